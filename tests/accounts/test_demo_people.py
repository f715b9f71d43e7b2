"""The made-up people of the demo, and where they cannot exist."""

import io

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.checks import no_fictitious_people
from accounts.domain import demo_people
from accounts.enums import Role
from accounts.models import Organisation, User
from municipalities.models import PartnershipMember
from tests.accounts.people import is_signed_in, sign_in
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def towns():
    for name in (demo_people.HOME, *demo_people.NEIGHBOURS):
        MunicipalityFactory(name=name)


@pytest.fixture
def demo(settings, towns):
    settings.DEMO = True
    return demo_people.load_demo_people(now=NOW)


def said_by(command):
    told = io.StringIO()
    call_command(command, stdout=told)
    return told.getvalue()


def test_there_is_somebody_for_every_role(demo):
    held = {
        role.role for person in demo.values() for role in person.get_current_roles()
    }

    told = {role for one in demo_people.everybody() for role in one.roles}
    assert (held <= set(Role), held | told) == (True, set(Role))
    assert all(person.is_fictitious for person in demo.values())
    assert PartnershipMember.objects.count() == 3


def test_loading_twice_is_the_same_as_once(demo):
    again = demo_people.load_demo_people(now=NOW)

    assert again == demo
    assert (User.objects.count(), Organisation.objects.count()) == (11, 6)


def test_their_password_would_be_accepted_of_anybody(demo):
    for person in demo.values():
        validate_password(demo_people.PASSWORD, person)


def test_each_of_them_can_sign_in(demo, client):
    for person in demo.values():
        sign_in(client, person, password=demo_people.PASSWORD)

        assert is_signed_in(client)
        client.logout()


def test_the_printed_table_names_all_of_them(demo):
    told = said_by("demo_signins")

    assert [line.split()[0] for line in told.splitlines()[1:]] == [
        one.email for one in demo_people.PEOPLE
    ]
    assert demo_people.PASSWORD in told


def test_outside_demo_mode_they_are_not_made(towns):
    with pytest.raises(CommandError, match="Demopersonen bestaan alleen in demo"):
        call_command("load_demo_people")

    assert list(User.objects.all()) == []


def test_outside_demo_mode_nothing_is_printed_and_the_portal_does_not_start(
    demo, settings
):
    settings.DEMO = False

    errors = no_fictitious_people(databases=["default"])

    assert said_by("demo_signins") == ""
    assert [error.id for error in errors] == ["accounts.E001"]


def test_without_made_up_people_the_portal_starts(db):
    assert no_fictitious_people(databases=["default"]) == []
