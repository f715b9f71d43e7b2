"""A minority speaks after the close, for as long as the rule gives it."""

import datetime

import pytest

from governance.domain.rounds.closing import close_round
from governance.domain.rounds.minority import (
    MinorityRefused,
    sign_view,
    withdraw_view,
    write_view,
)
from governance.models import MinorityView
from governance.queries.rounds.minority import PublicView, public_views, window_of
from samenorganiseren.shared.errors import NotAllowed

from .scene import AGAINST, FOR, Scene

pytestmark = pytest.mark.django_db
HOURS = datetime.timedelta(hours=1)


def after_the_close(*said):
    scene = Scene(members=len(said))
    round = scene.open()
    for number, one in enumerate(said):
        scene.take(round, number, one)
    return scene, close_round(round=round, by=scene.secretary, now=scene.now)


def write(scene, round, number, **changes):
    values = {
        "seat": scene.seat(round, number),
        "text": "Wij vinden het te duur.",
        "in_public": True,
        "by": scene.members[number],
        "now": round.closed_at + HOURS,
    }
    return write_view(**values | changes)


def test_a_view_is_written_signed_and_travels_word_for_word():
    scene, round = after_the_close(FOR, FOR, FOR, AGAINST, AGAINST)
    view = write(scene, round, 3)

    sign_view(
        view=view,
        seat=scene.seat(round, 4),
        in_public=False,
        by=scene.members[4],
        now=round.closed_at + HOURS,
    )

    assert public_views(round) == [
        PublicView("Wij vinden het te duur.", [scene.members[3].name], unnamed=1)
    ]


def test_a_view_that_is_withdrawn_does_not_travel_and_stays_readable():
    scene, round = after_the_close(FOR, FOR, AGAINST)
    view = write(scene, round, 2)

    withdraw_view(view=view, by=scene.members[2], now=round.closed_at + HOURS)

    assert public_views(round) == []
    assert MinorityView.objects.get().text == "Wij vinden het te duur."


def test_before_the_close_and_after_the_window_it_is_too_early_or_too_late():
    scene = Scene(members=2)
    round = scene.open()
    with pytest.raises(MinorityRefused, match="zodra de ronde gesloten is"):
        write_view(
            seat=scene.seat(round),
            text="Nee.",
            in_public=True,
            by=scene.members[0],
            now=scene.now,
        )
    round = close_round(round=round, by=scene.secretary, now=scene.now)

    with pytest.raises(MinorityRefused, match="voorbij"):
        write(scene, round, 0, now=round.closed_at + 24 * HOURS)

    assert not MinorityView.objects.exists()


def test_nobody_signs_or_withdraws_for_another():
    scene, round = after_the_close(FOR, FOR, AGAINST)
    view = write(scene, round, 2)

    with pytest.raises(NotAllowed):
        withdraw_view(view=view, by=scene.members[0], now=round.closed_at + HOURS)
    with pytest.raises(NotAllowed):
        sign_view(
            view=view,
            seat=scene.seat(round, 0),
            in_public=True,
            by=scene.members[1],
            now=round.closed_at + HOURS,
        )

    assert (view.signatures.count(), MinorityView.objects.get().withdrawn_at) == (
        1,
        None,
    )


@pytest.mark.parametrize(
    ("said", "is_waived"), [([FOR, FOR], True), ([FOR, AGAINST], False)]
)
def test_where_all_agree_nobody_has_to_wait(said, is_waived):
    _, round = after_the_close(*said)
    window = window_of(round)

    assert window.is_waived is is_waived
    assert window.is_passed(round.closed_at) is is_waived
    assert window.is_passed(round.closed_at + 24 * HOURS)
