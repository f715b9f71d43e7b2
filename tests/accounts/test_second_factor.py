"""Who has a role sets up a second step before changing anything."""

import pytest
from django.urls import reverse

from accounts import rules
from accounts.enums import Role
from accounts.models import User
from tests.accounts.people import PASSWORD, code_now, sign_in, someone, with_password
from tests.factories.accounts import person_with

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_every_role_needs_a_second_factor_to_write(role):
    without = person_with(role, second_factor=False)
    guarded = person_with(role)

    assert rules.may_write(without).reason == (
        "Met uw rol kunt u gegevens van uw organisatie wijzigen. Stel daarom eerst een tweede "
        "stap in voor het inloggen."
    )
    assert rules.may_write(guarded).allowed


def test_demo_mode_lets_a_role_write_without(settings):
    settings.DEMO = True

    assert rules.may_write(person_with(Role.APPROVER, second_factor=False)).allowed


def test_without_a_role_there_is_nothing_to_guard():
    assert rules.may_write(someone()).allowed


def test_staff_pages_lead_to_setting_one_up(client):
    person = person_with(Role.FUNCTIONAL_ADMINISTRATOR, second_factor=False)
    client.force_login(person)

    answer = client.get(reverse("staff_people"))

    assert answer["Location"] == reverse("mfa_index")


def test_nothing_is_written_without_one(client):
    manager = person_with(Role.PEOPLE_MANAGER, second_factor=False)
    organisation = manager.get_current_roles()[0].organisation
    client.force_login(manager)

    answer = client.post(
        reverse("invite", args=[organisation.slug]),
        {"name": "N", "email": "n@gemeente.example", "role": Role.APPROVER},
    )

    assert answer["Location"] == reverse("mfa_index")
    assert list(organisation.invitations.all()) == []


def test_reading_needs_none(client):
    client.force_login(person_with(Role.APPROVER, second_factor=False))

    assert client.get(reverse("about")).status_code == 200


def test_setting_up_the_app_opens_the_way(client):
    person = with_password(
        person_with(Role.FUNCTIONAL_ADMINISTRATOR, second_factor=False)
    )
    sign_in(client, person)
    client.post(
        reverse("account_reauthenticate"),
        {"password": PASSWORD, "next": reverse("mfa_activate_totp")},
    )
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})

    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(answer["Location"]).context["unused_codes"]) == 10
    assert client.get(reverse("staff_people")).status_code == 200
    assert User.objects.get(pk=person.pk).has_second_factor()
