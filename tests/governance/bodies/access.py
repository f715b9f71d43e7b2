"""Who may enter the addresses of bodies, seats, terms and the backing."""

import datetime

from accounts.enums import Role
from governance.enums import SeatCategory, Stage
from governance.models import Assistance, BackingPoll, Membership
from tests.access_world import ACTORS, NO_ROLE, NOW
from tests.factories.governance import MembershipFactory, SeatFactory, dossier_at

ANYONE = frozenset(ACTORS)
NOBODY = frozenset()
COMPOSERS = frozenset({Role.BODY_SECRETARY.value, Role.FUNCTIONAL_ADMINISTRATOR.value})
SIGNED_IN = frozenset({NO_ROLE, *Role.values})
MEMBER = frozenset({Role.BODY_MEMBER.value})
TOWNS = frozenset({Role.INFORMATION_MANAGER.value, Role.APPROVER.value})
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


def koepel_seat(world, actor):
    """The member of the body sits there for a koepel."""
    person = world.people[Role.BODY_MEMBER]
    found = Membership.objects.filter(person=person, seat__category=SeatCategory.VIAG)
    return found.first() or MembershipFactory(
        seat__body=world.body, seat__category=SeatCategory.VIAG, person=person
    )


def public_dossier(world, actor):
    koepel_seat(world, actor)
    return [dossier_at(Stage.CONSULTATION).pk]


def poll(world, actor):
    made = BackingPoll.objects.create(
        membership=koepel_seat(world, actor),
        dossier=dossier_at(Stage.CONSULTATION),
        question="Wat vindt u?",
        opens_at=NOW - datetime.timedelta(days=1),
        closes_at=NOW + datetime.timedelta(days=1),
        asked_by_label="Persoon",
    )
    return [made.pk]


def rows(row):
    return {
        "backing_polls": row(SIGNED_IN),
        "new_backing_poll": row(MEMBER, MEMBER, public_dossier),
        "backing_poll": row(TOWNS | MEMBER, TOWNS | MEMBER, poll),
        "close_backing_poll": row(NOBODY, MEMBER, poll),
        "summarise_backing_poll": row(NOBODY, MEMBER, poll),
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
