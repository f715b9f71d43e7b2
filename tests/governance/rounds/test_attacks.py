"""PostgreSQL keeps a round as it is, whichever way the attack comes."""

import pytest
from django.db import DatabaseError, connection, transaction

from governance.enums import RoundState
from governance.models import (
    Round,
)
from governance.rules.rounds import edges
from tests.factories.governance import (
    BodyRuleFactory,
    DossierVersionFactory,
)

from .attacking import (
    cancelled,
    closed,
    concluded,
    every_way,
    opened,
    planned,
    refusal_of,
    run,
    seat_everybody,
    seat_for,
    with_every_switch,
)
from .conflicts import accepted
from .scene import Scene, standing


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
