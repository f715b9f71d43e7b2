"""Signing in through the provider of one's own organisation, over a real connection."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.urls import reverse
from django.utils import timezone
from oidc_provider_mock import User as Claims
from oidc_provider_mock import run_server_in_thread

from accounts.domain import invitations
from accounts.enums import Role
from accounts.models import RoleAssignment, User
from samenorganiseren.oidc import provider_apps
from tests.accounts.people import is_signed_in
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)
from tests.patience import STEP

pytestmark = [
    pytest.mark.django_db,
    # The provider's own library warns of what it will drop some day.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
NOW = timezone.now()
EMAIL = "mijn.naam@gemeente.example"
CLAIMS = {"email": EMAIL, "email_verified": True, "name": "Mijn Naam"}


@pytest.fixture
def provider(settings):
    """Starts a provider whose person has these claims."""
    started = []

    def start(**claims):
        running = run_server_in_thread(
            user_claims=[Claims(sub="nummer-1", claims={**CLAIMS, **claims})]
        )
        server = running.__enter__()
        started.append(running)
        address = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": provider_apps(
                    [
                        {
                            "id": "gemeente",
                            "name": "Gemeente Voorbeeld",
                            "client_id": "portaal",
                            "secret": "geheim",
                            "server": address,
                        }
                    ]
                )
            }
        }

    yield start
    for running in started:
        running.__exit__(None, None, None)


def through_provider(client, next="/gemeenten/?zoek=gouda"):
    """Follow the whole way: to the provider, agreeing there, and back."""
    away = client.get(
        reverse("openid_connect_login", args=["gemeente"]), {"next": next}
    )
    back = requests.post(
        away["Location"], data={"sub": "nummer-1"}, allow_redirects=False, timeout=STEP
    )
    return client.get(back.headers["Location"])


def test_the_sign_in_page_offers_the_provider_and_keeps_the_way(client, provider):
    provider()

    page = client.get(
        reverse("account_login"), {"next": "/gemeenten/"}
    ).content.decode()

    assert (
        '<a href="/inloggen/via/gemeente/?next=%2Fgemeenten%2F">Gemeente Voorbeeld</a>'
        in page
    )


def test_an_existing_person_comes_in_and_ends_where_they_were_going(client, provider):
    provider()
    person = UserFactory(email=EMAIL)

    answer = through_provider(client)

    assert (answer.status_code, answer["Location"]) == (302, "/gemeenten/?zoek=gouda")
    assert is_signed_in(client)
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_second_time_the_number_counts_and_not_the_address(client, provider):
    provider()
    person = UserFactory(email=EMAIL)
    through_provider(client)
    client.post(reverse("account_logout"))
    User.objects.filter(pk=person.pk).update(email="ander@gemeente.example")

    through_provider(client)

    assert client.session["_auth_user_id"] == str(person.pk)


def test_who_was_invited_accepts_by_signing_in(client, provider):
    provider()
    organisation = MunicipalOrganisationFactory()
    manager = person_with(Role.PEOPLE_MANAGER, organisation)
    invitations.invite(
        email=EMAIL,
        name="Mijn Naam",
        role=Role.APPROVER,
        organisation=organisation,
        by=manager,
        now=NOW,
    )

    through_provider(client)

    person = User.objects.get(email=EMAIL)
    held = RoleAssignment.objects.get(user=person)
    assert is_signed_in(client)
    assert (held.role, held.organisation) == (Role.APPROVER, organisation)
    assert not person.has_usable_password()


def test_an_unknown_address_is_refused_with_a_sentence(client, provider):
    provider()

    answer = through_provider(client)

    assert answer.status_code == 403
    assert "Wij kennen dit e-mailadres niet" in answer.content.decode()
    assert list(User.objects.all()) == []
    assert not is_signed_in(client)


def test_an_address_that_was_not_verified_opens_nothing(client, provider):
    provider(email_verified=False)
    UserFactory(email=EMAIL)

    answer = through_provider(client)

    assert answer.status_code == 403
    assert not is_signed_in(client)


def test_stopping_at_the_provider_is_no_error(client, provider):
    provider()
    away = client.get(reverse("openid_connect_login", args=["gemeente"]))
    back = requests.post(
        away["Location"], data={"action": "deny"}, allow_redirects=False, timeout=STEP
    )
    # This provider leaves out the state that the standard asks for.
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]

    answer = client.get(f"{back.headers['Location']}&state={state}", follow=True)

    assert "U bent gestopt met inloggen" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_forged_way_back_is_refused(client, provider):
    provider()

    answer = client.get(
        reverse("openid_connect_callback", args=["gemeente"]),
        {"code": "x", "state": "y"},
    )

    assert answer.status_code == 401
    assert "Inloggen via uw organisatie lukte niet" in answer.content.decode()
    assert not is_signed_in(client)


def test_a_provider_that_asked_a_second_factor_is_believed(client, provider):
    provider(amr=["pwd", "mfa"])
    person_with(Role.APPROVER, email=EMAIL, second_factor=False)

    through_provider(client)

    assert client.get(reverse("new_token")).status_code == 200


def test_a_provider_that_asked_a_password_alone_is_not_enough(client, provider):
    provider(amr=["pwd"])
    person_with(Role.APPROVER, email=EMAIL, second_factor=False)

    through_provider(client)

    assert client.get(reverse("new_token")).status_code == 403


def test_the_word_of_a_provider_does_not_pass_to_another_person(client, provider):
    """Half a sign-in as one person, then with a password as another."""
    provider(amr=["mfa"])
    person_with(Role.APPROVER, email=EMAIL)
    other = person_with(Role.APPROVER, second_factor=False)

    through_provider(client)
    client.force_login(other)

    assert client.get(reverse("new_token")).status_code == 403
