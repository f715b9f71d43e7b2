"""What is due in bodies: who has it in the list is who is reminded, and a recount agrees."""

import datetime

import pytest
from django.utils import timezone

from accounts.enums import Role
from governance.domain.bodies.appointing import end_term
from governance.domain.consultations.closing import close_when_due
from governance.enums import ConsultationKind, Stage
from governance.models import Membership, ResponseDraft
from governance.queries.deadlines import consultations, rounds, terms
from notifications.domain.deadlines.counting import count_anew
from notifications.models import Deadline
from samenorganiseren.shared.actors import Machine
from samenorganiseren.shared.days import day_of
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)
from tests.governance.consultations.scene import Scene as Asked
from tests.governance.rounds.conflicts import accepted
from tests.governance.rounds.scene import Scene as Advising

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def standing(kind):
    found = Deadline.objects.standing().filter(kind=kind).order_by("id")
    return [(one.cause, one.due_on) for one in found]


def test_a_round_is_due_for_who_did_not_answer_and_was_not_recused():
    scene = Advising(members=3)
    accepted(scene, scene.members[2])
    round = scene.open()
    scene.take(round, 0)

    people = set(rounds.silent_people(round.pk, scene.now))
    lists = [rounds.rounds_of(one, scene.now) for one in scene.members]

    assert people == {scene.members[1]}
    assert lists == [set(), {round.pk}, set()]
    assert standing("standpunt") == [(str(round.pk), day_of(round.closes_at))]
    assert count_anew(now=scene.now).count == 0


def test_members_are_due_until_their_municipality_answered():
    scene = Asked(stage=Stage.TASKFORCE)
    home = MunicipalOrganisationFactory()
    approver = person_with(Role.APPROVER, home)
    manager = person_with(Role.INFORMATION_MANAGER, home)
    alone = person_with(Role.INFORMATION_MANAGER, MunicipalOrganisationFactory())
    one = scene.open(kind=ConsultationKind.MEMBERS, ago=0)

    people = set(consultations.silent_people(one.pk, scene.now))

    assert people == {approver, alone}
    assert [
        consultations.consultations_of(each, scene.now)
        for each in (approver, manager, alone)
    ] == [{one.pk}, set(), {one.pk}]


def test_an_open_consultation_is_due_for_who_began_and_until_it_closes():
    scene = Asked()
    writer = UserFactory()
    one = scene.open()
    ResponseDraft.objects.create(
        consultation=one, person=writer, typed={}, changed_at=scene.now
    )

    assert set(consultations.silent_people(one.pk, scene.now)) == {writer}
    assert consultations.consultations_of(writer, scene.now) == {one.pk}
    assert [cause for cause, _ in standing("consultatie")] == [str(one.pk)]

    close_when_due(consultation=one, by=Machine("proef"), now=one.closes_at + DAY)
    assert standing("consultatie") == []


def test_a_term_that_ends_is_due_on_its_last_day_until_somebody_comes_after():
    scene = Advising(members=2)
    now = timezone.now()
    membership = Membership.objects.get(person=scene.members[0])
    by = person_with(Role.FUNCTIONAL_ADMINISTRATOR)
    end_term(membership=membership, on=day_of(now) + 30 * DAY, by=by, now=now)

    assert standing("zittingsduur") == [(str(membership.pk), day_of(now) + 29 * DAY)]
    assert set(terms.people_of(membership.pk, now)) == {
        scene.members[0],
        scene.secretary,
    }
    assert terms.terms_of(scene.members[1], now) == set()

    Membership.objects.create(
        seat=membership.seat,
        person=UserFactory(),
        starts_on=day_of(now) + 30 * DAY,
        appointed_by_label="Proef",
        appointed_at=now,
    )
    assert list(terms.terms_ending([str(membership.pk)], now)) == []
