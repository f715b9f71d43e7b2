"""A body with members, a dossier that is with it, and a round to play with."""

import datetime
import itertools

from django.utils import timezone

from governance.domain.rounds.opening import open_round
from governance.domain.rounds.planning import plan_round
from governance.domain.rounds.positions import take_position
from governance.domain.rounds.said import Said
from governance.enums import RoundMode, Stage
from governance.models import Position, PositionDraft, Round
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    dossier_at,
    member_of,
    secretary_of,
)

keys = itertools.count(1)
FOR = Said("voor")
AGAINST = Said("tegen", "Te duur.")
IF = Said("voor-mits", "Nog niet af.", "Er komt een plan.")


def new_key():
    return f"sleutel-{next(keys):08}"


class Scene:
    """`members` sit on seats in the order of their names."""

    def __init__(self, members=5, *, mode=RoundMode.IN_WRITING, item=None, **rule):
        self.body = BodyFactory()
        self.rule = BodyRuleFactory(body=self.body, **rule)
        self.secretary = secretary_of(self.body)
        self.members = [member_of(self.body) for _ in range(members)]
        self.dossier = dossier_at(Stage.TASKFORCE)
        self.now = timezone.now()
        self.mode, self.item = mode, item

    def plan(self, **changes):
        values = {
            "dossier": self.dossier,
            "body": self.body,
            "question": "Adviseert u dit vast te stellen?",
            "mode": self.mode,
            "item": self.item,
            "by": self.secretary,
            "now": self.now,
        }
        return plan_round(**values | changes)

    def open(self, round=None, **changes):
        values = {
            "round": round or self.plan(),
            "closes_at": self.now + datetime.timedelta(days=4),
            "conflicts_asked": True,
            "by": self.secretary,
            "now": self.now,
        }
        return open_round(**values | changes)

    def seat(self, round, number=0):
        return round.seats.get(person=self.members[number])

    def take(self, round, number=0, said=FOR, **changes):
        """A member of this number speaks for the own seat."""
        seat = self.seat(round, number)
        values = {"by": self.members[number], "seen": seat.positions.count()}
        return self.take_for(seat, said=said, **values | changes)

    def take_for(self, seat, said=FOR, **changes):
        values = {
            "seat": seat,
            "said": said,
            "seen": 0,
            "idempotency_key": new_key(),
            "now": self.now,
        }
        return take_position(**values | changes)


def standing(round):
    """All that PostgreSQL has of a round, to compare before and after."""
    return (
        Round.objects.filter(pk=round.pk).values().get(),
        list(round.seats.order_by("pk").values()),
        list(Position.objects.filter(round=round).values()),
    )


def drafts_of(round):
    found = PositionDraft.objects.filter(seat__round=round)
    return [
        (one.person_id, one.typed["standpunt"], one.refused_because) for one in found
    ]


def counted(voor=0, mits=0, tegen=0, onthouding=0, geen=0):
    return {
        "voor": voor,
        "voor-mits": mits,
        "tegen": tegen,
        "onthouding": onthouding,
        "geen-standpunt": geen,
    }
