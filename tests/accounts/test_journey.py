"""A people manager signs in and invites, in a real browser."""

import re
import uuid

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.domain.invitation_keys import key_of
from accounts.domain.new_people import make
from accounts.enums import Role
from accounts.models import Invitation
from tests.accounts.people import PASSWORD
from tests.browsers import press
from tests.factories.accounts import MunicipalOrganisationFactory, RoleAssignmentFactory


@pytest.fixture
def manager(live_portal_db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    name = uuid.uuid4().hex
    organisation = MunicipalOrganisationFactory(
        name="Gemeente Reisdorp",
        slug=f"reisdorp-{name}",
        municipality__code=f"GM{name[:8].upper()}",
        municipality__slug=f"reisdorp-{name}",
    )
    person = make(
        email=f"beheerder-{name}@reisdorp.example",
        name="Bea Beheer",
        password=PASSWORD,
        now=timezone.now(),
    )
    RoleAssignmentFactory(
        user=person, role=Role.PEOPLE_MANAGER, organisation=organisation
    )
    return person


def test_a_manager_signs_in_and_invites_a_colleague(any_page, manager, axe, fits):
    page = any_page
    page.goto("/inloggen/?next=/beheer/")
    axe(page)
    fits(page)
    page.get_by_label("E-mailadres").fill(manager.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page.get_by_role("button", name="Inloggen", exact=True))
    expect(page).to_have_url(re.compile("/beheer/$"))
    axe(page)
    press(page.get_by_role("link", name="Mensen van Gemeente Reisdorp"))
    axe(page)
    fits(page)
    press(page.get_by_role("link", name="Iemand uitnodigen").first)
    page.get_by_label("Naam").fill("Nina Nieuw")
    page.get_by_label("E-mailadres").fill("nina@reisdorp.example")
    page.get_by_label("accordeur").check()
    axe(page)
    press(page.get_by_role("button", name="Uitnodiging sturen"))
    told = page.get_by_text("De uitnodiging gaat naar nina@reisdorp.example.")
    expect(told).to_be_visible()

    invitation = Invitation.objects.filter(invited_by=manager).get()
    press(page.get_by_role("button", name="Uitloggen"))
    page.goto(f"/uitnodiging/{key_of(invitation)}/")
    welcome = page.get_by_role("heading", name="Welkom bij Samen Organiseren")
    expect(welcome).to_be_visible()


def test_own_account_pages_are_accessible(any_page, manager, axe, fits):
    page = any_page
    page.goto("/inloggen/?next=/account/")
    page.get_by_label("E-mailadres").fill(manager.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    press(page.get_by_role("button", name="Inloggen", exact=True))
    expect(page).to_have_url(re.compile("/account/$"))

    for address in (
        "/account/",
        "/account/sessies/",
        "/account/logboek/",
        "/account/tweede-stap/",
        "/account/api-sleutels/nieuw/",
        "/beheer/logboek/",
    ):
        page.goto(address)
        axe(page)
        fits(page)
