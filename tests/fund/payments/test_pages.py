"""The pages of the bank, as administrators use them without JavaScript."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fund.domain.ledger import credit, debit, pot
from fund.domain.payments.camt.writing import Payment
from fund.domain.payments.placing import Hand, place_other
from fund.enums import AccountKind, MatchKind
from fund.models import BankAccount, DebtorIban, Disbursement, PaymentMatch
from journal.models import Job
from samenorganiseren.shared import subjects
from tests.factories.accounts import AT

from .pages import page, press, text_of
from .scene import (
    CENTS,
    OTHER_IBAN,
    Town,
    held,
    open_on,
    waiting_of,
)

pytestmark = pytest.mark.django_db
WHY = "Volgens de e-mail van de gemeente"


def test_the_bank_is_shown_beside_the_books(first, bank):
    bank.take_in(Payment(50_00))

    shown = text_of(page(first, "fund_bank"))

    assert "NL20 INGB 0001 2345 67" in shown
    assert 'so-pill--good">klopt' in shown
    assert "Bijgeschreven, nog te plaatsen</dt><dd>€ 50,00" in shown


def test_a_difference_between_bank_and_books_is_shown(first, bank):
    bank.take_in(Payment(50_00))
    bank.book(
        debit(pot(AccountKind.BANK, detail=bank.account.iban), 1),
        credit(pot(AccountKind.RESERVE), 1),
    )

    assert re.search(r"verschil</span>\s*€ 0,01", text_of(page(first, "fund_bank")))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_bank_takes_the_same_queries_whatever_its_statements(
    first, bank, django_assert_num_queries, rows
):
    for _ in range(rows):
        bank.take_in(Payment(1_00))

    with django_assert_num_queries(9):
        shown = page(first, "fund_bank")

    assert text_of(shown).count(">Afschrift ") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_statement_takes_the_same_queries_whatever_its_lines(
    first, bank, django_assert_num_queries, rows
):
    made = bank.take_in(*[Payment(1_00, name="Gemeente")] * rows)

    with django_assert_num_queries(7):
        shown = page(first, "fund_bank_statement", made.statements[0].pk)

    assert text_of(shown).count("nog te plaatsen<small>") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_work_list_takes_the_same_queries_whatever_its_lines(
    first, bank, invoice, town, django_assert_num_queries, rows
):
    bank.take_in(
        *[Payment(CENTS + 1, iban=town.iban, reference=invoice.payment_reference)]
        * rows
    )

    with django_assert_num_queries(12):
        shown = page(first, "fund_bank_worklist")

    assert text_of(shown).count("Er staat nog € 1.000,00 open; dit is meer.") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_refunds_takes_the_same_queries_whatever_its_length(
    first, bank, django_assert_num_queries, rows
):
    for _ in range(rows):
        town = Town()
        bank.owes(town)
        bank.refund(town, 1_00)

    with django_assert_num_queries(8):
        shown = page(first, "fund_refunds")

    assert text_of(shown).count("Betaal terug<") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_line_takes_the_same_queries_whatever_was_placed_of_it(
    first, bank, django_assert_num_queries, rows
):
    line = bank.line(10_00)
    for seen in range(rows):
        place_other(hand=Hand(line, seen, WHY), cents=1_00, by=bank.first, now=AT)

    with django_assert_num_queries(13):
        shown = page(first, "fund_bank_line", line.pk)

    assert text_of(shown).count("Draai terug<") == rows


def test_the_work_list_shows_one_direction(first, bank):
    bank.take_in(Payment(50_00, name="Erbij"), Payment(-20_00, name="Eraf"))

    assert "Eraf" not in text_of(page(first, "fund_bank_worklist", richting="bij"))
    assert "Erbij" not in text_of(page(first, "fund_bank_worklist", richting="af"))


def test_an_empty_work_list_says_so(first, bank):
    assert "Alles heeft zijn plaats" in text_of(page(first, "fund_bank_worklist"))


def test_an_account_is_added(first, bank):
    answer = first.post(
        reverse("fund_bank_new_account"),
        {
            "iban": "NL91 ABNA 0417 1643 00",
            "name": "Spaarrekening",
            "opening_cents": "-12,50",
            "opened_on": AT.date().isoformat(),
        },
    )

    assert answer.url == reverse("fund_bank")
    assert BankAccount.objects.get(iban=OTHER_IBAN).account.balance_cents == -12_50


def test_a_wrong_account_number_is_said_at_its_field(first, bank):
    answer = first.post(
        reverse("fund_bank_new_account"), {"iban": "NL91 ABNA 0417 1643 01"}
    )

    assert (answer.status_code, BankAccount.objects.count()) == (422, 1)
    assert "Dit IBAN klopt niet" in text_of(answer)
    assert "NL91 ABNA 0417 1643 01" in text_of(answer)


def test_a_statement_is_handed_in_as_long_work(first, bank):
    upload = SimpleUploadedFile("afschrift.xml", bank.file(Payment(1_00)))

    answer = first.post(
        reverse("fund_bank_import"), {"account": bank.account.pk, "file": upload}
    )

    job = Job.objects.get()
    assert (answer.url, job.handler, job.arguments) == (
        reverse("job", args=[job.pk]),
        "fund.import_statement",
        {"account_id": bank.account.pk},
    )


def test_what_waits_is_looked_at_again_as_long_work(first, bank):
    answer = first.post(reverse("fund_bank_rematch", args=[bank.account.pk]))

    assert answer.url == reverse("job", args=[Job.objects.get().pk])


def test_after_placing_comes_the_next_line(first, bank, town, invoice):
    line, after = bank.take_in(
        Payment(CENTS, reference=invoice.payment_reference), Payment(1_00)
    ).lines

    answer = press(first, page(first, "fund_bank_line", line.pk), 1)

    assert answer.redirect_chain[-1][0] == after.get_absolute_url()


def test_the_neighbours_on_the_list_are_one_step_away(first, bank):
    before, line, after = bank.take_in(*[Payment(1_00)] * 3).lines

    shown = text_of(page(first, "fund_bank_line", line.pk))

    assert f'href="{before.get_absolute_url()}" rel="prev" accesskey="p"' in shown
    assert f'href="{after.get_absolute_url()}" rel="next" accesskey="n"' in shown
    assert "Regel 2 van 3 op de werklijst" in shown


def test_invoices_are_found_and_placed_by_hand(first, bank, town, invoice):
    second = bank.invoice(town, 500_00)
    line = bank.line(1_300_00, iban=OTHER_IBAN)

    shown = text_of(page(first, "fund_bank_line", line.pk, zoek="voorbeeld"))
    answer = first.post(
        reverse("fund_bank_place", args=[line.pk]),
        {
            "gezien": 0,
            "reason": WHY,
            f"factuur-{invoice.pk}": "1.000,00",
            f"factuur-{second.pk}": "200",
            "rest": "on",
            "learns": "on",
        },
    )

    assert f"Op factuur {second.number} van Voorbeeldstad" in shown
    assert answer.status_code == 302
    assert (open_on(invoice), open_on(second), waiting_of(line)) == (0, 300_00, 0)
    assert held(AccountKind.REFUNDABLE, municipality=town.municipality) == 100_00
    assert DebtorIban.objects.filter(iban=OTHER_IBAN).exists()


def test_what_was_typed_stays_when_it_is_refused(first, bank, town, invoice):
    line = bank.line(2 * CENTS)

    answer = first.post(
        reverse("fund_bank_place", args=[line.pk]),
        {"gezien": 0, "reason": WHY, f"factuur-{invoice.pk}": "1.000,01"},
    )

    assert answer.status_code == 422
    assert "Plaats niet meer dan dat." in text_of(answer)
    assert 'value="1.000,01"' in text_of(answer)
    assert WHY in text_of(answer)
    assert open_on(invoice) == CENTS


def test_who_comes_second_reads_what_happened(first, bank, town, invoice):
    line = bank.line(CENTS, reference=invoice.payment_reference)
    stale = page(first, "fund_bank_line", line.pk)
    press(first, stale, 1)

    answer = press(first, stale, 1)

    assert f"{bank.first.actor_label} plaatste dit intussen" in text_of(answer)
    assert PaymentMatch.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "cents", "kind"),
    [
        ("fund_bank_other", CENTS, MatchKind.OTHER_INCOME),
        ("fund_bank_overpaid", CENTS, MatchKind.OVERPAID),
        ("fund_bank_other", -CENTS, MatchKind.OTHER_INCOME),
    ],
)
def test_a_line_is_placed_elsewhere(first, bank, town, name, cents, kind):
    bank.line(CENTS)
    line = bank.line(cents)
    typed = {
        "gezien": 0,
        "reason": WHY,
        "bedrag": "1000",
        "gemeente": town.municipality.pk,
    }

    shown = page(first, name, line.pk)
    answer = first.post(reverse(name, args=[line.pk]), typed)

    assert 'value="1000,00"' in text_of(shown)
    assert (answer.status_code, PaymentMatch.objects.get().kind) == (302, kind)


def test_nobody_pays_back_an_award_that_is_not_there(first, bank):
    line = bank.line(CENTS)

    assert page(first, "fund_bank_grant_back", line.pk).status_code == 200
    assert "fund_bank_grant_back" not in text_of(page(first, "fund_bank_line", line.pk))


def test_a_placement_is_undone_with_a_reason(first, bank, town, invoice):
    line = bank.line(CENTS, reference=invoice.payment_reference)
    press(first, page(first, "fund_bank_line", line.pk), 1)
    match = PaymentMatch.objects.get()

    answer = first.post(
        reverse("fund_bank_undo", args=[match.pk]), {"reason": "Vergissing"}
    )

    assert answer.url == line.get_absolute_url()
    assert (open_on(invoice), waiting_of(line)) == (CENTS, CENTS)


def test_a_refund_is_made_ready(first, bank, town):
    bank.owes(town)

    answer = first.post(
        reverse("fund_refund", args=[town.municipality.code]),
        {"bedrag": "1.000,00", "rekening": town.debtor.ibans.get().pk},
    )

    assert answer.url == reverse("fund_refunds")
    assert Disbursement.objects.get().amount_cents == CENTS


def test_a_refund_above_what_is_owed_is_refused(first, bank, town):
    bank.owes(town)

    answer = first.post(
        reverse("fund_refund", args=[town.municipality.code]),
        {"bedrag": "1.000,01", "rekening": town.debtor.ibans.get().pk},
    )

    assert (answer.status_code, Disbursement.objects.count()) == (422, 0)


def test_what_is_not_owed_has_no_page(first, bank, town):
    assert page(first, "fund_refund", town.municipality.code).status_code == 404


@pytest.mark.parametrize("key", ["bankaccount", "statement", "transaction"])
def test_what_the_journal_points_at_has_a_page(first, bank, key):
    line = bank.line(CENTS)
    numbers = {
        "bankaccount": bank.account.pk,
        "statement": line.statement_id,
        "transaction": line.pk,
    }

    found = subjects.resolve(f"fund.{key}:{numbers[key]}")

    assert first.get(found.url).status_code == 200
    assert subjects.resolve(f"fund.{key}:0") is None
