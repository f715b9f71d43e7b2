"""What PostgreSQL keeps of payments, attacked past everything that a verb does."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction

from fund.domain.ledger import credit, debit, pot, reverse
from fund.domain.payments.accounts import add_bank_account
from fund.domain.payments.placing import Hand, place_bounce, place_on_invoices, undo
from fund.domain.payments.placing.invoices import Parts
from fund.enums import AccountKind
from fund.models import BankTransaction, PaymentMatch
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, balances

from .scene import CENTS, OTHER_IBAN, Bank, Town, open_on, waiting_of

pytestmark = pytest.mark.django_db
# Whatever the serving role could think of to switch a guard off.
SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'fund.PaymentMatch:fund_paymentmatch_guard'",
    "SET LOCAL session_replication_role = replica",
    "SET LOCAL ROLE portal_owner",
]
every_switch = pytest.mark.parametrize(
    "switch", SWITCHES, ids=["plain", "pgtrigger", "replica", "owner"]
)


class Placed:
    """Two invoices of one town; the first line pays the first of them in part."""

    def __init__(self, placed=400_00):
        self.bank, self.town = Bank(), Town("Voorbeeldstad")
        self.invoice = self.bank.invoice(self.town, CENTS)
        self.other = self.bank.invoice(self.town, CENTS)
        self.line, self.beside = self.bank.line(CENTS), self.bank.line(CENTS)
        (self.match,) = place(self.bank, self.line, {self.invoice: placed})

    def values(self, **changed):
        """A row beside the placement, as it would be without any guard."""
        return {
            "transaction_id": self.line.pk,
            "kind": "factuur",
            "invoice_id": self.invoice.pk,
            "amount_cents": 400_00,
            "entry_id": self.fresh().pk,
            "reverses_id": None,
            "bounces_id": None,
            "how": "met-de-hand",
            "reason": "Aanval",
            "matched_by_label": "Aanvaller",
            "matched_at": AT,
            **changed,
        }

    def fresh(self):
        """An entry that moves as much as the placement, and belongs to none."""
        money, receivable = (
            line.account for line in self.match.entry.lines.order_by("-amount_cents")
        )
        return self.bank.book((money, 100_00), (receivable, -100_00))

    def all(self):
        return [*PaymentMatch.objects.order_by("pk").values()], balances()


def place(bank, line, parts, seen=0):
    return place_on_invoices(
        hand=Hand(line, seen, "Volgens de gemeente"),
        parts=Parts(parts),
        by=bank.first,
        now=AT,
    )


def refused(statement, *values, switch=""):
    """Which rule refuses it; an attack that a switch itself refuses fails too."""
    settle()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if switch:
                cursor.execute(switch)
            cursor.execute(statement, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        return (diagnosis and diagnosis.constraint_name) or "refused"
    finally:
        settle()
    return ""


def settle():
    """Nothing of what was stored before still waits for a check, as after a commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def insert(table, values, switch=""):
    columns, places = ", ".join(values), ", ".join(["%s"] * len(values))
    return refused(
        f"INSERT INTO {table} ({columns}) VALUES ({places})",
        *values.values(),
        switch=switch,
    )


def saved(model, values):
    """The same through the ORM."""
    try:
        with transaction.atomic():
            model.objects.create(**values)
    except DatabaseError as error:
        return error.__cause__.diag.constraint_name
    return ""


def line_values(line, **changed):
    return {
        "statement_id": line.statement_id,
        "bank_account_id": line.bank_account_id,
        "position": 2,
        "booked_on": TODAY,
        "amount_cents": 1_00,
        "counter_name": "",
        "counter_iban": "",
        "remittance": "",
        "reference": "",
        "end_to_end_id": "",
        "bank_reference": "",
        "is_reversal": False,
        "content_sha256": hashlib.sha256(b"aanval").hexdigest(),
        **changed,
    }


@every_switch
def test_a_statement_takes_no_line_afterwards(switch):
    line = Bank().line(CENTS)

    told = insert("fund_banktransaction", line_values(line), switch)

    assert told in (
        {"bank_statement_adds_up"}
        if not switch or "pgtrigger" in switch
        else {"refused"}
    )
    assert saved(BankTransaction, line_values(line)) == "bank_statement_adds_up"
    assert BankTransaction.objects.count() == 1


@pytest.mark.parametrize("changed", [{"closing_cents": 1}, {"transaction_count": 1}])
def test_a_statement_adds_up_when_it_is_stored(changed):
    line = Bank().line(CENTS)
    values = {
        "bank_account_id": line.bank_account_id,
        "number": 2,
        "bank_id": "x",
        "booked_on": TODAY,
        "opening_cents": 0,
        "closing_cents": 0,
        "version": "camt.053.001.08",
        "transaction_count": 0,
        "content": b"x",
        "sha256": "0" * 64,
        "imported_by_label": "Aanvaller",
        "imported_at": AT,
        **changed,
    }

    assert insert("fund_bankstatement", values) == "bank_statement_adds_up"


def test_a_line_is_of_the_account_of_its_statement():
    bank = Bank()
    line = bank.line(CENTS)
    elsewhere = add_bank_account(
        iban=OTHER_IBAN,
        name="Elders",
        opening_cents=0,
        opened_on=TODAY,
        by=bank.first,
        now=AT,
    )

    values = line_values(line, bank_account_id=elsewhere.pk)

    assert insert("fund_banktransaction", values) == "bank_transaction_of_its_account"


UNTRUE = {
    "another line": lambda made: {"transaction_id": made.beside.pk},
    "another invoice": lambda made: {"invoice_id": made.other.pk},
    "another amount": lambda made: {"amount_cents": 100_01},
}


@every_switch
@pytest.mark.parametrize("name", UNTRUE)
def test_a_placement_that_is_not_booked_so_is_refused(name, switch):
    made = Placed()
    values = made.values(amount_cents=100_00)
    values |= UNTRUE[name](made)
    before = made.all()

    told = insert("fund_paymentmatch", values, switch)

    assert told.startswith("payment_match_") or told == "refused"
    assert made.all() == before


def test_what_is_booked_so_is_taken():
    made = Placed()

    assert insert("fund_paymentmatch", made.values(amount_cents=100_00)) == ""


def test_what_undoes_a_placement_is_its_mirror():
    made = Placed()
    values = made.values(amount_cents=100_00, reverses_id=made.match.pk)
    before = made.all()

    assert insert("fund_paymentmatch", values) == "payment_match_mirrors"
    assert made.all() == before


def test_a_placement_is_undone_once():
    made = Placed()
    undo(match=made.match, reason="Vergissing", by=made.bank.first, now=AT)
    again = place(made.bank, made.line, {made.invoice: 100_00}, seen=2)[0]
    values = made.values(
        amount_cents=100_00,
        entry_id=reverse(
            again.entry, reason="x", on=TODAY, by=made.bank.first, now=AT
        ).pk,
        reverses_id=made.match.pk,
    )

    assert insert("fund_paymentmatch", values) == "fund_paymentmatch_reverses_id_key"


def bounced(made):
    back = made.bank.line(-400_00)
    return place_bounce(
        hand=Hand(back, 0, "Storno"), earlier=made.match, by=made.bank.first, now=AT
    )


def test_what_the_bank_took_back_is_not_undone():
    made = Placed()
    bounced(made)
    mirror = reverse(made.match.entry, reason="x", on=TODAY, by=made.bank.first, now=AT)
    values = made.values(entry_id=mirror.pk, reverses_id=made.match.pk)

    assert insert("fund_paymentmatch", values) == "payment_match_not_bounced"


def test_the_bank_takes_back_what_stands():
    made = Placed()
    bounced(made)
    second = made.bank.line(-400_00)
    entry = made.bank.book(
        debit(pot(AccountKind.RECEIVABLE, invoice=made.other), 400_00),
        credit(pot(AccountKind.MONEY_OUT, bank_transaction=second), 400_00),
    )
    values = made.values(
        transaction_id=second.pk,
        kind="storno",
        invoice_id=None,
        entry_id=entry.pk,
        bounces_id=made.match.pk,
    )

    assert insert("fund_paymentmatch", values) == "payment_match_bounces_what_stands"


def test_taking_back_is_told_as_taking_back():
    made = Placed()
    values = made.values(amount_cents=100_00, bounces_id=made.match.pk)

    assert insert("fund_paymentmatch", values) == "payment_match_bounce_is_one"


@every_switch
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fund_paymentmatch SET amount_cents = 1",
        "DELETE FROM fund_paymentmatch",
        "TRUNCATE fund_paymentmatch CASCADE",
        "UPDATE fund_banktransaction SET amount_cents = 1",
        "DELETE FROM fund_banktransaction",
        "UPDATE fund_bankstatement SET closing_cents = 0",
        "UPDATE fund_account SET balance_cents = 100000000 WHERE kind = 'bij-nog-te-plaatsen'",
        "UPDATE fund_account SET floor_cents = NULL WHERE kind = 'te-ontvangen'",
    ],
)
def test_nothing_that_was_taken_in_or_placed_changes(statement, switch):
    made = Placed()
    before = made.all()

    assert refused(statement, switch=switch) == "refused"
    assert made.all() == before


@every_switch
@pytest.mark.parametrize("which", ["line", "invoice"])
def test_no_more_is_matched_than_there_is(which, switch):
    """I10, past the verbs: more than is left of the line, or than is open."""
    made = Placed()
    if which == "invoice":
        place(made.bank, made.line, {made.other: 600_00}, seen=1)
        money = made.bank.line(5 * CENTS)
    else:
        money = made.line
    pot = money.accounts.get()
    receivable = made.invoice.accounts.get()
    before = balances()
    sql = """
        WITH entry AS (
            INSERT INTO fund_entry (key, payload_sha256, family, kind, year_id,
                booked_on, description, document, line_count, total_cents,
                recorded_by_key, recorded_by_label, recorded_at)
            VALUES ('aanval', '', 'financieel', 'aanval', %s, %s, '', '', 2, %s,
                '', '', now()) RETURNING id)
        INSERT INTO fund_line (entry_id, account_id, amount_cents)
            SELECT id, %s, %s FROM entry UNION ALL SELECT id, %s, %s FROM entry"""
    cents = 600_01

    told = refused(
        sql,
        TODAY.year,
        TODAY,
        cents,
        pot.pk,
        cents,
        receivable.pk,
        -cents,
        switch=switch,
    )

    is_switched = "replica" in switch or "ROLE" in switch
    assert told == ("refused" if is_switched else "account_not_below_floor")
    assert balances() == before


def test_the_same_line_is_not_taken_in_twice():
    """I11, past the verbs."""
    bank = Bank()
    line = bank.line(CENTS)
    values = line_values(line, content_sha256=line.content_sha256)

    assert insert("fund_banktransaction", values) == "bank_transaction_once"
    assert saved(BankTransaction, values) == "bank_transaction_once"


def test_a_line_moves_money():
    """I16, past the verbs."""
    values = line_values(Bank().line(CENTS), amount_cents=0)

    assert insert("fund_banktransaction", values) == "bank_transaction_has_amount"


def test_a_line_has_its_own_place_on_a_statement():
    values = line_values(Bank().line(CENTS), position=1)

    assert insert("fund_banktransaction", values) == "bank_transaction_position"


@pytest.mark.parametrize("cents", [0, -1])
def test_a_placement_is_of_something(cents):
    """I16, past the verbs."""
    made = Placed()

    told = insert("fund_paymentmatch", made.values(amount_cents=cents))

    assert told == "payment_match_positive"
    assert (open_on(made.invoice), waiting_of(made.line)) == (500_00, 500_00)
