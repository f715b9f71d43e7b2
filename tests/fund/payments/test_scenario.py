"""A month of the fund's bank, from the statement to a work list that is empty."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from fund.domain.payments.camt.writing import Payment
from fund.domain.payments.placing import (
    Hand,
    place_bounce,
    place_on_invoices,
    place_other,
    place_overpaid,
    undo,
)
from fund.domain.payments.placing.invoices import Parts
from fund.enums import AccountKind, DisbursementState
from fund.models import Disbursement, PaymentMatch
from fund.queries.payments.overview import agreements, owed_back
from fund.queries.payments.waiting import suspense, waiting
from journal.domain.jobs import start_job
from journal.enums import JobState
from tests.factories.accounts import AT
from tests.journal.outboxes import Clock, deliver_due

from .scene import OTHER_IBAN, Bank, Town, held, open_on, ordered


@pytest.fixture(autouse=True)
def own_database(racing_db, settings, tmp_path):
    """Long work tells how far it is on a connection of its own."""
    settings.MEDIA_ROOT = tmp_path


def handed_in(bank, content):
    """Upload a file and let the work be done; the sentence that it ends with."""
    job = start_job(
        "fund.import_statement",
        title="Afschrift inlezen",
        by=bank.first,
        now=AT,
        upload=ContentFile(content, name="afschrift.xml"),
        account_id=bank.account.pk,
    )
    deliver_due(Clock(timezone.now()))
    job.refresh_from_db()
    return job


def took_in(bank, *payments):
    job = handed_in(bank, bank.file(*payments))
    bank.last += 1
    bank.closing_cents += sum(one.cents for one in payments)
    return job.outcome


def line_of(name):
    return waiting().get(counter_name=name)


def test_a_month_of_the_bank():
    bank = Bank(opening_cents=5_000_00)
    alphen, boxtel, castricum = Town("Alphen"), Town("Boxtel"), Town("Castricum")
    first = bank.invoice(alphen, 12_345_67)
    second, third = bank.invoice(boxtel, 8_000_00), bank.invoice(boxtel, 2_000_00)
    fourth = bank.invoice(castricum, 6_000_00)

    # Ann hands in the first statement. What is certain finds its own place.
    assert (
        took_in(
            bank,
            Payment(
                12_345_67,
                name="Alphen",
                iban=alphen.iban,
                reference=first.payment_reference,
            ),
            Payment(
                10_000_00,
                name="Boxtel",
                iban=boxtel.iban,
                text=[f"{second.number} en {third.number}"],
            ),
            Payment(6_100_00, name="Castricum", iban=OTHER_IBAN, text=[fourth.number]),
            Payment(750_00, name="Ministerie", text=["Bijdrage symposium"]),
            Payment(-12_50, name="Bank", text=["Kosten"]),
        )
        == "Afschrift 1 ingelezen. Geplaatst: 1 van 5. Op de werklijst: 4."
    )
    assert open_on(first) == 0

    # She hands it in once more by accident; nothing happens, and that is said.
    again = handed_in(bank, bank.file(number=1, opening_cents=0))
    assert again.state == JobState.FAILED
    assert "met een andere inhoud" in again.outcome

    # Bob takes the work list. Two invoices in one payment:
    by = {"by": bank.second, "now": AT}
    hand = Hand(line_of("Boxtel"), 0, "Beide facturen zijn genoemd")
    place_on_invoices(hand=hand, parts=Parts({second: 8_000_00, third: 2_000_00}), **by)

    # Castricum paid from a new account, and too much. He knows the account now.
    hand = Hand(line_of("Castricum"), 0, "Gebeld met de gemeente")
    parts = Parts({fourth: 6_000_00}, gives_rest_back=True, learns_iban=True)
    place_on_invoices(hand=hand, parts=parts, **by)

    # The rest is other income and costs. The work list is empty.
    for name, cents in (("Ministerie", 750_00), ("Bank", 12_50)):
        hand = Hand(line_of(name), 0, "Volgens de omschrijving")
        place_other(hand=hand, cents=cents, **by)
    assert suspense() == {"in_cents": 0, "out_cents": 0, "count": 0}
    assert held(AccountKind.OTHER_INCOME, year=bank.year) == 737_50

    # Castricum is owed € 100. Ann prepares it, the bank is asked, and pays.
    (owed,) = owed_back()
    assert (owed.account.municipality, owed.left_cents) == (
        castricum.municipality,
        100_00,
    )
    (payment,) = ordered(bank, bank.refund(castricum, 100_00))

    # In the next statement: the refund, Boxtel's payment taken back, Alphen twice.
    assert (
        took_in(
            bank,
            Payment(
                -100_00,
                name="Castricum",
                iban=payment.recipient_iban,
                end_to_end_id=payment.end_to_end_id,
            ),
            Payment(-2_000_00, name="Boxtel", iban=boxtel.iban, is_reversal=True),
            Payment(
                12_345_67,
                name="Alphen",
                iban=alphen.iban,
                reference=first.payment_reference,
            ),
        )
        == "Afschrift 2 ingelezen. Geplaatst: 1 van 3. Op de werklijst: 2."
    )
    assert Disbursement.objects.get().state == DisbursementState.PAID

    # Bob says which payment came back; its invoice is open again.
    earlier = PaymentMatch.objects.get(invoice=third)
    hand = Hand(line_of("Boxtel"), 0, "Storno door de bank")
    place_bounce(hand=hand, earlier=earlier, **by)
    assert open_on(third) == 2_000_00

    # He takes Alphen's second payment for income, sees it, and puts it right.
    double = line_of("Alphen")
    mistake = place_other(hand=Hand(double, 0, "Te snel"), cents=12_345_67, **by)
    undo(match=mistake, reason="Dit is een dubbele betaling", **by)
    place_overpaid(
        hand=Hand(double, 2, "Dubbel betaald"),
        municipality=alphen.municipality,
        cents=12_345_67,
        **by,
    )

    # Nothing waits, and the bank says what the books say.
    assert suspense()["count"] == 0
    (agreement,) = agreements()
    assert (agreement.agrees, agreement.booked_cents) == (True, bank.closing_cents)


def test_a_statement_that_comes_again_is_said():
    bank = Bank()
    content = bank.file(Payment(1_00))

    first, again = handed_in(bank, content), handed_in(bank, content)

    assert (first.result_url, again.state, again.outcome, again.result_url) == (
        "/fonds/bank/werklijst/",
        JobState.DONE,
        f"Afschrift 1 (ingelezen op {timezone.localdate():%d-%m-%Y}): al ingelezen. Er is niets "
        "veranderd.",
        "/fonds/bank/",
    )


def test_a_statement_that_is_refused_ends_with_its_sentence():
    bank = Bank()

    job = handed_in(bank, bank.file(Payment(1_00))[:-40])

    assert (job.state, job.outcome) == (
        JobState.FAILED,
        "Dit bestand is niet compleet: het houdt halverwege op. Haal het opnieuw op "
        "bij de bank.",
    )


def test_what_waits_is_looked_at_again_as_work():
    bank, town = Bank(), Town("Voorbeeldstad")
    invoice = bank.invoice(town)
    handed_in(
        bank,
        bank.file(
            Payment(
                invoice.total_cents,
                iban=OTHER_IBAN,
                reference=invoice.payment_reference,
            )
        ),
    )
    town.knows(OTHER_IBAN)

    job = start_job(
        "fund.match_payments",
        title="Opnieuw",
        by=bank.first,
        now=AT,
        account_id=bank.account.pk,
    )
    deliver_due(Clock(timezone.now()))

    job.refresh_from_db()
    assert (job.outcome, open_on(invoice)) == (
        "Geplaatst: 1 van 1. Op de werklijst: 0.",
        0,
    )
