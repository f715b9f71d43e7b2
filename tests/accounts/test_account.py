"""One's own account: sessions, keys for programs, the journal, and one's data."""

import datetime
import json

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.domain import people, tokens
from accounts.enums import Role, TokenScope
from accounts.models import ApiToken, User
from accounts.queries import token_owner
from accounts.tasks import send_new_password
from journal.models import Entry, Message
from samenorganiseren.shared.errors import NotAllowed
from tests.accounts.people import PASSWORD, is_signed_in, sign_in, someone
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    RoleAssignmentFactory,
    UserFactory,
    person_with,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def browsers(person, count):
    """So many browsers in which this person is signed in."""
    made = [Client() for _ in range(count)]
    for browser in made:
        sign_in(browser, person)
    return made


def test_one_session_can_be_ended_from_another():
    here, there, elsewhere = browsers(someone(), 3)
    sessions = here.get(reverse("my_sessions")).context["sessions"]
    key = there.session.session_key
    number = next(one.pk for one in sessions if one.session_key == key)

    here.post(reverse("my_sessions"), {"sessie": number})

    assert [is_signed_in(one) for one in (here, there, elsewhere)] == [
        True,
        False,
        True,
    ]


def test_all_other_sessions_can_be_ended():
    here, there, elsewhere = browsers(someone(), 3)

    here.post(reverse("my_sessions"))

    assert [is_signed_in(one) for one in (here, there, elsewhere)] == [
        True,
        False,
        False,
    ]


def test_the_session_of_another_cannot_be_ended():
    (mine,) = browsers(someone(), 1)
    (theirs,) = browsers(someone(), 1)
    number = theirs.get(reverse("my_sessions")).context["sessions"][0].pk

    answer = mine.post(reverse("my_sessions"), {"sessie": number})

    assert answer.status_code == 404
    assert is_signed_in(theirs)


def test_a_new_password_ends_the_other_sessions_and_is_told_by_mail():
    here, there = browsers(someone(), 2)
    new = "vijf-snelle-fietsen"

    answer = here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert answer["Location"] == reverse("account")
    assert [is_signed_in(one) for one in (here, there)] == [True, False]
    assert [one.handler for one in Message.objects.all()] == ["accounts.tell_security"]


def test_two_different_passwords_are_refused_in_dutch():
    (here,) = browsers(someone(), 1)

    answer = here.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "vijf-snelle-fietsen",
            "password2": "anders",
        },
    )

    assert answer.context["form"].errors == {
        "password2": ["De twee wachtwoorden zijn niet gelijk. Vul ze opnieuw in."]
    }


def test_a_forgotten_password_is_set_through_the_mailed_link(client, mailoutbox):
    person = someone()
    (there,) = browsers(person, 1)
    client.post(reverse("account_reset_password"), {"email": person.email})
    asked = Message.objects.get(handler="accounts.send_new_password")
    send_new_password(**asked.arguments)
    link = next(word for word in mailoutbox[0].body.split() if "/inloggen/" in word)
    form = client.get(link[link.index("/inloggen/") :], follow=True)
    new = "vijf-snelle-fietsen"

    client.post(form.context["action_url"], {"password1": new, "password2": new})

    sign_in(client, person, password=new)
    assert is_signed_in(client)
    assert not is_signed_in(there)


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client):
    answer = client.post(
        reverse("account_reset_password"), {"email": "wie@voorbeeld.example"}
    )

    assert answer["Location"] == reverse("account_reset_password_done")
    assert list(Message.objects.all()) == []


def test_disabling_ends_sessions_keys_and_invitations():
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)
    person = someone()
    (browser,) = browsers(person, 1)

    people.disable(person=person, by=administrator, now=NOW)

    person.refresh_from_db()
    assert (person.is_active, person.disabled_at) == (False, NOW)
    assert not is_signed_in(browser)
    sign_in(browser, person)
    assert not is_signed_in(browser)


def test_nobody_disables_their_own_account_and_others_need_the_right():
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)
    manager = person_with(Role.PEOPLE_MANAGER)

    for by, person in ((administrator, administrator), (manager, someone())):
        with pytest.raises(NotAllowed):
            people.disable(person=person, by=by, now=NOW)

    assert User.objects.filter(is_active=False).count() == 0


def made_token(person, **other):
    asked = {
        "organisation": person.get_current_roles()[0].organisation,
        "name": "zaaksysteem",
        "scopes": [TokenScope.READ],
        "expires_on": TODAY + datetime.timedelta(days=30),
        "by": person,
        "now": NOW,
    }
    return tokens.make(**{**asked, **other})


def test_a_key_is_shown_once_and_kept_by_its_hash():
    person = person_with(Role.INFORMATION_MANAGER)

    token, key = made_token(person)

    assert token_owner(key) == token
    assert key not in json.dumps(list(ApiToken.objects.values()), default=str)
    assert key.startswith(token.hint)


def test_a_revoked_key_works_no_longer():
    token, key = made_token(person_with(Role.INFORMATION_MANAGER))

    tokens.revoke(token=token, by=token.user, now=NOW)

    assert token_owner(key) is None


@pytest.mark.parametrize("days", [0, 366])
def test_a_key_lives_between_a_day_and_a_year(days):
    person = person_with(Role.INFORMATION_MANAGER)

    with pytest.raises(tokens.TokenTermWrong):
        made_token(person, expires_on=TODAY + datetime.timedelta(days=days))

    assert list(ApiToken.objects.all()) == []


def test_postgresql_refuses_a_key_of_more_than_a_year():
    token, _ = made_token(person_with(Role.INFORMATION_MANAGER))

    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.update(expires_at=NOW + datetime.timedelta(days=400))

    assert ApiToken.objects.get() == token


def test_a_key_is_for_ones_own_organisation_only():
    person = person_with(Role.INFORMATION_MANAGER)

    with pytest.raises(NotAllowed):
        made_token(person, organisation=MunicipalOrganisationFactory())

    assert list(ApiToken.objects.all()) == []


def test_the_key_of_another_is_not_revoked(client):
    token, key = made_token(person_with(Role.INFORMATION_MANAGER))
    client.force_login(person_with(Role.APPROVER))

    answer = client.post(reverse("revoke_token", args=[token.pk]))

    assert answer.status_code == 404
    assert token_owner(key) == token


def test_the_page_of_a_new_key_shows_it_once_and_is_not_kept_by_the_browser(client):
    person = person_with(Role.INFORMATION_MANAGER)
    organisation = person.get_current_roles()[0].organisation
    client.force_login(person)
    form = {
        "name": "zaaksysteem",
        "organisation": organisation.pk,
        "scopes": [TokenScope.READ],
        "expires_on": (TODAY + datetime.timedelta(days=9)).isoformat(),
    }

    answer = client.post(reverse("new_token"), form)

    assert answer["Cache-Control"] == "no-store"
    assert token_owner(answer.context["key"]) == ApiToken.objects.get()


def test_a_forged_organisation_in_the_form_of_a_key_is_refused(client):
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    other = MunicipalOrganisationFactory()

    answer = client.post(reverse("new_token"), {"name": "n", "organisation": other.pk})

    assert answer.context["form"].errors["organisation"] == [
        "Deze keuze bestaat niet. Kies er een uit de lijst."
    ]
    assert list(ApiToken.objects.all()) == []


def test_people_take_everything_that_is_kept_about_them(client):
    person = person_with(
        Role.INFORMATION_MANAGER, name="Ik Zelf", email="ik@gemeente.example"
    )
    client.force_login(person)

    answer = client.get(reverse("my_data"))

    kept = json.loads(answer.content)
    account = kept["Account"]
    assert (account["Naam"], account["E-mailadres"]) == (
        "Ik Zelf",
        "ik@gemeente.example",
    )
    assert [one["Rol"] for one in account["Rollen"]] == ["informatiemanager"]
    assert "password" not in answer.content.decode().lower()
    assert Entry.objects.filter(action="accounts.own_data_exported").count() == 1


@pytest.mark.parametrize("roles", [1, 3])
def test_my_account_takes_the_same_queries_with_one_and_three_roles(
    client, roles, django_assert_num_queries
):
    person = UserFactory()
    for _ in range(roles):
        RoleAssignmentFactory(user=person)
    client.force_login(person)

    with django_assert_num_queries(5):
        client.get(reverse("account"))
