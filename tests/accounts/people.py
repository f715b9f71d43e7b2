"""Making people who can sign in, and signing them in."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import SECRET, UserFactory

PASSWORD = "vier-rustige-molens"


def with_password(person):
    """The same person, with the password of these tests."""
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def someone(**user):
    """A person without any role who can sign in."""
    return with_password(UserFactory(**user))


def code_now(secret=SECRET):
    """What the app with codes shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client: Client, person, *, password=PASSWORD, **more):
    """Send the sign-in form."""
    form = {"login": person.email, "password": password, **more}
    return client.post(reverse("account_login"), form)


def is_signed_in(client: Client) -> bool:
    """Whether the portal knows who this browser is."""
    return client.get(reverse("account")).status_code == 200
