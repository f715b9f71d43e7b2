"""Who may enter the addresses of bodies, seats, terms and the backing."""

import datetime

from accounts.enums import Role
from governance.models import Assistance
from tests.access_world import ACTORS, NOW
from tests.factories.governance import SeatFactory

ANYONE = frozenset(ACTORS)
NOBODY = frozenset()
COMPOSERS = frozenset({Role.BODY_SECRETARY.value, Role.FUNCTIONAL_ADMINISTRATOR.value})
HELPED = COMPOSERS | {Role.BODY_MEMBER.value}


def body(world, actor):
    return [world.body.slug]


def empty_seat(world, actor):
    return [world.body.slug, SeatFactory(body=world.body).pk]


def term(world, actor):
    return [world.body.slug, world.membership.pk]


def assistance(world, actor):
    made = Assistance.objects.create(
        membership=world.membership,
        assistant=world.people[Role.BODY_ASSISTANT],
        starts_on=NOW.date() - datetime.timedelta(days=9),
    )
    return [world.body.slug, made.pk]


def rows(row):
    return {
        "bodies": row(ANYONE),
        "body": row(ANYONE, NOBODY, body),
        "body_composition": row(COMPOSERS, NOBODY, body),
        "body_new_rule": row(COMPOSERS, COMPOSERS, body),
        "body_new_seat": row(COMPOSERS, COMPOSERS, body),
        "body_close_seat": row(COMPOSERS, COMPOSERS, empty_seat),
        "body_appoint": row(COMPOSERS, COMPOSERS, empty_seat),
        "body_end_term": row(COMPOSERS, COMPOSERS, term),
        "body_assistants": row(HELPED, HELPED, term),
        "body_end_assistance": row(NOBODY, HELPED, assistance),
    }
