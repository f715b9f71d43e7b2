"""Payments placed by hand: on invoices, elsewhere, and taken back again."""

import pytest

from fund.domain.ledger import NotEnough, credit, debit, pot
from fund.domain.payments.placing import (
    Hand,
    NotPlaced,
    PlacedMeanwhile,
    place_bounce,
    place_on_invoices,
    place_other,
    place_overpaid,
    undo,
)
from fund.domain.payments.placing.hand import day_for
from fund.domain.payments.placing.invoices import Parts
from fund.enums import AccountKind, MatchedBy, MatchKind, YearState
from fund.models import BankTransaction, DebtorIban, FiscalYear, PaymentMatch
from fund.queries.payments.placed import history_of
from journal.models import Entry as JournalEntry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import TODAY, balances

from .scene import OTHER_IBAN, Town, held, open_on, waiting_of

pytestmark = pytest.mark.django_db
CENTS = 1_000_00
WHY = "Volgens de e-mail van de gemeente"


def place(bank, line, parts, *, seen=0, reason=WHY, by=None, **more):
    return place_on_invoices(
        hand=Hand(line, seen, reason),
        parts=Parts(parts, **more),
        by=by or bank.first,
        now=AT,
    )


def other(bank, line, cents, **hand):
    said = Hand(line, **{"seen": 0, "reason": WHY, **hand})
    return place_other(hand=said, cents=cents, by=bank.first, now=AT)


def take_back(bank, match, reason="Vergissing", by=None):
    return undo(match=match, reason=reason, by=by or bank.first, now=AT)


def refused(kind, sentence, act):
    """It is refused with this sentence, and nothing happened."""
    before = (balances(), PaymentMatch.objects.count(), JournalEntry.objects.count())

    with pytest.raises(kind) as refusal:
        act()

    assert sentence in str(refusal.value).replace("\u00a0", " ")
    assert before == (
        balances(),
        PaymentMatch.objects.count(),
        JournalEntry.objects.count(),
    )


def test_a_payment_is_placed_on_one_invoice(bank, town, invoice):
    line = bank.line(CENTS)

    (match,) = place(bank, line, {invoice: CENTS})

    assert (
        match.kind,
        match.invoice,
        match.amount_cents,
        match.how,
        match.reason,
        match.matched_by_label,
        match.entry.key,
    ) == (
        MatchKind.INVOICE,
        invoice,
        CENTS,
        MatchedBy.HAND,
        WHY,
        bank.first.actor_label,
        f"match:{line.pk}:1",
    )
    assert (open_on(invoice), waiting_of(line)) == (0, 0)
    assert JournalEntry.objects.get(action="fund.payment_placed").details == {
        "soort": "factuur",
        "bedrag": CENTS,
    }


def test_a_payment_is_placed_on_more_invoices(bank, town, invoice):
    second = bank.invoice(town, 500_00)
    line = bank.line(1_200_00)

    place(bank, line, {invoice: CENTS, second: 200_00})

    assert (open_on(invoice), open_on(second), waiting_of(line)) == (0, 300_00, 0)


def test_a_part_leaves_the_rest_of_the_line_waiting(bank, town, invoice):
    line = bank.line(CENTS)

    place(bank, line, {invoice: 400_00})
    place(bank, line, {invoice: 100_00}, seen=1)

    assert (open_on(invoice), waiting_of(line)) == (500_00, 500_00)


def test_what_was_paid_too_much_goes_back_where_that_is_asked(bank, town, invoice):
    line = bank.line(1_050_00)

    matches = place(bank, line, {invoice: CENTS}, gives_rest_back=True)

    assert [match.kind for match in matches] == [MatchKind.INVOICE, MatchKind.OVERPAID]
    assert (
        waiting_of(line),
        held(AccountKind.REFUNDABLE, municipality=town.municipality),
    ) == (0, 50_00)


def test_what_was_paid_too_much_waits_where_nobody_asked(bank, town, invoice):
    line = bank.line(1_050_00)

    place(bank, line, {invoice: CENTS})

    assert waiting_of(line) == 50_00


def test_a_double_payment_is_owed_back(bank, town, invoice):
    line = bank.line(CENTS)

    place_overpaid(
        hand=Hand(line, 0, "Dubbel betaald"),
        municipality=town.municipality,
        cents=CENTS,
        by=bank.first,
        now=AT,
    )

    assert held(AccountKind.REFUNDABLE, municipality=town.municipality) == CENTS


def test_an_account_is_learnt_by_a_tick_alone(bank, town, invoice):
    line = bank.line(CENTS, iban=OTHER_IBAN)
    place(bank, line, {invoice: 400_00})
    before = set(DebtorIban.objects.values_list("iban", flat=True))

    place(bank, line, {invoice: 600_00}, seen=1, learns_iban=True)

    after = set(DebtorIban.objects.values_list("iban", flat=True))
    assert after - before == {OTHER_IBAN}
    assert JournalEntry.objects.filter(action="fund.iban_learned").count() == 1


def test_other_income_is_income_of_the_year(bank):
    line = bank.line(75_00)

    other(bank, line, 75_00)

    assert held(AccountKind.OTHER_INCOME, year=bank.year) == 75_00


def test_what_the_bank_takes_is_less_income(bank):
    bank.line(100_00)
    line = bank.line(-12_50)

    other(bank, line, 12_50)

    assert (held(AccountKind.OTHER_INCOME, year=bank.year), waiting_of(line)) == (
        -12_50,
        0,
    )


def test_an_undone_payment_waits_again_and_stays_to_be_read(bank, town, invoice):
    line = bank.line(CENTS)
    (match,) = place(bank, line, {invoice: CENTS})

    mirror = take_back(bank, match)

    assert (open_on(invoice), waiting_of(line)) == (CENTS, CENTS)
    assert mirror.entry.reverses == match.entry
    assert [
        (one.match, one.is_undone, one.may_be_undone) for one in history_of(line)
    ] == [
        (match, True, False),
        (mirror, False, False),
    ]


def test_what_was_undone_is_placed_anew(bank, town, invoice):
    line = bank.line(CENTS)
    (match,) = place(bank, line, {invoice: CENTS})
    take_back(bank, match)

    (again,) = place(bank, line, {invoice: CENTS}, seen=2)

    assert (again.entry.key, open_on(invoice)) == (f"match:{line.pk}:3", 0)


def test_a_payment_that_the_bank_takes_back_is_open_again(bank, town, invoice):
    paid = bank.line(CENTS)
    (match,) = place(bank, paid, {invoice: CENTS})
    back = bank.line(-CENTS, is_reversal=True)

    bounce = bounced(bank, back, match)

    assert (bounce.bounces, bounce.invoice, open_on(invoice)) == (match, invoice, CENTS)
    assert (waiting_of(paid), waiting_of(back)) == (0, 0)


def bounced(bank, line, match, seen=0):
    return place_bounce(
        hand=Hand(line, seen, "Storno"), earlier=match, by=bank.first, now=AT
    )


def test_what_the_bank_took_back_is_not_taken_back_twice(bank, town, invoice):
    bank.line(CENTS)
    (match,) = place(bank, bank.line(CENTS), {invoice: CENTS})
    first, second = bank.line(-CENTS), bank.line(-CENTS)
    bounce = bounced(bank, first, match)

    refused(NotPlaced, "staat er niet meer zo", lambda: bounced(bank, second, match))
    refused(NotPlaced, "Draai eerst die storno terug", lambda: take_back(bank, match))

    take_back(bank, bounce)
    assert bounced(bank, second, match).bounces == match


def test_a_part_of_what_was_paid_does_not_bounce(bank, town, invoice):
    (match,) = place(bank, bank.line(CENTS), {invoice: CENTS})
    line = bank.line(-400_00)

    refused(
        NotPlaced,
        "de eerdere betaling was € 1.000,00",
        lambda: bounced(bank, line, match),
    )


def test_more_than_the_line_holds_is_refused(bank, town, invoice):
    line = bank.line(400_00)

    refused(
        NotPlaced,
        "U plaatst € 400,01, maar van deze regel staat nog € 400,00 open.",
        lambda: place(bank, line, {invoice: 400_01}),
    )


def test_more_than_is_open_is_refused(bank, town, invoice):
    line = bank.line(2 * CENTS)

    refused(
        NotPlaced,
        "staat nog € 1.000,00 open. Plaats niet meer dan dat.",
        lambda: place(bank, line, {invoice: CENTS + 1}),
    )


def test_one_part_that_does_not_fit_places_none(bank, town, invoice):
    second = bank.invoice(town, 500_00)
    line = bank.line(2 * CENTS)

    refused(
        NotPlaced,
        "Plaats niet meer dan dat",
        lambda: place(bank, line, {invoice: CENTS, second: 500_01}),
    )


def test_placing_asks_for_a_reason(bank, town, invoice):
    line = bank.line(CENTS)

    refused(
        NotPlaced,
        "Schrijf op waarom",
        lambda: place(bank, line, {invoice: CENTS}, reason="  "),
    )


def test_placing_asks_for_an_amount(bank):
    line = bank.line(CENTS)

    refused(NotPlaced, "Vul bij minstens één factuur", lambda: place(bank, line, {}))


def test_money_that_went_out_pays_no_invoice(bank, town, invoice):
    bank.line(CENTS)
    line = bank.line(-CENTS)

    refused(
        NotPlaced,
        "Dit kan alleen met geld dat bij kwam; dit ging af.",
        lambda: place(bank, line, {invoice: CENTS}),
    )


def test_the_second_reads_what_the_first_did(bank, town, invoice):
    line = bank.line(CENTS)
    place(bank, line, {invoice: 900_00})

    refused(
        PlacedMeanwhile,
        f"{bank.first.actor_label} plaatste dit intussen: € 900,00, factuur "
        f"{invoice.number} van Voorbeeldstad. Van deze regel staat nog € 100,00 open. "
        "Er is nu niets veranderd.",
        lambda: place(bank, line, {invoice: 100_00}, by=bank.second),
    )


def test_undoing_twice_tells_who_did_it(bank, town, invoice):
    (match,) = place(bank, bank.line(CENTS), {invoice: CENTS})
    take_back(bank, match)

    refused(
        NotPlaced,
        f"{bank.first.actor_label} draaide dit al terug",
        lambda: take_back(bank, match, by=bank.second),
    )


def test_undoing_asks_for_a_reason(bank, town, invoice):
    (match,) = place(bank, bank.line(CENTS), {invoice: CENTS})

    refused(NotPlaced, "Schrijf op waarom", lambda: take_back(bank, match, reason=" "))


def test_an_undoing_is_not_undone(bank, town, invoice):
    (match,) = place(bank, bank.line(CENTS), {invoice: CENTS})
    mirror = take_back(bank, match)

    refused(NotPlaced, "kan hier niet worden", lambda: take_back(bank, mirror))


def test_what_was_owed_back_and_paid_back_is_not_undone(bank, town):
    line = bank.line(CENTS)
    match = place_overpaid(
        hand=Hand(line, 0, WHY),
        municipality=town.municipality,
        cents=CENTS,
        by=bank.first,
        now=AT,
    )
    gone = bank.line(-CENTS)
    from_owed(bank, town, gone)

    refused(NotEnough, "terug te betalen", lambda: take_back(bank, match))


def from_owed(bank, town, line):
    bank.book(
        debit(pot(AccountKind.REFUNDABLE, municipality=town.municipality), CENTS),
        credit(pot(AccountKind.MONEY_OUT, bank_transaction=line), CENTS),
    )


def test_facts_of_two_municipalities_teach_no_account(bank, town, invoice):
    elsewhere = bank.invoice(Town("Anderstad"), CENTS)
    line = bank.line(2 * CENTS, iban=OTHER_IBAN)

    refused(
        NotPlaced,
        "Deze facturen zijn van meer gemeenten",
        lambda: place(bank, line, {invoice: CENTS, elsewhere: CENTS}, learns_iban=True),
    )


def test_an_account_of_another_municipality_is_not_learnt(bank, town, invoice):
    known = Town("Anderstad")
    line = bank.line(CENTS, iban=known.iban)

    refused(
        NotPlaced,
        "al bekend als rekening van Anderstad",
        lambda: place(bank, line, {invoice: CENTS}, learns_iban=True),
    )


def test_an_account_that_the_bank_did_not_name_is_not_learnt(bank, town, invoice):
    line = bank.line(CENTS)

    refused(
        NotPlaced,
        "De bank noemt geen geldig IBAN",
        lambda: place(bank, line, {invoice: CENTS}, learns_iban=True),
    )


def test_only_administrators_place_and_undo(bank, town, invoice):
    line = bank.line(CENTS)
    (match,) = place(bank, line, {invoice: 1_00})
    stranger = UserFactory()

    refused(
        NotAllowed,
        "beheerders van het Fonds GGU",
        lambda: place(bank, line, {invoice: 1_00}, seen=1, by=stranger),
    )
    refused(
        NotAllowed,
        "beheerders van het Fonds GGU",
        lambda: take_back(bank, match, by=stranger),
    )


def test_what_came_in_in_a_closed_year_is_placed_today():
    last_year = TODAY.year - 1
    FiscalYear.objects.create(
        year=last_year,
        state=YearState.CLOSED,
        opened_by_label="Proef",
        opened_at=AT,
        closed_by_label="Proef",
        closed_at=AT,
    )
    line = BankTransaction(booked_on=TODAY.replace(year=last_year, month=12))

    assert day_for(line, AT) == TODAY


def test_what_came_in_in_an_open_year_is_placed_on_its_day(bank):
    line = BankTransaction(booked_on=TODAY.replace(month=3))

    assert day_for(line, AT) == line.booked_on
