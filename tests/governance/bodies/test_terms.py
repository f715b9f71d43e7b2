"""People sit on seats for a term, and their role holds on the same days."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.domain.roles import give_role
from accounts.enums import Role
from accounts.models import RoleAssignment
from governance.domain.bodies.appointing import (
    TermIsNone,
    TermOver,
    TooManyOfEmployer,
    end_term,
)
from governance.domain.bodies.assisting import add_assistant, end_assistance
from governance.domain.bodies.seats import SeatClosed, SeatTaken, close_seat, open_seat
from governance.enums import SeatCategory
from governance.models import Membership, Seat
from governance.queries.bodies.seating import places_on, secretaries_on
from governance.rules.bodies import is_secretary, sits_in
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory, person_with
from tests.factories.governance import SeatFactory

from .scene import LATER, NOW, TODAY, Scene

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def roles_of(person):
    held = RoleAssignment.objects.filter(user=person).order_by("starts_on")
    return [(one.role, one.starts_on, one.ends_on) for one in held]


def test_who_is_appointed_gets_the_role_for_the_same_term():
    scene, person = Scene(), UserFactory()

    membership = scene.appoint(person, ends_on=LATER)

    assert roles_of(person) == [("lid-van-orgaan", TODAY, LATER)]
    assert places_on(scene.body, TODAY)[0].membership == membership
    assert sits_in(person, scene.body, LATER - DAY)
    assert not sits_in(person, scene.body, LATER)
    assert list(Entry.objects.values_list("action", flat=True)) == [
        "accounts.role_given",
        "governance.member_appointed",
    ]


def test_who_sits_on_the_secretarys_seat_is_secretary():
    scene, person = Scene(), UserFactory()
    seat = SeatFactory(body=scene.body, category=SeatCategory.SECRETARY)

    scene.appoint(person, seat=seat, by=person_with(Role.FUNCTIONAL_ADMINISTRATOR))

    assert roles_of(person) == [("secretaris-van-orgaan", TODAY, None)]
    assert is_secretary(person, scene.body)


def test_terms_on_one_seat_never_overlap():
    scene = Scene()
    first = scene.appoint(ends_on=LATER)

    with pytest.raises(SeatTaken) as refusal:
        scene.appoint(starts_on=LATER - DAY)
    follower = scene.appoint(starts_on=LATER)

    assert str(refusal.value) == (
        f"Op deze zetel zit {first.person.name}, tot 1 maart 2027. Beëindig eerst die "
        "termijn of kies een latere eerste dag."
    )
    assert list(Membership.objects.order_by("pk")) == [first, follower]


def test_a_term_has_days_and_lies_within_those_of_its_seat():
    scene = Scene()
    closed = close_seat(
        seat=SeatFactory(body=scene.body), on=LATER, by=scene.secretary, now=NOW
    )

    with pytest.raises(TermIsNone):
        scene.appoint(ends_on=TODAY)
    with pytest.raises(SeatClosed):
        scene.appoint(seat=closed)
    with pytest.raises(SeatClosed):
        scene.appoint(starts_on=scene.seat.opened_on - DAY)

    assert list(Membership.objects.all()) == []


def test_the_role_ends_with_the_term():
    scene, person = Scene(), UserFactory()
    membership = scene.appoint(person)

    end_term(membership=membership, on=LATER, by=scene.secretary, now=NOW)

    assert roles_of(person) == [("lid-van-orgaan", TODAY, LATER)]
    with pytest.raises(TermOver):
        end_term(membership=membership, on=LATER, by=scene.secretary, now=NOW)


def test_the_role_goes_on_while_there_is_another_seat():
    scene, person = Scene(), UserFactory()
    membership = scene.appoint(person)
    scene.appoint(person, seat=SeatFactory(body=scene.body), ends_on=LATER)

    end_term(membership=membership, by=scene.secretary, now=NOW)

    assert roles_of(person) == [("lid-van-orgaan", TODAY, LATER)]


def test_a_term_that_never_began_leaves_no_role_and_no_taken_seat():
    scene, person = Scene(), UserFactory()
    membership = scene.appoint(person, starts_on=LATER)

    end_term(membership=membership, by=scene.secretary, now=NOW)

    assert roles_of(person) == [("lid-van-orgaan", LATER, LATER)]
    assert not sits_in(person, scene.body, LATER)
    assert scene.appoint().starts_on == TODAY


def test_a_second_term_later_is_a_second_role():
    scene, person = Scene(), UserFactory()
    scene.appoint(person, ends_on=LATER)

    scene.appoint(person, starts_on=LATER + DAY)

    assert roles_of(person) == [
        ("lid-van-orgaan", TODAY, LATER),
        ("lid-van-orgaan", LATER + DAY, None),
    ]


@pytest.mark.parametrize("role", [Role.BODY_MEMBER, Role.INFORMATION_MANAGER, None])
def test_only_who_composes_the_body_appoints(role):
    scene = Scene()
    by = person_with(role) if role else UserFactory()

    with pytest.raises(NotAllowed):
        scene.appoint(by=by)

    assert list(Membership.objects.all()) == []


def test_nobody_appoints_oneself():
    scene = Scene()

    with pytest.raises(NotAllowed) as refusal:
        scene.appoint(scene.secretary)

    assert str(refusal.value) == "U kunt uzelf niet benoemen. Vraag het een ander."
    assert list(Membership.objects.all()) == []


def test_the_rule_may_limit_the_people_of_one_employer():
    scene = Scene(max_per_employer=1)
    sitting = scene.appoint(employer="Gemeente Ede")
    other = SeatFactory(body=scene.body)

    with pytest.raises(TooManyOfEmployer) as refusal:
        scene.appoint(seat=other, employer="gemeente ede")

    assert str(refusal.value) == (
        "In Taskforce Proef zitten dan al 1 mensen van gemeente ede. De regel staat er "
        "hoogstens 1 toe."
    )
    assert scene.appoint(sitting.person, seat=other, employer="Gemeente Ede").pk


def test_a_seat_with_somebody_on_it_is_not_closed():
    scene = Scene()
    scene.appoint(ends_on=LATER)

    with pytest.raises(SeatTaken):
        close_seat(seat=scene.seat, by=scene.secretary, now=NOW)
    close_seat(seat=scene.seat, on=LATER, by=scene.secretary, now=NOW)

    scene.seat.refresh_from_db()
    assert scene.seat.closed_on == LATER
    assert list(Seat.objects.on(LATER)) == []


def test_a_new_seat_is_empty_and_the_secretarys_has_no_voice():
    scene = Scene()

    made = open_seat(
        body=scene.body,
        category=SeatCategory.SECRETARY,
        label="Secretaris",
        by=scene.secretary,
        now=NOW,
    )

    assert (made.has_voice, made.opened_on) == (False, TODAY)


def test_an_assistant_has_the_role_while_the_member_sits():
    scene, helper = Scene(), UserFactory()
    membership = scene.appoint()
    add_assistant(membership=membership, assistant=helper, by=scene.secretary, now=NOW)

    end_term(membership=membership, on=LATER, by=scene.secretary, now=NOW)

    assert roles_of(helper) == [("assistent-van-lid", TODAY, LATER)]


def test_a_member_names_the_own_assistant_and_no_other_does():
    scene, helper = Scene(), UserFactory()
    membership = scene.appoint()

    with pytest.raises(NotAllowed):
        add_assistant(membership=membership, assistant=helper, by=helper, now=NOW)
    named = add_assistant(
        membership=membership, assistant=helper, by=membership.person, now=NOW
    )
    end_assistance(assistance=named, by=membership.person, now=NOW)

    assert roles_of(helper) == [("assistent-van-lid", TODAY, TODAY)]


def test_when_the_only_secretary_is_away_an_administrator_names_one_the_same_day():
    scene, stand_in = Scene(), UserFactory()
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)

    give_role(
        person=stand_in,
        role=Role.BODY_SECRETARY,
        organisation=scene.body.organisation,
        ends_on=LATER,
        by=administrator,
        now=NOW,
    )

    assert set(secretaries_on(scene.body, TODAY)) == {scene.secretary, stand_in}
    assert is_secretary(stand_in, scene.body)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE governance_membership SET starts_on = '2019-01-01'",
        "UPDATE governance_membership SET person_id = (SELECT max(id) FROM accounts_user)",
        "UPDATE governance_membership SET seat_id = (SELECT max(id) FROM governance_seat)",
        "DELETE FROM governance_membership",
    ],
)
@pytest.mark.parametrize("switch", ["SELECT 1", "SET pgtrigger.ignore = 'all'"])
def test_postgresql_alters_no_term(attack, switch):
    Scene().appoint()
    SeatFactory()
    UserFactory()
    before = list(Membership.objects.values())

    with connection.cursor() as cursor:
        cursor.execute(switch)
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(attack)

    assert list(Membership.objects.values()) == before
