"""A worker that is killed while it takes in a statement leaves nothing half."""

from django.core.files.base import ContentFile

from fund.domain.payments.camt.writing import Payment
from fund.models import BankStatement, BankTransaction, Entry, PaymentMatch
from journal.domain.jobs import start_job
from journal.enums import JobState
from journal.models import Job
from tests.factories.accounts import AT
from tests.factories.fund import balances
from tests.machinery import kill, wait_until

from .scene import IBAN, Bank, Town, open_on

LINES = 1_500


def test_a_statement_is_taken_in_once_though_its_worker_is_killed(machinery, settings):
    settings.MEDIA_ROOT = machinery.folder / "media"
    bank, town = Bank(), Town("Voorbeeldstad")
    invoice = bank.invoice(town, LINES * 100)
    content = bank.file(
        *[Payment(100, iban=town.iban, reference=invoice.payment_reference)] * LINES
    )
    before = (balances(), Entry.objects.count())
    job = start_job(
        "fund.import_statement",
        title="Afschrift inlezen",
        by=bank.first,
        now=AT,
        upload=ContentFile(content, name="afschrift.xml"),
        account_id=bank.account.pk,
    )
    machinery.start_valkey()
    worker = machinery.start_worker(concurrency=1)
    machinery.start_beat()
    wait_until(lambda: Job.objects.get(pk=job.pk).done >= 500, machinery)

    kill(worker)
    half = (balances(), Entry.objects.count())
    stored = BankStatement.objects.count() + BankTransaction.objects.count()
    machinery.start_worker(concurrency=1)
    wait_until(lambda: Job.objects.get(pk=job.pk).is_finished, machinery)

    assert (half, stored) == (before, 0)
    job.refresh_from_db()
    assert (job.state, job.outcome, job.total) == (
        JobState.DONE,
        f"Afschrift 1 ingelezen. Geplaatst: {LINES} van {LINES}. Op de werklijst: 0.",
        2 * LINES,
    )
    assert (
        BankStatement.objects.count(),
        BankTransaction.objects.count(),
        PaymentMatch.objects.count(),
        open_on(invoice),
        balances()[f"1000.{IBAN}"],
    ) == (1, LINES, LINES, 0, LINES * 100)
