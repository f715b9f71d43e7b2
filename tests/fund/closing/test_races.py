"""Closing while others book or close, and closing that is killed: all, or nothing."""

import time

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction

from fund.domain.closing.carrying import CarryOverRefused, carry_over
from fund.domain.closing.preparing import AlreadyClosed
from fund.domain.ledger import credit, debit, pot
from fund.enums import AccountKind
from fund.models import CarryOver, Entry, FiscalYear, YearClose
from fund.queries.closing.planned import planned_for
from launch.databases import with_database
from samenorganiseren.shared.errors import Conflict, DomainError
from tests.factories.accounts import person_with
from tests.governance.rounds.threads import all_at_once

from .scene import NOW, YEAR, Year, standing

DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


@pytest.fixture
def lived(racing_db):
    year = Year().lived()
    year.prepare()
    return year


@pytest.fixture
def owner(racing_db, run_databases):
    url = with_database(run_databases.owner_url, racing_db)
    with psycopg.connect(url, autocommit=True) as held:
        yield held


def deadlocks():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(DEADLOCKS)
        return cursor.fetchone()[0]


def names(results):
    return sorted(type(one).__name__ for one in results)


def test_two_people_close_at_once_and_one_is_told_kindly(lived):
    third = person_with(
        "fondsbeheerder", lived.first.role_assignments.get().organisation
    )
    seen = planned_for(lived.year).fingerprint

    results = all_at_once(
        lambda: lived.close(seen=seen), lambda: lived.close(seen=seen, by=third)
    )

    assert names(results) == ["AlreadyClosed", "YearClose"]
    assert Entry.objects.filter(key__startswith="close").count() == 2
    told = next(one for one in results if isinstance(one, AlreadyClosed))
    assert "2025 is al gesloten" in str(told)


def test_who_books_first_is_in_the_year_or_the_close_is_read_again(lived):
    seen = planned_for(lived.year).fingerprint
    income = pot(AccountKind.OTHER_INCOME, year=lived.year)
    lines = debit(lived.bank(), 5_00), credit(income, 5_00)
    lived.statement(555_00)

    def book():
        with transaction.atomic():
            entry = lived.book(*lines)
            time.sleep(0.6)
            return entry

    def close():
        time.sleep(0.2)
        return lived.close(seen=seen)

    booked, closed = all_at_once(book, close)

    assert (type(booked), type(closed)) == (Entry, Conflict)
    assert FiscalYear.objects.get(pk=YEAR).state == "open"
    assert lived.close().closed_by == lived.second


def test_who_books_while_a_year_is_closing_waits_and_is_refused(lived):
    lines = debit(lived.bank(), 5_00), credit(pot(AccountKind.RESERVE), 5_00)
    before = Entry.objects.count()

    def close():
        with transaction.atomic():
            made = lived.close()
            time.sleep(0.6)
            return made

    def book():
        time.sleep(0.3)
        return lived.book(*lines)

    closed, booked = all_at_once(close, book)

    assert isinstance(closed, YearClose)
    assert isinstance(booked, DomainError | DatabaseError)
    assert Entry.objects.count() == before + 2
    assert closed.seal.last_entry_id == Entry.objects.latest("id").pk


def test_many_who_book_while_a_year_closes_never_wait_in_a_ring(lived):
    before = deadlocks()
    reserve, bank = pot(AccountKind.RESERVE), lived.bank()
    other = pot(AccountKind.BANK, detail="Spaarrekening")

    def book(number):
        time.sleep(number / 50)
        lines = (debit(bank, 1_00), credit(other, 1_00))
        turned = (debit(other, 1_00), credit(bank, 1_00))
        return [
            lived.book(*lines, credit(reserve, 1), debit(bank, 1)),
            lived.book(*turned, booked_on=NOW.date()),
        ]

    results = all_at_once(
        *[lambda n=n: book(n) for n in range(6)], lambda: lived.close()
    )

    assert deadlocks() == before
    year = FiscalYear.objects.get(pk=YEAR)
    if year.state == "gesloten":
        seal = YearClose.objects.get().seal
        assert not Entry.objects.filter(year=year, pk__gt=seal.last_entry_id).exists()
    else:
        assert isinstance(results[-1], DomainError)
        assert not Entry.objects.filter(key__startswith="close").exists()


# Each of these makes closing wait in another place: before it books, before its seal,
# before what the next year begins with, and just before the end.
@pytest.mark.parametrize(
    "table", ["fund_line", "fund_dailyseal", "fund_closingbalance", "journal_entry"]
)
def test_closing_that_is_killed_leaves_nothing_behind(lived, owner, table):
    before = standing()

    def kill():
        with owner.transaction():
            owner.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            barrier.append(True)
            for _ in range(200):
                waiting = owner.execute(
                    "SELECT pid FROM pg_locks WHERE NOT granted"
                    " AND relation = %s::regclass",
                    [table],
                ).fetchone()
                if waiting:
                    owner.execute("SELECT pg_terminate_backend(%s)", waiting)
                    return "killed"
                time.sleep(0.05)
        return "nobody came"

    def close():
        while not barrier:
            time.sleep(0.01)
        try:
            return lived.close()
        finally:
            connections.close_all()

    barrier = []
    killed, closed = all_at_once(kill, close)

    assert (killed, isinstance(closed, DatabaseError)) == ("killed", True)
    assert standing() == before
    assert lived.close().year_id == YEAR
    assert len(standing()[4]) == len(before[4]) + 2


def test_two_who_carry_over_by_one_decision_carry_what_was_decided(lived):
    decision = lived.decided(300_00)

    def carry():
        return carry_over(
            line=lived.line,
            decision=decision,
            amount_cents=200_00,
            by=lived.first,
            now=NOW,
        )

    results = all_at_once(carry, carry)

    assert names(results) == [CarryOver.__name__, CarryOverRefused.__name__]
    assert CarryOver.objects.get().amount_cents == 200_00


def test_the_owner_empties_no_closes(lived, owner):
    before = standing()

    with pytest.raises(psycopg.DatabaseError):
        owner.execute(
            "DROP TRIGGER fund_closingbalance_no_truncate ON fund_closingbalance;"
            "TRUNCATE fund_yearclose CASCADE"
        )

    assert standing() == before
