"""A worker that is killed while it makes invoices leaves no number lost and none twice."""

from django.utils import timezone

from fund.enums import RunState
from fund.models import (
    Entry,
    Invoice,
    InvoiceDelivery,
    InvoiceSeries,
)
from fund.queries.invoices.runs import ISSUE
from journal.domain.jobs import start_job
from journal.enums import JobState
from journal.models import Job
from tests.factories.accounts import AT
from tests.factories.fund import FiscalYearFactory, fund_administrator
from tests.machinery import kill, wait_until

from .scene import scene

TOWNS = 60


def numbers():
    return list(Invoice.objects.order_by("id").values_list("number", flat=True))


def test_a_run_is_invoiced_once_and_without_a_gap_though_its_worker_is_killed(
    machinery, settings
):
    settings.MEDIA_ROOT = machinery.folder / "media"
    run, by = scene(*[10_000] * TOWNS), fund_administrator()
    # The worker's clock is that of today.
    FiscalYearFactory(year=timezone.localdate().year)
    job = start_job(ISSUE, title="Facturen maken", by=by, now=AT, run_id=run.pk)
    machinery.start_valkey()
    worker = machinery.start_worker(concurrency=1)
    machinery.start_beat()
    # Halfway through numbering: all were judged, and some were stored.
    wait_until(lambda: Job.objects.get(pk=job.pk).done > TOWNS + 5, machinery)

    kill(worker)
    half = (numbers(), Entry.objects.count(), InvoiceSeries.objects.count())
    machinery.start_worker(concurrency=1)
    wait_until(lambda: Job.objects.get(pk=job.pk).is_finished, machinery)
    sent = InvoiceDelivery.objects.filter(state="verzonden")
    wait_until(lambda: sent.count() == TOWNS, machinery)

    assert half == ([], 0, 0)
    job.refresh_from_db()
    run.refresh_from_db()
    assert (job.state, run.state) == (JobState.DONE, RunState.INVOICED)
    assert job.outcome.startswith(f"Gemaakt en op weg: {TOWNS} facturen")
    expected = [f"F{run.year_id}-{turn:05d}" for turn in range(1, TOWNS + 1)]
    assert numbers() == expected
    assert Entry.objects.count() == TOWNS
    assert sorted(one.name for one in (machinery.folder / "invoices").iterdir()) == [
        f"{number}.{end}" for number in expected for end in ("pdf", "xml")
    ]
