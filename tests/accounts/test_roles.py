"""Giving and ending roles; PostgreSQL keeps the rules too."""

import datetime
import threading

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from accounts.domain import roles
from accounts.enums import ROLE_FITS, OrganisationKind, Role
from accounts.models import Organisation, RoleAssignment, User
from journal.models import Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    RoleAssignmentFactory,
    UserFactory,
    person_with,
)
from tests.patience import STEP

NOW = timezone.now()
TODAY = timezone.localdate()


def own(person):
    return person.get_current_roles()[0].organisation


@pytest.mark.django_db
def test_a_role_starts_today_and_is_written_down():
    manager = person_with(Role.PEOPLE_MANAGER)
    person = UserFactory()

    held = roles.give_role(
        person=person,
        role=Role.APPROVER,
        organisation=own(manager),
        by=manager,
        now=NOW,
    )

    assert (held.starts_on, held.ends_on, held.given_by_label) == (
        TODAY,
        None,
        manager.name,
    )
    entry = Entry.objects.get()
    assert (entry.action, entry.subject_key, entry.organisation_key, entry.details) == (
        "accounts.role_given",
        person.subject_key,
        own(manager).subject_key,
        {"role": "accordeur", "ends_on": None},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.FUNCTIONAL_ADMINISTRATOR]
)
def test_only_managers_give_roles(role):
    organisation = MunicipalOrganisationFactory()
    outsider = person_with(role)

    with pytest.raises(NotAllowed):
        roles.give_role(
            person=UserFactory(),
            role=Role.APPROVER,
            organisation=organisation,
            by=outsider,
            now=NOW,
        )

    assert list(organisation.role_assignments.all()) == []
    assert list(Entry.objects.all()) == []


@pytest.mark.django_db
def test_nobody_gives_a_role_to_oneself():
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)

    with pytest.raises(NotAllowed, match="U kunt uzelf geen rol geven"):
        roles.give_role(
            person=administrator,
            role=Role.CATALOGUE_EDITOR,
            organisation=own(administrator),
            by=administrator,
            now=NOW,
        )

    assert administrator.role_assignments.count() == 1


@pytest.mark.django_db
def test_a_role_that_is_held_is_not_given_again():
    manager = person_with(Role.PEOPLE_MANAGER)
    person = person_with(Role.APPROVER, own(manager))

    with pytest.raises(roles.AlreadyHasRole):
        roles.give_role(
            person=person,
            role=Role.APPROVER,
            organisation=own(manager),
            by=manager,
            now=NOW,
        )

    assert person.role_assignments.count() == 1


@pytest.mark.django_db
def test_ending_a_role_keeps_what_was():
    manager = person_with(Role.PEOPLE_MANAGER)
    person = person_with(Role.APPROVER, own(manager))

    ended = roles.end_role(
        assignment=person.role_assignments.get(), by=manager, now=NOW
    )

    assert (ended.starts_on, ended.ends_on) == (datetime.date(2020, 1, 1), TODAY)
    assert User.objects.get(pk=person.pk).get_current_roles() == []


@pytest.mark.django_db
def test_the_last_manager_leaves_a_successor():
    manager = person_with(Role.PEOPLE_MANAGER)
    held = manager.role_assignments.get()

    with pytest.raises(roles.LastManager, match="Wijs eerst een opvolger aan"):
        roles.end_role(assignment=held, by=manager, now=NOW)
    person_with(Role.PEOPLE_MANAGER, own(manager))
    roles.end_role(assignment=held, by=manager, now=NOW)

    assert manager.role_assignments.get().ends_on == TODAY


@pytest.mark.django_db
def test_an_administrator_ends_the_last_role_of_a_manager():
    manager = person_with(Role.PEOPLE_MANAGER)
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)

    ended = roles.end_role(
        assignment=manager.role_assignments.get(), by=administrator, now=NOW
    )

    assert ended.ends_on == TODAY


@pytest.mark.django_db
def test_the_portal_keeps_one_functional_administrator():
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)

    with pytest.raises(roles.LastManager):
        roles.end_role(
            assignment=administrator.role_assignments.get(), by=administrator, now=NOW
        )

    assert administrator.role_assignments.get().ends_on is None


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OrganisationKind)
@pytest.mark.parametrize("role", Role)
def test_postgresql_knows_the_same_fits(role, kind):
    with connection.cursor() as cursor:
        cursor.execute("SELECT role_fits(%s, %s)", [role, kind])
        fits = cursor.fetchone()[0]

    assert fits == (kind in ROLE_FITS[role])


SWITCHES = [
    "",
    "SET LOCAL pgtrigger.ignore = 'accounts_roleassignment_role_fits'",
    "SET LOCAL session_replication_role = replica",
    "SET LOCAL ROLE portal_owner",
]


def attack(statement, switch=""):
    """Try it as the portal's own database role; the error that PostgreSQL gave."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if switch:
                cursor.execute(switch)
            cursor.execute(statement)
    except DatabaseError as refusal:
        return type(refusal).__name__
    return "no refusal"


@pytest.mark.django_db
@pytest.mark.parametrize("switch", SWITCHES)
def test_a_role_outside_its_kind_is_refused_by_postgresql(switch):
    held = person_with(Role.APPROVER).role_assignments.get()

    refusal = attack(
        f"UPDATE accounts_roleassignment SET role = 'functioneel-beheerder' WHERE id = {held.pk}",
        switch,
    )

    held.refresh_from_db()
    assert refusal in {"IntegrityError", "ProgrammingError"}
    assert held.role == Role.APPROVER


@pytest.mark.django_db
def test_overlapping_terms_are_refused_by_postgresql():
    held = person_with(Role.APPROVER).role_assignments.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignmentFactory(
            user=held.user,
            organisation=held.organisation,
            role=held.role,
            starts_on=TODAY,
            ends_on=TODAY + datetime.timedelta(days=1),
        )

    assert held.user.role_assignments.count() == 1


@pytest.mark.django_db
def test_an_organisation_keeps_its_kind():
    organisation = MunicipalOrganisationFactory()

    refusal = attack(
        "UPDATE accounts_organisation SET kind = 'vng', municipality_id = NULL"
        f" WHERE id = {organisation.pk}"
    )

    assert refusal == "IntegrityError"
    assert Organisation.objects.get().kind == OrganisationKind.MUNICIPALITY


def test_two_managers_who_give_the_same_role_at_once_give_it_once(racing_db):
    first = person_with(Role.PEOPLE_MANAGER)
    second = person_with(Role.PEOPLE_MANAGER, own(first))
    person = UserFactory()
    start = threading.Barrier(2)
    ended = []

    def give(manager):
        start.wait()
        try:
            roles.give_role(
                person=person,
                role=Role.APPROVER,
                organisation=own(first),
                by=manager,
                now=NOW,
            )
            ended.append("given")
        except roles.AlreadyHasRole:
            ended.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=give, args=[one]) for one in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(STEP)

    assert sorted(ended) == ["given", "refused"]
    assert RoleAssignment.objects.filter(user=person).count() == 1
    assert Entry.objects.filter(action="accounts.role_given").count() == 1
