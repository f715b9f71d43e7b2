"""A source of deadlines that tests fill by hand."""

from __future__ import annotations

import datetime
from dataclasses import replace

from samenorganiseren.shared import deadlines, subjects
from samenorganiseren.shared.deadlines import Due, Source
from samenorganiseren.shared.subjects import Subject

KIND = "toets"
DAY = datetime.date(2030, 3, 29)
NOW = datetime.datetime(2030, 1, 7, 12, tzinfo=datetime.UTC)
FIRST = datetime.datetime(2030, 3, 1, 6, tzinfo=datetime.UTC)
SECOND = datetime.datetime(2030, 3, 22, 6, tzinfo=datetime.UTC)


class Played:
    """What is due, by cause, and whom it concerns; changed at will."""

    def __init__(self):
        self.dues = {}
        self.concerned = []
        self.hidden_from = set()

    def tell(self, cause="1", **changed):
        known = {
            "cause": cause,
            "audience": 1,
            "subject_key": "test.due:1",
            "title": "Iets inleveren",
            "because": "Dat is afgesproken.",
            "step": "Lever het in.",
            "url": "/over/",
            "due_on": DAY,
            "reminders": (FIRST, SECOND),
        }
        self.dues[cause] = Due(**known | changed)

    def change(self, cause="1", **changed):
        self.dues[cause] = replace(self.dues[cause], **changed)

    def find(self, causes, now):
        return [
            due for due in self.dues.values() if causes is None or due.cause in causes
        ]

    def sees(self, person):
        return person.pk not in self.hidden_from

    def register(self):
        deadlines.register(
            Source(
                KIND,
                "iets inleveren",
                "U levert dit in.",
                self.find,
                lambda audience, now: self.concerned,
                lambda person, now: {1} if person in self.concerned else set(),
            )
        )
        subjects.register(
            "test.due",
            lambda number: Subject("test.due:1", "Iets", "/over/", self.sees),
        )

    def forget(self):
        deadlines._sources.pop(KIND)
