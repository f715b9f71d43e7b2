"""Many at once: exact, once, and nobody waits in a ring."""

import time

import psycopg
import pytest
from django.db import connection, transaction

from fund.domain.ledger import (
    post_all,
    reverse,
)
from fund.domain.ledger.sealing import broken_seals, seal_day
from fund.domain.ledger.verifying import differences
from fund.models import DailySeal, Entry
from fund.tasks.ledger import SEALER
from launch.databases import with_database
from tests.factories.accounts import AT
from tests.factories.fund import TODAY
from tests.governance.rounds.threads import all_at_once, crew_of

from .scene import Pots

DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"


@pytest.fixture
def pots(racing_db):
    return Pots()


def deadlocks():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(DEADLOCKS)
        return cursor.fetchone()[0]


def kinds(results):
    return sorted(type(result).__name__ for result in results)


def posting(pots, bookings):
    return [lambda made=made: pots.post(made) for made in bookings]


def test_sixteen_racing_allocators_empty_a_pot_and_no_more(pots):
    results = all_at_once(*posting(pots, [pots.reserving(120_00) for _ in range(16)]))

    assert kinds(results) == ["Entry"] * 8 + ["NotEnough"] * 8
    assert (pots.balance(pots.available), pots.balance(pots.reserved)) == (
        1_000_00 - 8 * 120_00,
        8 * 120_00,
    )
    assert (Entry.objects.count(), differences()) == (9, [])


def test_racing_allocators_past_the_verb_do_not_overdraw_either(pots):
    """Plain SQL that looks first, as careless code would."""

    def careless(number):
        with transaction.atomic():
            if pots.balance(pots.available) < 600_00:
                return None
            time.sleep(0.2)
            made = pots.reserving(600_00, key=f"los:{number}")
            return post_all([made], by=pots.by, now=AT)

    results = all_at_once(*[lambda n=n: careless(n) for n in range(4)])

    assert kinds(results) == ["NotEnough"] * 3 + ["list"]
    assert pots.balance(pots.available) == 400_00


def test_the_same_event_at_once_is_one_entry(pots):
    made = pots.reserving()

    results = all_at_once(*[lambda: pots.post(made)] * 8)

    assert {result.pk for result in results} == {Entry.objects.get(key=made.key).pk}
    assert pots.balance(pots.reserved) == 100_00


def test_the_same_key_with_another_content_at_once_is_refused(pots):
    made = [pots.reserving(cents, key="zelfde") for cents in (1_00, 2_00)] * 4

    results = all_at_once(*posting(pots, made))

    kept = Entry.objects.get(key="zelfde")
    assert kinds(results) == ["BookedDifferently"] * 4 + ["Entry"] * 4
    assert {r.pk for r in results if isinstance(r, Entry)} == {kept.pk}
    assert pots.balance(pots.reserved) == kept.total_cents


def test_many_events_of_which_somebody_books_one_at_once(pots):
    """The others of the batch are still booked."""
    batch = [pots.reserving(10_00) for _ in range(4)]

    first, second = all_at_once(
        lambda: post_all(batch, by=pots.by, now=AT),
        lambda: post_all(batch[::-1][:2], by=pots.by, now=AT),
    )

    assert first[::-1][:2] == second
    assert (Entry.objects.count(), pots.balance(pots.reserved)) == (5, 40_00)


def test_a_batch_beside_one_that_waits_is_booked_whole(pots):
    batch = [pots.reserving(10_00) for _ in range(3)]

    def slow():
        with transaction.atomic():
            made = pots.post(batch[1])
            time.sleep(0.5)
            return made

    def late():
        time.sleep(0.2)
        return post_all(batch, by=pots.by, now=AT)

    one, all_three = all_at_once(slow, late)

    assert (len(all_three), all_three[1].pk) == (3, one.pk)
    assert (Entry.objects.count(), pots.balance(pots.reserved)) == (4, 30_00)


def test_a_hundred_transfers_in_opposite_order_never_wait_in_a_ring(pots):
    pots.post(pots.reserving(500_00))
    before = deadlocks()

    with crew_of(10) as crew:
        for _ in range(10):
            made = [pots.reserving(1_00, back=bool(n % 2)) for n in range(10)]
            assert kinds(crew.all_at_once(*posting(pots, made))) == ["Entry"] * 10

    assert (deadlocks() - before, pots.balance(pots.reserved)) == (0, 500_00)


def test_lines_in_opposite_order_by_plain_sql_never_wait_in_a_ring(
    pots, racing_db, run_databases
):
    """Whatever the order of the lines in a statement, accounts are locked by number."""
    before = deadlocks()

    def transfer(number):
        portal = with_database(run_databases.app_url, racing_db)
        with psycopg.connect(portal) as attacker:
            for turn in range(10):
                made = attacker.execute(
                    "INSERT INTO fund_entry (key, payload_sha256, family, kind, year_id,"
                    " booked_on, description, document, line_count, total_cents,"
                    " recorded_by_key, recorded_by_label, recorded_at) VALUES (%s, '',"
                    " 'financieel', 'proef', %s, %s, '', '', 2, 5, '', '', now())"
                    " RETURNING id",
                    [f"ring:{number}:{turn}", TODAY.year, TODAY],
                ).fetchone()[0]
                lines = [(made, pots.bank.pk, 5), (made, pots.income.pk, -5)]
                first, second = lines if number % 2 else lines[::-1]
                attacker.execute(
                    "INSERT INTO fund_line (entry_id, account_id, amount_cents)"
                    " VALUES (%s, %s, %s), (%s, %s, %s)",
                    [*first, *second],
                )
                attacker.commit()

    all_at_once(*[lambda n=n: transfer(n) for n in range(10)])

    assert (deadlocks() - before, pots.balance(pots.bank)) == (0, 500)


def test_batches_of_the_same_events_in_opposite_order_never_wait_in_a_ring(pots):
    before = deadlocks()

    with crew_of(6) as crew:
        for _ in range(10):
            batch = [pots.receiving(1_00) for _ in range(8)]
            ways = [batch, batch[::-1]] * 3
            results = crew.all_at_once(
                *[lambda way=way: post_all(way, by=pots.by, now=AT) for way in ways]
            )
            assert kinds(results) == ["list"] * 6

    assert (deadlocks() - before, pots.balance(pots.bank)) == (0, 80_00)


def test_two_reversals_at_once_are_one(pots):
    taken = pots.post(pots.reserving())

    def back(reason):
        return lambda: reverse(taken, reason=reason, on=TODAY, by=pots.by, now=AT)

    results = all_at_once(back("fout"), back("fout"), back("anders"), back("anders"))

    assert kinds(results) == ["BookedDifferently"] * 2 + ["Entry"] * 2
    assert pots.balance(pots.reserved) == 0


def test_who_books_while_a_day_is_sealed_comes_under_the_next(pots):
    def seal():
        with transaction.atomic():
            made = seal_day(TODAY, by=SEALER, now=AT)
            time.sleep(0.5)
            return made

    def book():
        time.sleep(0.2)
        return pots.post(pots.receiving())

    seal, entry = all_at_once(seal, book)

    assert (seal.entry_count, entry.pk > seal.last_entry_id) == (1, True)
    assert list(broken_seals()) == []


def test_a_seal_waits_for_who_is_booking(pots):
    def book():
        with transaction.atomic():
            made = pots.post(pots.receiving())
            time.sleep(0.5)
            return made

    def seal():
        time.sleep(0.2)
        return seal_day(TODAY, by=SEALER, now=AT)

    entry, seal = all_at_once(book, seal)

    assert (seal.entry_count, seal.last_entry_id) == (2, entry.pk)
    assert list(broken_seals()) == []


def test_two_seals_of_a_day_at_once_are_one(pots):
    results = all_at_once(*[lambda: seal_day(TODAY, by=SEALER, now=AT)] * 4)

    assert {result.pk for result in results} == {DailySeal.objects.get().pk}
