"""Whoever goes around the portal is stopped by PostgreSQL, whichever way it comes."""

import datetime

import psycopg
import pytest
from django.db import DatabaseError, models, transaction

from fund.enums import AccountKind
from fund.models import Account, Entry, FiscalYear, Line
from launch.databases import with_database
from tests.factories.accounts import AT
from tests.factories.fund import TODAY, YEAR, FiscalYearFactory
from tests.guards.rows import insert

from .scene import Pots, refusal_of, run, settle, standing, whole

SWITCHES = {
    "plainly": "",
    "pgtrigger": "SET LOCAL pgtrigger.ignore = 'all'; ",
    "replication": "SET LOCAL session_replication_role = replica; ",
    "role": "SET ROLE portal_owner; ",
}
WAYS = {
    "save": models.Model.save,
    "bulk": lambda row: type(row).objects.bulk_create([row]),
    "sql": insert,
}
with_every_switch = pytest.mark.parametrize(
    "switch", SWITCHES.values(), ids=SWITCHES.keys()
)
every_way = pytest.mark.parametrize("store", WAYS.values(), ids=WAYS.keys())
LAST_YEAR_DAY = datetime.date(YEAR - 1, 12, 31)


@pytest.fixture
def pots(db):
    return Pots()


def entry(**changes):
    """A good entry of two lines, not stored yet."""
    return Entry(
        **{
            "key": "aanval:1",
            "payload_sha256": "0" * 64,
            "family": "begroting",
            "kind": "gereserveerd",
            "year_id": YEAR,
            "booked_on": TODAY,
            "description": "Een aanval",
            "document": "fund.budgetline:1",
            "line_count": 2,
            "total_cents": 100,
            "recorded_by_key": "test:1",
            "recorded_by_label": "Aanvaller",
            "recorded_at": AT,
            **changes,
        }
    )


def stored(store, row, *amounts):
    """The row and its lines, each as (account, cents)."""
    store(row)
    kept = Entry.objects.get(key=row.key)
    for account, cents in amounts:
        store(Line(entry=kept, account=account, amount_cents=cents))


@every_way
def test_a_good_entry_is_taken_whichever_way_it_comes(pots, store):
    stored(store, entry(), (pots.available, 100), (pots.reserved, -100))
    settle()

    assert (pots.balance(pots.available), pots.balance(pots.reserved)) == (99_900, 100)


UNBALANCED = {
    "it does not sum to nothing": ({}, (100, -99)),
    "it has no lines": ({}, ()),
    "it has one line": ({}, (100,)),
    "it has more lines than it says": ({"line_count": 3}, (100, -100)),
    "its total is another than it says": ({"total_cents": 101}, (100, -100)),
    "it is of the other family": ({"family": "financieel"}, (100, -100)),
}


@every_way
@pytest.mark.parametrize("why", UNBALANCED)
def test_an_entry_that_does_not_add_up_is_refused(pots, store, why):
    changes, cents = UNBALANCED[why]
    lines = zip((pots.available, pots.reserved), cents, strict=False)
    before = standing()

    rule = refusal_of(lambda: stored(store, entry(**changes), *lines))

    assert (rule, standing()) == ("entry_balances", before)


def test_an_entry_between_two_families_is_refused(pots):
    lines = (pots.available, 100), (pots.income, -100)

    rule = refusal_of(lambda: stored(WAYS["sql"], entry(), *lines))

    assert (rule, Entry.objects.count()) == ("entry_balances", 1)


def test_lines_added_to_an_old_entry_are_refused(pots):
    old = pots.post(pots.reserving())
    settle()
    before = standing()

    for amounts in ([5], [5, -5]):
        accounts = (pots.bank, pots.income)
        added = [
            Line(entry=old, account=account, amount_cents=cents)
            for account, cents in zip(accounts, amounts, strict=False)
        ]
        rule = refusal_of(lambda added=added: Line.objects.bulk_create(added))
        assert (rule, standing()) == ("entry_balances", before)


CANNOT_BE = {
    "entry_has_lines_and_money": {"total_cents": 0},
    "entry_in_its_year": {"year_id": YEAR - 1},
}


@every_way
@pytest.mark.parametrize("rule", CANNOT_BE)
def test_an_entry_that_cannot_be_is_refused(pots, store, rule):
    FiscalYearFactory(year=YEAR - 1)

    assert refusal_of(lambda: store(entry(**CANNOT_BE[rule]))) == rule
    assert Entry.objects.count() == 1


@every_way
def test_a_line_without_an_amount_is_refused(pots, store):
    row = Line(entry=pots.first, account=pots.bank, amount_cents=0)

    assert refusal_of(lambda: store(row)) == "line_has_amount"
    assert Line.objects.count() == 2


@every_way
def test_an_account_stands_once_in_an_entry(pots, store):
    row = Line(entry=pots.first, account=pots.available, amount_cents=-1)

    assert refusal_of(lambda: store(row)) == "line_once_per_account"
    assert Line.objects.count() == 2


@every_way
def test_an_event_is_booked_once_past_the_verb_too(pots, store):
    row = entry(key=pots.first.key)

    assert refusal_of(lambda: store(row)) == "fund_entry_key_key"
    assert Entry.objects.count() == 1


WRITTEN = {
    "a leg moves to another entry": "UPDATE fund_line SET entry_id = {other}",
    "a leg moves to another account": "UPDATE fund_line SET account_id = {bank}",
    "an amount changes": "UPDATE fund_line SET amount_cents = -amount_cents",
    "an entry moves to another day": "UPDATE fund_entry SET booked_on = booked_on - 1",
    "an entry gets another key": "UPDATE fund_entry SET key = key || 'x'",
    "lines go": "DELETE FROM fund_line",
    "entries go": "DELETE FROM fund_entry",
    "everything goes": "TRUNCATE fund_line, fund_entry CASCADE",
    "all accounts go": "TRUNCATE fund_account CASCADE",
    "accounts go": "DELETE FROM fund_account",
    "a balance changes": "UPDATE fund_account SET balance_cents = balance_cents + 1",
    "a floor goes": "UPDATE fund_account SET floor_cents = NULL",
    "a floor sinks": "UPDATE fund_account SET floor_cents = -100000",
    "an account turns": "UPDATE fund_account SET direction = -direction",
    "an account changes sides": "UPDATE fund_account SET family = 'financieel'",
    "a seal changes": "UPDATE fund_dailyseal SET entry_count = 0",
    "a trigger stops": "ALTER TABLE fund_line DISABLE TRIGGER ALL",
    "a trigger goes": "DROP TRIGGER fund_line_moves_balances ON fund_line",
    "a check goes": "ALTER TABLE fund_account DROP CONSTRAINT account_not_below_floor",
    "numbers begin again": "SELECT setval('fund_entry_id_seq', 1)",
}


@with_every_switch
@pytest.mark.parametrize("why", WRITTEN)
def test_the_portal_changes_nothing_of_the_books(pots, why, switch):
    other = pots.post(pots.reserving())
    settle()
    attack = WRITTEN[why].format(other=other.pk, bank=pots.bank.pk)
    before = standing()

    with pytest.raises(DatabaseError):
        whole(lambda: run(switch + attack))

    assert standing() == before


FLOORS = [why for why in WRITTEN if why.startswith(("a floor", "a balance", "an acc"))]


@pytest.mark.parametrize("why", [*FLOORS, "accounts go"])
def test_nor_does_the_owner_change_an_account(racing_db, run_databases, why):
    Pots()
    before = standing()
    owner_url = with_database(run_databases.owner_url, racing_db)

    with (
        psycopg.connect(owner_url, autocommit=True) as owner,
        pytest.raises(psycopg.errors.RestrictViolation),
    ):
        owner.execute(WRITTEN[why])

    assert standing() == before


def test_nor_does_the_owner_empty_the_accounts(racing_db, run_databases):
    Pots()
    before = standing()
    owner_url = with_database(run_databases.owner_url, racing_db)

    with psycopg.connect(owner_url, autocommit=True) as owner:
        # Of the tables that go along, none may stop it in the place of this one.
        owner.execute(
            "ALTER TABLE fund_line DISABLE TRIGGER fund_line_no_truncate;"
            "ALTER TABLE fund_entry DISABLE TRIGGER fund_entry_no_truncate"
        )
        with pytest.raises(psycopg.DatabaseError, match="fund_account"):
            owner.execute("TRUNCATE fund_account CASCADE")

    assert standing() == before


def test_an_account_begins_empty(pots):
    rich = Account(
        code="1000.rijk",
        name="Bank",
        family="financieel",
        kind=AccountKind.BANK,
        direction=1,
        balance_cents=1,
    )
    before = standing()

    for store in WAYS.values():
        with pytest.raises(DatabaseError), transaction.atomic():
            store(rich)

    assert standing() == before


@every_way
def test_nothing_is_taken_from_an_empty_pot(pots, store):
    lines = (pots.reserved, 100), (pots.available, -100)
    before = standing()

    rule = refusal_of(lambda: stored(store, entry(), *lines))

    assert (rule, standing()) == ("account_not_below_floor", before)


def test_money_of_before_the_line_is_not_made_by_its_order(pots):
    """Lending between the lines of one transaction: up first, down later."""
    before = standing()

    def kite():
        lent = (pots.available, -(10**6)), (pots.reserved, 10**6)
        stored(WAYS["sql"], entry(total_cents=10**6), *lent)

    assert refusal_of(kite) == "account_not_below_floor"
    assert standing() == before


@every_way
@pytest.mark.parametrize("year", [YEAR - 1, YEAR + 1])
def test_nothing_is_dated_in_a_closed_or_an_unknown_year(pots, store, year):
    FiscalYearFactory(
        year=YEAR - 1, state="gesloten", closed_at=AT, closed_by_label="Proef"
    )
    row = entry(booked_on=datetime.date(year, 12, 31), year_id=year)

    assert refusal_of(lambda: store(row)) == "entry_year_open"
    assert Entry.objects.count() == 1


CLOSED = {
    "it opens again": "UPDATE fund_fiscalyear SET state = 'open', closed_at = NULL",
    "it closes another day": "UPDATE fund_fiscalyear SET closed_at = now()",
    "it becomes another year": "UPDATE fund_fiscalyear SET year = year - 1",
    "it goes": "DELETE FROM fund_fiscalyear",
}


@with_every_switch
@pytest.mark.parametrize("why", CLOSED)
@pytest.mark.django_db
def test_a_closed_year_stays_closed(why, switch):
    FiscalYearFactory(state="gesloten", closed_at=AT, closed_by_label="Proef")
    before = list(FiscalYear.objects.values())

    with pytest.raises(DatabaseError), transaction.atomic():
        run(switch + CLOSED[why])

    assert list(FiscalYear.objects.values()) == before


YEARS = {
    "fiscal_year_in_reach": {"year": 2017},
    "fiscal_year_closed_complete": {"state": "gesloten"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("rule", YEARS)
def test_a_year_that_cannot_be_is_refused(rule):
    assert refusal_of(lambda: FiscalYearFactory(**YEARS[rule])) == rule
    assert not FiscalYear.objects.exists()


def mirrors(pots):
    """Reversals that are not, of an entry that reserves € 100."""
    taken = pots.post(pots.reserving())
    back = {"reverses": taken, "total_cents": 100_00}
    a, r, b, i = pots.available, pots.reserved, pots.bank, pots.income
    return {
        "half": (back | {"total_cents": 50_00}, ((a, -50_00), (r, 50_00))),
        "the same once more": (back, ((a, 100_00), (r, -100_00))),
        "other accounts": (
            back | {"family": "financieel"},
            ((b, -100_00), (i, 100_00)),
        ),
    }


@pytest.mark.parametrize("which", ["half", "the same once more", "other accounts"])
def test_a_reversal_that_is_no_mirror_is_refused(pots, which):
    changes, lines = mirrors(pots)[which]
    before = standing()

    rule = refusal_of(lambda: stored(WAYS["sql"], entry(**changes), *lines))

    assert (rule, standing()) == ("entry_reversal_mirrors", before)


def test_an_entry_is_reversed_once_past_the_verb_too(pots):
    taken = pots.post(pots.reserving())
    lines = (pots.available, -100_00), (pots.reserved, 100_00)
    back = {"reverses": taken, "total_cents": 100_00}
    stored(WAYS["sql"], entry(**back), *lines)
    settle()

    again = entry(**back | {"key": "aanval:2"})

    assert refusal_of(lambda: insert(again)) == "fund_entry_reverses_id_key"


def test_a_reversal_is_not_reversed(pots):
    taken = pots.post(pots.reserving())
    lines = (pots.available, -100_00), (pots.reserved, 100_00)
    stored(WAYS["sql"], entry(reverses=taken, total_cents=100_00), *lines)
    back = Entry.objects.get(key="aanval:1")
    settle()

    mirror = [(account, -cents) for account, cents in lines]
    again = entry(key="aanval:2", reverses=back, total_cents=100_00)

    rule = refusal_of(lambda: stored(WAYS["sql"], again, *mirror))
    assert rule == "entry_reversal_mirrors"
