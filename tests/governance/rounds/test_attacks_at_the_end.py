"""Concluding, a minority and an old picture of the data cannot go around the rule."""

import psycopg
import pytest

from governance.domain.rounds.closing import close_round
from governance.domain.rounds.minority import write_view
from governance.enums import RoundState
from governance.models import (
    MinoritySignature,
    MinorityView,
)
from launch.databases import with_database

from .attacking import closed, refusal_of, run
from .conflicts import accepted
from .scene import AGAINST, FOR, Scene


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
