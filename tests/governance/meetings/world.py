"""A body with its people, and a meeting in any state, for tests of meetings."""

import datetime

from governance.domain.meetings import agenda, planning, running
from governance.enums import BodyKind, ItemKind
from samenorganiseren.shared.days import AMSTERDAM
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    chair_of,
    member_of,
    secretary_of,
)

NOW = datetime.datetime(2026, 11, 25, 9, tzinfo=datetime.UTC)
STARTS = datetime.datetime(2026, 12, 16, 10, tzinfo=AMSTERDAM)
DURING = STARTS + datetime.timedelta(minutes=30)
AFTER = STARTS + datetime.timedelta(hours=3)


class Table:
    """The Taskforce, its secretary, chair and members."""

    def __init__(self, kind=BodyKind.TASKFORCE, members=1):
        self.body = BodyFactory(kind=kind)
        self.rule = BodyRuleFactory(body=self.body)
        self.secretary = secretary_of(self.body)
        self.chair = chair_of(self.body)
        self.members = [member_of(self.body) for _ in range(members)]

    def plan(self, **changes):
        return planning.plan_meeting(
            body=self.body, when=when(**changes), by=self.secretary, now=NOW
        )

    def with_item(self, meeting, title="Opening", **item):
        return agenda.add_item(
            meeting=meeting,
            item=agenda.Item(title=title, kind=ItemKind.OTHER, **item),
            by=self.secretary,
            now=NOW,
        )

    def convened(self, items=1):
        meeting = self.plan()
        for number in range(items):
            self.with_item(meeting, f"Punt {number + 1}")
        return planning.convene(meeting=meeting, by=self.secretary, now=NOW)

    def held(self, items=1):
        meeting = self.convened(items)
        return running.open_meeting(meeting=meeting, by=self.secretary, now=STARTS)

    def closed(self, items=1):
        meeting = self.held(items)
        return running.close_meeting(meeting=meeting, by=self.secretary, now=AFTER)


def when(starts_at=STARTS, ends_at=None, **changes):
    return planning.When(
        **{
            "title": "Taskforce van december",
            "starts_at": starts_at,
            "ends_at": ends_at or starts_at + datetime.timedelta(hours=2),
            "place": "Utrecht",
            **changes,
        }
    )
