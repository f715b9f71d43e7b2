"""Who may enter the addresses of rounds and positions."""

import datetime

from django.utils import timezone

from accounts.enums import Role
from governance.domain.rounds.conflicts import declare_conflict
from governance.domain.rounds.opening import open_round
from governance.domain.rounds.planning import plan_round
from governance.enums import RoundMode, Stage
from tests.access_world import NO_ROLE
from tests.factories.governance import dossier_at

SIGNED_IN = frozenset({NO_ROLE, *Role.values})
MEMBER = frozenset({Role.BODY_MEMBER.value})
SECRETARY = frozenset({Role.BODY_SECRETARY.value})
INSIDE = MEMBER | SECRETARY | {Role.BODY_ASSISTANT.value}


def planned(world):
    return plan_round(
        dossier=dossier_at(Stage.TASKFORCE),
        body=world.body,
        question="Adviseert u dit?",
        mode=RoundMode.IN_WRITING,
        by=world.people[Role.BODY_SECRETARY],
        now=timezone.now(),
    )


def opened(world):
    now = timezone.now()
    return open_round(
        round=planned(world),
        closes_at=now + datetime.timedelta(days=4),
        conflicts_asked=True,
        by=world.people[Role.BODY_SECRETARY],
        now=now,
    )


def a_round(world, actor):
    return [opened(world).pk]


def a_seat(world, actor):
    round = opened(world)
    return [round.pk, round.seats.get().pk]


def a_plan(world, actor):
    return [dossier_at(Stage.TASKFORCE).pk, world.body.slug]


def a_conflict(world, actor):
    member = world.people[Role.BODY_MEMBER]
    declared = declare_conflict(
        dossier=dossier_at(Stage.TASKFORCE),
        body=world.body,
        person=member,
        ground="Zit bij de leverancier.",
        by=member,
        now=timezone.now(),
    )
    return [declared.pk]


def rows(row):
    return {
        "my_positions": row(SIGNED_IN),
        "round": row(INSIDE, MEMBER, a_round),
        "round_standing": row(INSIDE, frozenset(), a_round),
        "minority": row(INSIDE, MEMBER, a_round),
        "conflict": row(MEMBER | SECRETARY, SECRETARY, a_conflict),
        "plan_round": row(SECRETARY, SECRETARY, a_plan),
        "round_keeping": row(SECRETARY, frozenset(), a_round),
        "round_open": row(SECRETARY, SECRETARY, a_round),
        "round_close": row(SECRETARY, SECRETARY, a_round),
        "round_cancel": row(SECRETARY, SECRETARY, a_round),
        "round_deadline": row(SECRETARY, SECRETARY, a_round),
        "round_enter_for": row(SECRETARY, SECRETARY, a_seat),
        "round_successor": row(frozenset(), SECRETARY, a_seat),
    }
