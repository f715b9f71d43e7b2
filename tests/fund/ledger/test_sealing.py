"""Every day is sealed over all that came since, and nobody writes the past anew."""

import datetime

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from fund.domain.ledger import verifying
from fund.domain.ledger.sealing import broken_seals, seal_day
from fund.models import DailySeal
from fund.tasks import ledger as tasks
from launch.databases import with_database
from notifications.models import Notice
from tests.factories.accounts import AT
from tests.factories.fund import TODAY

from .scene import Pots, refusal_of

YESTERDAY = TODAY - datetime.timedelta(days=1)
TOMORROW = TODAY + datetime.timedelta(days=1)
MIDNIGHT = AT + datetime.timedelta(days=1)


def sealed(day, by=tasks.SEALER):
    return seal_day(day, by=by, now=MIDNIGHT)


def chain():
    return list(
        DailySeal.objects.order_by("day").values_list(
            "day", "entry_count", "last_entry_id", "previous_sha256", "sha256"
        )
    )


@pytest.mark.django_db
def test_a_seal_holds_the_one_before_and_all_that_came_since():
    pots = Pots()
    first = sealed(YESTERDAY)
    last = pots.post(pots.reserving())
    second = sealed(TODAY)
    third = sealed(TOMORROW)

    assert chain() == [
        (YESTERDAY, 1, pots.first.pk, "", first.sha256),
        (TODAY, 1, last.pk, first.sha256, second.sha256),
        (TOMORROW, 0, last.pk, second.sha256, third.sha256),
    ]
    assert list(broken_seals()) == []


@pytest.mark.django_db
def test_a_day_is_sealed_once():
    pots = Pots()
    first = sealed(TODAY)
    pots.post(pots.reserving())

    assert sealed(TODAY) == sealed(YESTERDAY) == first
    assert len(chain()) == 1


@pytest.mark.django_db
def test_the_same_books_give_the_same_seal():
    """The words and the people are not in it, but a hash of the words is."""
    pots = Pots()
    pots.post(pots.reserving(description="Voor Jansen", key="proef"))

    with transaction.atomic():
        first = sealed(TODAY).sha256
        transaction.set_rollback(True)

    assert sealed(TODAY).sha256 == first


@pytest.mark.django_db
def test_a_seal_that_does_not_follow_is_refused():
    pots = Pots()
    good = sealed(TODAY)
    follows = {
        "day": TOMORROW,
        "entry_count": 0,
        "last_entry_id": pots.first.pk,
        "previous_sha256": good.sha256,
        "sha256": "f" * 64,
        "sealed_at": MIDNIGHT,
    }
    wrong = [
        {"day": YESTERDAY},
        {"previous_sha256": "e" * 64},
        {"entry_count": 1},
        {"last_entry_id": pots.first.pk + 1},
    ]
    before = chain()

    rules = [
        refusal_of(lambda change=change: DailySeal.objects.create(**follows | change))
        for change in wrong
    ]

    assert (rules, chain()) == (["dailyseal_follows"] * 4, before)


@pytest.mark.django_db
def test_two_seals_never_have_the_same_hash():
    Pots()
    good = sealed(TODAY)
    again = DailySeal(
        day=TOMORROW,
        entry_count=0,
        last_entry_id=good.last_entry_id,
        previous_sha256=good.sha256,
        sha256=good.sha256,
        sealed_at=MIDNIGHT,
    )

    assert refusal_of(again.save) == "fund_dailyseal_sha256_key"


def test_an_old_picture_of_the_data_makes_no_seal(racing_db, run_databases):
    pots = Pots()
    portal = with_database(run_databases.app_url, racing_db)

    with psycopg.connect(portal, autocommit=True) as attacker:
        attacker.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        attacker.execute("SELECT FROM fund_entry")
        pots.post(pots.reserving())
        with pytest.raises(psycopg.errors.CheckViolation) as refusal:
            attacker.execute(
                "INSERT INTO fund_dailyseal (day, entry_count, last_entry_id,"
                " previous_sha256, sha256, sealed_at) VALUES (%s, 1, %s, '', 'x', now())",
                [TODAY, pots.first.pk],
            )

    assert refusal.value.diag.constraint_name == "dailyseal_sees_now"
    assert chain() == []


def test_nothing_comes_under_a_seal_with_a_number_of_its_own(racing_db):
    """The number that is asked for does not count: PostgreSQL gives the next."""
    pots = Pots()
    pots.post(pots.reserving())
    seal = sealed(TODAY)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO fund_entry SELECT (jsonb_populate_record(NULL::fund_entry,"
            ' to_jsonb(e) || \'{"id": 0, "key": "onder het zegel"}\')).*'
            " FROM fund_entry e WHERE id = %s RETURNING id",
            [pots.first.pk],
        )
        number = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO fund_line (entry_id, account_id, amount_cents)"
            " SELECT %s, account_id, amount_cents FROM fund_line WHERE entry_id = %s",
            [number, pots.first.pk],
        )

    assert number > seal.last_entry_id
    assert list(broken_seals()) == []


def test_what_the_owner_wrote_anew_breaks_its_seal_and_a_balance(
    racing_db, run_databases
):
    pots = Pots()
    sealed(YESTERDAY)
    pots.post(pots.reserving())
    sealed(TODAY)
    assert tasks.verify_balances(now=MIDNIGHT) == "Alle saldi en zegels kloppen."

    with psycopg.connect(
        with_database(run_databases.owner_url, racing_db), autocommit=True
    ) as owner:
        owner.execute("ALTER TABLE fund_line DISABLE TRIGGER fund_line_no_change")
        owner.execute(
            "UPDATE fund_line SET amount_cents = amount_cents * 2 WHERE entry_id = %s",
            [pots.first.pk],
        )

    told = tasks.verify_balances(now=MIDNIGHT)

    assert told == "3 verschillen in het grootboek: de beheerders kregen bericht."
    assert verifying.differences() == [
        f"Op 9000.b{pots.line.pk} “{pots.name(pots.ceiling)}” staat €\u00a01.000,00, maar "
        "de boekingen tellen op tot €\u00a02.000,00.",
        f"Op 9010.b{pots.line.pk} “{pots.name(pots.available)}” staat €\u00a0900,00, maar "
        "de boekingen tellen op tot €\u00a01.900,00.",
    ]
    assert list(broken_seals()) == [
        f"Het zegel van {YESTERDAY:%d-%m-%Y} past niet op de boekingen."
    ]
    assert [notice.recipient for notice in Notice.objects.all()] == [pots.by]


@pytest.mark.django_db
def test_the_night_seals_the_day_that_is_over():
    Pots()

    told = tasks.seal_day(now=MIDNIGHT)

    seal = DailySeal.objects.get()
    assert (seal.day, told) == (
        TODAY,
        f"Het zegel van {TODAY:%d-%m-%Y} is {seal.sha256}.",
    )


@pytest.mark.django_db
def test_a_seal_is_not_made_by_hand_over_less():
    pots = Pots()
    pots.post(pots.reserving())

    with pytest.raises(IntegrityError), transaction.atomic():
        DailySeal.objects.create(
            day=TODAY,
            entry_count=1,
            last_entry_id=pots.first.pk,
            previous_sha256="",
            sha256="f" * 64,
            sealed_at=MIDNIGHT,
        )

    assert chain() == []
