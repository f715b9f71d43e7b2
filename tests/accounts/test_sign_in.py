"""Signing in with a password and a second step."""

import pytest
from django.urls import NoReverseMatch, reverse

from accounts.enums import Role
from journal.models import Entry
from tests.accounts.people import (
    PASSWORD,
    code_now,
    is_signed_in,
    sign_in,
    someone,
    with_password,
)
from tests.factories.accounts import person_with

pytestmark = pytest.mark.django_db


def actions():
    return [(one.action, one.result) for one in Entry.objects.order_by("id")]


def errors(response):
    return response.context["form"].non_field_errors()


def test_signing_in_brings_a_person_where_they_were_going(client):
    answer = sign_in(client, someone(), next="/standaarden/?zoek=gibit")

    assert (answer.status_code, answer["Location"]) == (302, "/standaarden/?zoek=gibit")
    assert is_signed_in(client)
    assert actions() == [("accounts.signed_in", "gedaan")]


def test_signing_in_never_leads_to_another_site(client):
    answer = sign_in(client, someone(), next="https://elders.example/")

    assert answer["Location"] == "/"


def test_a_wrong_password_is_refused_without_telling_what_was_wrong(client):
    person = someone()

    known = sign_in(client, person, password="iets-heel-anders")
    unknown = client.post(
        reverse("account_login"),
        {"login": "niemand@voorbeeld.example", "password": PASSWORD},
    )

    said = ["Het e-mailadres of het wachtwoord klopt niet. Controleer ze allebei."]
    assert (errors(known), errors(unknown)) == (said, said)
    assert not is_signed_in(client)
    assert actions() == [("accounts.sign_in_refused", "geweigerd")]


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client):
    person = someone()
    for _ in range(5):
        sign_in(client, person, password="iets-heel-anders")

    answer = sign_in(client, person)

    assert errors(answer) == [
        "Dit is te vaak mislukt. Wacht vijf minuten en probeer het dan opnieuw."
    ]
    assert not is_signed_in(client)


def test_without_a_cache_nobody_signs_in_and_everybody_reads_why(client, settings):
    person = someone()
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    answer = sign_in(client, person)

    assert answer.status_code == 503
    assert "Inloggen kan nu even niet" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_second_step_is_asked_before_somebody_is_signed_in(client):
    person = with_password(person_with(Role.APPROVER))

    first = sign_in(client, person, next="/gemeenten/")
    was_in = is_signed_in(client)
    second = client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert first["Location"] == reverse("mfa_authenticate")
    assert not was_in
    assert second["Location"] == "/gemeenten/"
    assert is_signed_in(client)


def test_a_wrong_code_is_refused_in_dutch(client):
    sign_in(client, with_password(person_with(Role.APPROVER)))

    answer = client.post(reverse("mfa_authenticate"), {"code": "12"})

    assert answer.context["form"].errors["code"] == [
        "Deze code klopt niet. Wacht op de volgende code en vul die in."
    ]
    assert not is_signed_in(client)


def test_signing_out_ends_the_session(client):
    sign_in(client, someone())

    client.post(reverse("account_logout"))

    assert not is_signed_in(client)
    assert actions() == [
        ("accounts.signed_in", "gedaan"),
        ("accounts.signed_out", "gedaan"),
    ]


def test_nobody_can_sign_up():
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_a_disabled_account_is_told_so_after_the_right_password_only(client):
    person = someone(is_active=False)

    right = sign_in(client, person)
    wrong = sign_in(client, person, password="iets-heel-anders")

    assert right["Location"] == reverse("account_inactive")
    assert errors(wrong) == [
        "Het e-mailadres of het wachtwoord klopt niet. Controleer ze allebei."
    ]
    assert not is_signed_in(client)


def test_made_up_people_sign_in_in_demo_mode_alone(client, settings):
    person = someone(is_fictitious=True)

    outside = sign_in(client, person)
    settings.DEMO = True
    sign_in(client, person)
    inside = is_signed_in(client)
    settings.DEMO = False

    assert outside["Location"] == reverse("account_inactive")
    assert inside
    assert not is_signed_in(client)
