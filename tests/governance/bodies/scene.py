"""A body with its secretary, for tests."""

import datetime

from governance.domain.bodies.appointing import Appointment, appoint
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    SeatFactory,
    secretary_of,
)

NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 11, 25)
LATER = datetime.date(2027, 3, 1)


class Scene:
    """One body, one rule, one secretary, one empty seat."""

    def __init__(self, **rule):
        self.body = BodyFactory(organisation__name="Taskforce Proef")
        self.rule = BodyRuleFactory(body=self.body, **rule)
        self.secretary = secretary_of(self.body)
        self.seat = SeatFactory(body=self.body, label="Zetel A")

    def appoint(self, person=None, *, seat=None, by=None, now=NOW, **term):
        asked = Appointment(
            seat=seat or self.seat,
            person=person or UserFactory(),
            starts_on=term.pop("starts_on", TODAY),
            **term,
        )
        return appoint(appointment=asked, by=by or self.secretary, now=now)
