"""PostgreSQL keeps a round as it is, whichever way the attack comes."""

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from governance.domain.rounds.cancelling import cancel_round
from governance.domain.rounds.closing import close_round, conclude_round
from governance.domain.rounds.minority import write_view
from governance.enums import RoundState
from governance.models import (
    ConflictDeclaration,
    Membership,
    MinoritySignature,
    MinorityView,
    Position,
    PositionVoid,
    Round,
    RoundSeat,
)
from governance.rules.rounds import edges
from launch.databases import with_database
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    BodyRuleFactory,
    DossierVersionFactory,
    MembershipFactory,
)
from tests.guards.rows import insert

from .conflicts import accepted, declared
from .scene import AGAINST, FOR, Scene, new_key, standing

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


def refusal_of(work):
    """The rule by which PostgreSQL refused it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        work()
    return refusal.value.__cause__.diag.constraint_name


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def position(of, **changes):
    """A good first position of this seat, not stored yet, with these changes."""
    values = {
        "round_id": of.round_id,
        "seat": of,
        "number": 1,
        "choice": "voor",
        "entered_by": of.person,
        "entered_by_label": "Persoon",
        "idempotency_key": new_key(),
        "recorded_at": of.round.opened_at,
        "received_at": of.round.opened_at,
    }
    return Position(**values | changes)


@pytest.mark.django_db
def test_postgresql_knows_the_same_steps_of_a_round():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a, b FROM unnest(%(all)s::text[]) a, unnest(%(all)s::text[]) b"
            " WHERE round_edge_exists(a, b)",
            {"all": list(RoundState.values)},
        )
        known = set(cursor.fetchall())

    assert known == {(str(before), str(after)) for before, after in edges()}


def planned(scene):
    return scene.plan()


def opened(scene):
    return scene.open()


def closed(scene):
    round = scene.open()
    scene.take(round, 0)
    scene.take(round, 1, AGAINST)
    scene.take(round, 2)
    return close_round(round=round, by=scene.secretary, now=scene.now)


def concluded(scene):
    return conclude_round(round=closed(scene), by=scene.secretary, now=scene.now)


def cancelled(scene):
    return cancel_round(
        round=scene.open(), reason="Weg", by=scene.secretary, now=scene.now
    )


ROUND_ATTACKS = {
    "round_edge_exists": [
        (
            planned,
            "state = 'gesloten', closed_at = now(), tally = '{}', has_quorum = true",
        ),
        (closed, "state = 'open', closed_at = NULL"),
        (cancelled, "state = 'open', cancelled_reason = ''"),
        (concluded, "state = 'gesloten'"),
    ],
    "round_question_stays": [
        (opened, "question = 'Iets anders?'"),
        (opened, "mode = 'in-vergadering'"),
        (opened, "opened_at = opened_at - interval '1 day'"),
        (closed, "question = 'Iets anders?'"),
        (concluded, "planned_by_label = 'Een ander'"),
    ],
    "round_outcome_stays": [
        (closed, 'tally = tally || \'{"uitslag": "negatief"}\''),
        (closed, "has_quorum = NOT has_quorum"),
        (closed, "closed_at = closed_at - interval '1 hour'"),
        (closed, "closes_at = closes_at + interval '1 day'"),
        (concluded, "tally = '{}'"),
        (cancelled, "cancelled_reason = 'Iets anders'"),
    ],
    "round_counted_at_its_close": [
        (opened, "tally = '{}'"),
        (opened, "has_quorum = true"),
    ],
    "round_deadline_ahead": [
        (opened, "closes_at = now() - interval '1 hour'"),
        (planned, "state = 'open', opened_at = now(), closes_at = now()"),
    ],
    "round_has_seats": [
        (planned, "state = 'open', opened_at = now(), closes_at = now() + '1 hour'"),
    ],
    "round_has_place": [
        (
            planned,
            "state = 'open', opened_at = now(), closes_at = now() + '1 hour',"
            " mode = 'in-vergadering'",
        ),
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "make", "change"),
    [(rule, *attack) for rule, attacks in ROUND_ATTACKS.items() for attack in attacks],
)
@with_every_switch
def test_a_round_goes_one_way_and_keeps_what_it_said(rule, make, change, switch):
    round = make(Scene(members=3))
    before = standing(round)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(f"{switch}UPDATE governance_round SET {change} WHERE id = {round.pk}")

    refused_by = refusal.value.__cause__.diag.constraint_name
    # Without the right to use a switch, that is what is refused.
    assert refused_by == rule or (switch and refused_by is None)
    assert standing(round) == before


@pytest.mark.django_db
def test_a_round_opens_with_a_deadline():
    round = planned(Scene())
    seat_everybody(round)

    opens = "UPDATE governance_round SET state = 'open', opened_at = now()"

    assert refusal_of(lambda: run(opens)) == "round_open_has_deadline"


@pytest.mark.django_db
def test_who_is_recused_has_a_ground():
    scene = Scene(members=2)
    accepted(scene, scene.members[0])
    round = planned(scene)
    recused = seat_for(round, scene.members[0].memberships.get())
    recused.is_recused = True

    assert refusal_of(recused.save) == "round_seat_recused_has_ground"


def seat_for(round, sitting):
    """A good seat in a round that is planned, not stored yet."""
    return RoundSeat(
        round=round,
        seat=sitting.seat,
        membership=sitting,
        person=sitting.person,
        person_label="Persoon",
        category=sitting.seat.category,
        seat_label=sitting.seat.label,
        is_entitled=True,
    )


def seat_everybody(round):
    for sitting in Membership.objects.filter(seat__body=round.body):
        seat_for(round, sitting).save()


@pytest.mark.django_db
def test_a_round_is_never_deleted():
    round = planned(Scene())

    assert refusal_of(lambda: run("DELETE FROM governance_round")) == "round_stays"
    assert Round.objects.get() == round


@pytest.mark.django_db
@every_way
def test_a_round_begins_planned_and_fits_together(store):
    scene = Scene()
    values = {
        "body": scene.body,
        "dossier": scene.dossier,
        "version": scene.dossier.versions.get(),
        "rule": scene.rule,
        "question": "Wat vindt u?",
        "mode": "schriftelijk",
        "planned_by_label": "Persoon",
        "planned_at": scene.now,
    }
    wrong = [
        {"state": "open", "opened_at": scene.now, "closes_at": scene.now},
        {"rule": BodyRuleFactory()},
        {"version": DossierVersionFactory()},
    ]

    rules = [
        refusal_of(lambda change=change: store(Round(**values | change)))
        for change in wrong
    ]

    assert rules == ["round_begins_planned", *["round_fits_together"] * 2]
    assert not Round.objects.exists()


@pytest.mark.django_db
def test_a_tally_that_is_sent_along_is_not_believed():
    round = opened(Scene(members=3))

    run(
        "UPDATE governance_round SET state = 'gesloten', closed_at = now(),"
        ' tally = \'{"uitslag": "positief"}\', has_quorum = true'
    )

    round.refresh_from_db()
    assert (round.tally["uitslag"], round.has_quorum) == ("geen-quorum", False)


BROKEN = {
    "position_round_is_open": (closed, lambda scene: {}),
    "position_seat_of_round": (
        opened,
        lambda scene: {"seat": Scene().open().seats.first()},
    ),
    "position_by_its_seat": (opened, lambda scene: {"entered_by": scene.members[1]}),
    "position_follows_the_last": (opened, lambda scene: {"number": 2}),
}


@pytest.mark.django_db
@every_way
@pytest.mark.parametrize("rule", BROKEN)
def test_a_position_against_the_rule_is_refused(rule, store):
    scene = Scene(members=4)
    make, changes = BROKEN[rule]
    round = make(scene)
    seat = scene.seat(round, 3)
    wrong, before = changes(scene), standing(round)

    refused_by = refusal_of(lambda: store(position(seat, **wrong)))

    assert (refused_by, standing(round)) == (rule, before)


@pytest.mark.django_db
@every_way
def test_a_seat_without_a_voice_takes_no_position(store):
    scene = Scene(members=2)
    MembershipFactory(seat__body=scene.body, person=scene.members[0])
    round = scene.open()
    seat = round.seats.get(is_entitled=False)

    assert refusal_of(lambda: store(position(seat))) == "position_seat_is_entitled"
    assert not Position.objects.exists()


@pytest.mark.django_db
@every_way
def test_who_is_recused_takes_no_position(store):
    scene = Scene(members=3)
    round = scene.open()
    accepted(scene, scene.members[0])
    seat = scene.seat(round)

    assert seat.is_recused
    assert refusal_of(lambda: store(position(seat))) == "position_seat_not_recused"
    assert not Position.objects.exists()


@pytest.mark.django_db
@every_way
def test_a_secretary_in_name_only_is_refused(store):
    seat = Scene().open().seats.first()

    wrong = position(seat, entry="secretaris")

    assert refusal_of(lambda: store(wrong)) == "position_by_its_seat"


@pytest.mark.django_db
def test_the_time_of_receipt_is_postgresqls_own():
    scene = Scene()
    seat = scene.seat(scene.open())

    position(seat, received_at=scene.now.replace(year=2001)).save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT received_at = now() FROM governance_position")
        assert cursor.fetchone() == (True,)


SEAT_ATTACKS = {
    "round_seat_frozen": [
        "is_entitled = NOT is_entitled",
        "seat_label = 'Een andere zetel'",
        "category = 'voorzitter'",
    ],
    "round_seat_recused_by_decision": ["is_recused = true, recused_ground = 'Zomaar'"],
    "round_seat_succeeds_once": [
        "person_id = {other}",
        "succeeded_from_label = 'Iemand'",
    ],
    "round_seat_one_voice": [
        "person_id = {second}, succeeded_from_label = person_label"
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, changes in SEAT_ATTACKS.items() for change in changes],
)
@with_every_switch
def test_a_seat_stays_as_it_was_frozen(rule, change, switch):
    scene = Scene(members=3)
    round = scene.open()
    seat, before = scene.seat(round), standing(round)
    change = change.format(other=UserFactory().pk, second=scene.members[1].pk)

    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(f"{switch}UPDATE governance_roundseat SET {change} WHERE id = {seat.pk}")

    refused_by = refusal.value.__cause__.diag.constraint_name
    assert refused_by == rule or (switch and refused_by is None)
    assert standing(round) == before


@pytest.mark.django_db
def test_no_seat_comes_or_goes_after_the_opening():
    scene = Scene(members=3)
    round = scene.open()
    sitting = MembershipFactory(seat__body=scene.body)
    late = seat_for(round, sitting)
    before = standing(round)

    assert refusal_of(late.save) == "round_seat_frozen"
    assert refusal_of(scene.seat(round).delete) == "round_seat_stays"
    assert standing(round) == before


@pytest.mark.django_db
def test_a_seat_of_another_body_does_not_come_in():
    scene = Scene()
    round = scene.plan()
    sitting = MembershipFactory()
    foreign = seat_for(round, sitting)

    assert refusal_of(foreign.save) == "round_seat_fits"
    assert round.seats.count() == 0


@pytest.mark.django_db
def test_two_voices_of_one_person_do_not_open_a_round():
    scene = Scene(members=2)
    MembershipFactory(seat__body=scene.body, person=scene.members[0])
    round = planned(scene)
    seat_everybody(round)

    assert (
        refusal_of(
            lambda: run(
                "UPDATE governance_round SET state = 'open', opened_at = now(),"
                " closes_at = now() + '1 hour'"
            )
        )
        == "round_one_voice"
    )


@pytest.mark.django_db
def test_an_interest_is_decided_once_and_never_deleted():
    scene = Scene(members=3)
    conflict = accepted(scene, scene.members[0])
    table = "governance_conflictdeclaration"

    for change, rule in {
        f"UPDATE {table} SET state = 'niet-erkend'": "conflict_decided_once",
        f"UPDATE {table} SET ground = 'Iets anders'": "conflict_decided_once",
        f"DELETE FROM {table}": "conflict_stays",
    }.items():
        assert refusal_of(lambda change=change: run(change)) == rule

    assert ConflictDeclaration.objects.get().state == conflict.state
    at_once = declared(scene, scene.members[1], save=False, state="erkend")
    at_once.decided_by, at_once.decided_at = scene.secretary, scene.now
    assert refusal_of(at_once.save) == "conflict_begins_declared"


@pytest.mark.django_db
def test_a_position_lapses_only_by_a_decision_about_its_person():
    scene = Scene(members=3)
    round = scene.open()
    said = scene.take(round)
    conflict = declared(scene, scene.members[0])
    void = PositionVoid(
        position=said,
        conflict=conflict,
        tally_before={},
        tally_after={},
        voided_by_label="Persoon",
        voided_at=scene.now,
    )

    assert refusal_of(void.save) == "void_by_decision"
    assert not PositionVoid.objects.exists()


@pytest.mark.django_db
def test_a_voice_that_was_counted_is_not_recused_without_letting_it_lapse():
    scene = Scene(members=3)
    scene.take(scene.open())
    conflict = declared(scene, scene.members[0])
    ConflictDeclaration.objects.filter(pk=conflict.pk).update(
        state="erkend", decided_by=scene.secretary, decided_at=scene.now
    )

    assert (
        refusal_of(
            lambda: run(
                "UPDATE governance_roundseat SET is_recused = true,"
                " recused_ground = 'Belang' WHERE person_id = %s",
                scene.members[0].pk,
            )
        )
        == "round_seat_recused_voids"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["older", "cancelled"])
def test_only_what_counts_can_lapse(which):
    scene = Scene(members=3)
    round = scene.open()
    said = scene.take(round)
    if which == "older":
        scene.take(round, said=AGAINST)
    else:
        cancel_round(round=round, reason="Weg", by=scene.secretary, now=scene.now)
    conflict = declared(scene, scene.members[0])
    ConflictDeclaration.objects.filter(pk=conflict.pk).update(
        state="erkend", decided_by=scene.secretary, decided_at=scene.now
    )
    void = PositionVoid(
        position=said,
        conflict=conflict,
        tally_before={},
        tally_after={},
        voided_by_label="Persoon",
        voided_at=scene.now,
    )

    rule = {"older": "void_of_the_last", "cancelled": "void_of_a_count"}[which]
    assert refusal_of(void.save) == rule


@pytest.mark.django_db
def test_a_round_without_quorum_leads_to_no_advice():
    scene = Scene(members=5)
    round = scene.open()
    close_round(round=round, by=scene.secretary, now=scene.now)

    assert (
        refusal_of(lambda: run("UPDATE governance_round SET state = 'geconcludeerd'"))
        == "round_quorum_to_conclude"
    )


@pytest.mark.django_db
def test_what_a_minority_wrote_stays():
    scene = Scene(members=3)
    view = write_view(
        seat=scene.seat(closed(scene), 1),
        text="Wij vinden het te duur.",
        in_public=False,
        by=scene.members[1],
        now=scene.now,
    )

    for change in ("SET text = 'Wij zijn voor'", "SET author_id = author_id + 1"):
        attack = f"UPDATE governance_minorityview {change}"
        assert refusal_of(lambda attack=attack: run(attack)) == "minority_view_stays"
    assert refusal_of(lambda: run("DELETE FROM governance_minorityview")) == (
        "minority_view_stays"
    )
    assert MinorityView.objects.get().text == view.text


@pytest.mark.django_db
def test_a_minority_speaks_in_its_window_and_by_a_voice():
    scene = Scene(members=4)
    recused = scene.open()
    accepted(scene, scene.members[3])
    for number in range(3):
        scene.take(recused, number, AGAINST if number else FOR)
    round = close_round(round=recused, by=scene.secretary, now=scene.now)
    late = round.closed_at.replace(year=2040)
    view = {"round": round, "text": "Te duur.", "written_at": round.closed_at}
    speaks, silent = scene.seat(round, 1), scene.seat(round, 3)

    assert [
        refusal_of(MinorityView(**view | {"author": speaks, "written_at": late}).save),
        refusal_of(MinorityView(**view | {"author": silent}).save),
    ] == ["minority_view_in_its_window", "minority_view_by_a_voice"]
    written = MinorityView.objects.create(**view, author=speaks)
    signed = {"view": written, "signed_at": round.closed_at}
    assert [
        refusal_of(
            MinoritySignature(**signed | {"seat": speaks, "signed_at": late}).save
        ),
        refusal_of(MinoritySignature(**signed, seat=silent).save),
    ] == ["signature_in_its_window", "signature_by_a_voice"]


def test_an_old_picture_of_the_data_neither_counts_nor_closes(racing_db, run_databases):
    scene = Scene(members=3)
    round = scene.open()
    portal = with_database(run_databases.app_url, racing_db)

    with psycopg.connect(portal, autocommit=True) as attacker:
        attacker.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        attacker.execute("SELECT FROM governance_position")
        scene.take(round)
        with pytest.raises(psycopg.errors.CheckViolation, match="round_sees_now"):
            attacker.execute(
                "UPDATE governance_round SET state = 'gesloten', closed_at = now(),"
                " tally = '{}', has_quorum = true"
            )

    round.refresh_from_db()
    assert round.state == RoundState.OPEN
