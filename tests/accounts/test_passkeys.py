"""A passkey is added and used in a real browser, with an authenticator in software."""

import re
import uuid

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from playwright.sync_api import expect

from accounts.domain.new_people import make
from accounts.enums import Role
from journal.models import Entry
from tests.accounts.people import PASSWORD
from tests.browsers import press
from tests.factories.accounts import OrganisationFactory, RoleAssignmentFactory

TOUCHED = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def person(live_portal_db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    name = uuid.uuid4().hex
    made = make(
        email=f"sleutel-{name}@reisdorp.example",
        name="Sara Sleutel",
        password=PASSWORD,
        now=timezone.now(),
    )
    organisation = OrganisationFactory(name=f"VNG {name}")
    RoleAssignmentFactory(
        user=made, role=Role.FUNCTIONAL_ADMINISTRATOR, organisation=organisation
    )
    return made


@pytest.fixture
def device(page):
    """The finger on the reader of this browser: `device(False)` takes it away."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": TOUCHED})

    def verify(verified):
        session.send(
            "WebAuthn.setUserVerified",
            {
                "authenticatorId": made["authenticatorId"],
                "isUserVerified": verified,
            },
        )

    return verify


def sign_in_with_password(page, person):
    page.goto("/inloggen/?next=/account/")
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page.get_by_role("button", name="Inloggen", exact=True))
    expect(page).to_have_url(re.compile("/account/$"))


def add_passkey(page):
    """The password is asked once more before the way of signing in changes."""
    page.goto("/account/passkeys/nieuw/")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page.get_by_role("button", name="Bevestigen"))
    expect(page.get_by_label("Inloggen zonder wachtwoord")).to_be_checked()
    press(page.get_by_role("button", name="Passkey toevoegen"))
    expect(page).not_to_have_url(re.compile("/nieuw/$"))


def passkeys_of(person):
    return list(
        Authenticator.objects.filter(
            user=person, type=Authenticator.Type.WEBAUTHN
        ).values_list("type", flat=True)
    )


def actions_of(person):
    mine = Entry.objects.by(person.actor_key).order_by("id")
    return list(mine.values_list("action", flat=True))


def test_a_passkey_is_added_and_signs_in_without_a_password(page, person, device, axe):
    sign_in_with_password(page, person)
    add_passkey(page)
    page.goto("/account/passkeys/")
    expect(page.get_by_role("rowheader", name="Passkey")).to_be_visible()
    axe(page)
    press(page.get_by_role("button", name="Uitloggen"))
    page.goto("/inloggen/?next=/beheer/mensen/")
    press(page.get_by_role("button", name="Inloggen met een passkey"))
    expect(page.get_by_role("heading", name="Mensen", exact=True)).to_be_visible()

    assert passkeys_of(person) == ["webauthn"]
    assert actions_of(person) == [
        "accounts.signed_in",
        "accounts.webauthn_added",
        "accounts.signed_out",
        "accounts.signed_in",
    ]


def test_whoever_is_not_the_owner_of_the_device_does_not_come_in(page, person, device):
    sign_in_with_password(page, person)
    add_passkey(page)
    press(page.get_by_role("button", name="Uitloggen"))
    device(False)
    page.goto("/inloggen/")
    page.get_by_text("Inloggen met een passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet.")

    assert page.context.new_page().goto("/account/").url.endswith("?next=/account/")
    assert actions_of(person)[-1] == "accounts.signed_out"
