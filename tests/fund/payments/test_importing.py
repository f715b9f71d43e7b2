"""A statement is taken in whole and once, or refused with nothing stored."""

import pytest

from fund.domain.ledger.accounts import pot
from fund.domain.payments import accounts
from fund.domain.payments.camt import StatementRefused
from fund.domain.payments.camt.writing import Payment
from fund.enums import AccountKind
from fund.models import (
    Account,
    BankAccount,
    BankStatement,
    BankTransaction,
    Entry,
    Line,
)
from fund.rules.identifiers import BadNumber
from journal.models import Entry as JournalEntry
from samenorganiseren.shared.errors import DomainError, NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import TODAY, YEAR, balances

from .sabotage import SABOTAGE
from .scene import IBAN, OTHER_IBAN, Bank, held, waiting_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank():
    return Bank(opening_cents=950_00)


def kept():
    """All that an import could store."""
    models = (BankStatement, BankTransaction, Account, Entry, Line, JournalEntry)
    return [model.objects.count() for model in models]


def second_statement(bank):
    """The good file that is sabotaged: two payments and a batch."""
    bank.take_in(Payment(50_00, name="Eerste", bank_reference="REF-1"))
    return bank.file(
        Payment(50_00, name="Eerste", bank_reference="REF-2"),
        Payment(-20_00, name="Tweede"),
        Payment(10_00, batch=(Payment(2_50, name="A"), Payment(7_50, name="B"))),
    )


def test_the_file_that_is_sabotaged_is_good(bank):
    made = bank.import_file(second_statement(bank))

    assert [line.amount_cents for line in made.lines] == [50_00, -20_00, 2_50, 7_50]


@pytest.mark.parametrize("name", SABOTAGE)
def test_a_sabotaged_statement_is_refused_and_nothing_is_stored(bank, name):
    change, sentence = SABOTAGE[name]
    content = change(second_statement(bank))
    before = kept()

    with pytest.raises(DomainError, match=r"^[A-Z].+[.]$") as refusal:
        bank.import_file(content)

    assert sentence in str(refusal.value).replace("\u00a0", " ")
    assert kept() == before


def test_every_line_is_booked_on_its_own_pot(bank):
    made = bank.take_in(Payment(50_00, name="In"), Payment(-20_00, name="Uit"))
    more, less = made.lines

    assert balances() == {
        "0500": 950_00,
        f"1000.{IBAN}": 980_00,
        f"1900.b{more.pk}": 50_00,
        f"1910.b{less.pk}": 20_00,
    }
    assert pot(AccountKind.MONEY_IN, bank_transaction=more).name == (
        f"bijschrijving die nog geplaatst moet worden, bankregel {more.pk}"
    )
    assert Entry.objects.filter(document=more.subject_key).get().description == (
        "Afschrift 1, regel 1"
    )


def test_a_statement_that_comes_again_changes_nothing_and_is_named(bank):
    content = bank.file(Payment(50_00))
    first = bank.import_file(content)
    before = kept()

    again = bank.import_file(content)

    assert ([*again.statements], [*again.lines]) == ([], [])
    assert again.known == first.statements
    assert kept() == before


def test_the_same_statement_in_a_file_that_was_made_anew_changes_nothing(bank):
    content = bank.file(Payment(50_00))
    first = bank.import_file(content)

    again = bank.import_file(content.replace(b"MSG1", b"MSG-ANEW"))

    assert again.known == first.statements


def test_the_same_number_with_another_content_is_refused(bank):
    bank.import_file(bank.file(Payment(50_00)))
    before = kept()

    with pytest.raises(StatementRefused, match="met een andere inhoud"):
        bank.import_file(bank.file(Payment(51_00)))

    assert kept() == before


def test_a_statement_from_before_the_first_is_refused(bank):
    bank.import_file(bank.file(Payment(50_00), number=5))

    with pytest.raises(StatementRefused, match="ouder afschrift kan er niet meer"):
        bank.import_file(bank.file(Payment(1_00), number=4))

    assert BankStatement.objects.count() == 1


def test_the_first_statement_opens_with_what_the_books_say(bank):
    with pytest.raises(StatementRefused, match="begint met"):
        bank.import_file(bank.file(Payment(50_00), opening_cents=1_00))

    assert BankStatement.objects.count() == 0


def test_only_administrators_take_in_statements(bank):
    with pytest.raises(NotAllowed):
        bank.import_file(bank.file(Payment(50_00)), by=UserFactory())

    assert BankStatement.objects.count() == 0


def test_a_fund_has_accounts_of_which_the_number_is_right(bank):
    with pytest.raises(BadNumber, match="klopt niet"):
        add(bank, iban="NL20INGB0001234568")

    assert BankAccount.objects.count() == 1


def test_an_account_is_added_once(bank):
    with pytest.raises(accounts.AccountKnown, match="al toegevoegd, als “Fonds GGU”"):
        add(bank, iban="NL20 INGB 0001 2345 67")

    assert BankAccount.objects.count() == 1


def test_an_account_may_have_been_overdrawn(bank):
    made = add(bank, opening_cents=-5_00)

    assert (made.iban, held(AccountKind.BANK, detail=OTHER_IBAN)) == (OTHER_IBAN, -5_00)


def add(bank, **changes):
    said = {
        "iban": OTHER_IBAN,
        "name": "Tweede rekening",
        "opening_cents": 0,
        "opened_on": TODAY,
        **changes,
    }
    return accounts.add_bank_account(**said, by=bank.first, now=AT)


def test_money_that_waits_is_as_much_as_its_line(bank):
    line = bank.line(12_34)

    assert (waiting_of(line), line.booked_on.year) == (12_34, YEAR)
