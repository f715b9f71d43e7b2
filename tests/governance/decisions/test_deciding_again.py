"""What was entered is not entered twice; it and its consequences can be made anew."""

import pytest

from governance.domain.decisions.deciding import (
    AlreadyDecided,
    confirm_decision,
    discard_decision,
    renew_impact,
)

from .decision_making import db, nothing_decided
from .scene import NOW, before_board


@db
def test_what_waits_is_not_entered_twice_and_can_be_taken_away():
    scene = before_board()
    decision = scene.enter()

    with pytest.raises(AlreadyDecided):
        scene.enter()
    discard_decision(decision=decision, by=decision.entered_by, now=NOW)

    nothing_decided(scene)
    again = scene.confirmed()
    with pytest.raises(AlreadyDecided):
        discard_decision(decision=again, by=again.entered_by, now=NOW)


@db
def test_the_consequences_can_be_made_anew_until_it_is_confirmed():
    scene = before_board()
    decision = scene.enter()
    first = decision.impact

    renewed = renew_impact(decision=decision, by=decision.entered_by, now=NOW)
    confirmed = confirm_decision(decision=renewed, by=scene.second, now=NOW)

    assert (confirmed.impact != first, confirmed.impact.as_of) == (True, first.as_of)
    with pytest.raises(AlreadyDecided):
        renew_impact(decision=confirmed, by=decision.entered_by, now=NOW)
