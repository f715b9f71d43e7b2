"""Kept text goes to nobody else, to no other page, and past no check."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.forms import PasswordInput
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from samenorganiseren.shared.forms import PortalFormRules
from samenorganiseren.shared.interrupted import keeping, typist
from tests.accounts.people import sign_in, someone, with_password
from tests.factories.accounts import person_with

from .people import (
    NAME,
    TYPED,
    at,
    forget_address,
    interrupted,
    is_back,
    open_then_end,
    shown,
    told,
)

pytestmark = pytest.mark.django_db


def session_text():
    return "".join(str(row.get_decoded()) for row in Session.objects.all())


def test_another_person_at_the_same_browser_gets_nothing_and_it_is_gone(client):
    writer, _ = interrupted(client)
    sign_in(client, someone())

    html = shown(client)
    client.logout()
    sign_in(client, writer)

    assert (TYPED in html, is_back(html)) == (False, False)
    assert not is_back(shown(client))


def test_another_browser_gets_nothing(client):
    writer, _ = interrupted(client)
    elsewhere = Client()
    sign_in(elsewhere, writer)

    assert not is_back(shown(elsewhere))


def test_who_was_never_signed_in_here_has_nothing_kept(client):
    answer = client.post(NAME, {"name": TYPED}, headers=at(NAME))

    assert "wij konden het niet voor u bewaren" in told(answer)[0]
    assert list(Session.objects.all()) == []


@pytest.mark.parametrize("forged", ["1", "1:abc:def", ""])
def test_a_forged_cookie_names_nobody(client, forged):
    client.cookies[typist.cookie_name()] = forged

    client.post(NAME, {"name": TYPED}, headers=at(NAME))

    assert list(Session.objects.all()) == []


def test_the_cookie_is_for_the_server_alone(client):
    client.force_login(someone())

    cookie = client.get(NAME).cookies[typist.cookie_name()]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        True,
        "Lax",
        86_400,
    )


def test_a_request_without_the_token_of_the_form_keeps_nothing():
    client = Client(enforce_csrf_checks=True)
    open_then_end(client)

    answer = client.post(NAME, {"name": TYPED}, headers=at(NAME))

    assert answer.status_code == 403
    assert keeping.IN_SESSION not in session_text()


def test_it_is_offered_on_no_other_page(client):
    person, _ = interrupted(client)
    sign_in(client, person)

    pages = ["/", "/account/", "/account/naam/?x=1", reverse("new_need")]

    assert [is_back(shown(client, page)) for page in pages] == [False] * 4


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elders.example/account/naam/",
        "http://testserver//elders.example/",
        "http://[elders",
        "javascript:alert(1)",
    ],
)
def test_a_forged_page_leads_back_to_the_form_itself(client, elsewhere):
    open_then_end(client)

    answer = client.post(NAME, {"name": TYPED}, headers={"Referer": elsewhere})

    assert answer["Location"] == "/inloggen/?next=/account/naam/"


def test_another_address_of_ours_shows_no_form_that_sends_elsewhere(client):
    """Sent to one's name with the page of sessions as its origin: no form there fits."""
    person = open_then_end(client)
    client.post(NAME, {"name": TYPED}, headers=at("/account/sessies/"))
    sign_in(client, person)

    assert not is_back(shown(client, "/account/sessies/"))


def test_who_lost_the_right_meanwhile_is_refused_and_reads_nothing(client):
    editor = with_password(person_with(Role.CATALOGUE_EDITOR, second_factor=False))
    page = reverse("catalogue_synonyms")
    client.force_login(editor)
    client.get(NAME)
    client.cookies.pop("sessionid")
    client.post(page, {"term": TYPED}, headers=at(page))
    today = timezone.localdate()
    editor.role_assignments.update(ends_on=today - datetime.timedelta(days=1))
    sign_in(client, editor)

    answer = client.get(page)

    assert answer.status_code in (302, 403)
    assert TYPED not in answer.content.decode()


def test_passwords_codes_and_tokens_are_never_put_away(client):
    secrets = {
        "password": "geheim",
        "password1": "geheim",
        "oldpassword": "geheim",
        "wachtwoord": "geheim",
        "code": "123456",
        "credential": "{}",
        "csrfmiddlewaretoken": "x",
    }

    interrupted(client, **secrets)

    [kept] = keeping.waiting(client.session)
    assert kept.fields == {"name": [TYPED]}


def test_every_question_for_a_secret_has_a_name_that_is_never_put_away():
    asked = {
        name
        for form in every_form(PortalFormRules)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field.widget, PasswordInput)
        or field.widget.attrs.get("autocomplete") == "one-time-code"
    }

    assert asked >= {"password", "password1"}
    assert {name for name in asked if not keeping.SECRET.search(name)} == set()


def every_form(form):
    yield form
    for heir in form.__subclasses__():
        yield from every_form(heir)


def test_the_database_holds_no_readable_word_of_it(client):
    interrupted(client)

    told_by_database = session_text()

    assert keeping.IN_SESSION in told_by_database
    assert TYPED not in told_by_database


def test_after_a_day_it_does_not_open(client, monkeypatch):
    person, _ = interrupted(client)
    monkeypatch.setattr(keeping, "KEPT_FOR", datetime.timedelta(seconds=-1))
    sign_in(client, person)

    html = shown(client)

    assert not is_back(html)
    assert keeping.IN_SESSION not in client.session


def test_sealed_with_another_key_it_does_not_open(client, settings):
    interrupted(client)
    session = client.session

    settings.SECRET_KEY = "een-andere-sleutel-die-van-niets-weet-en-lang-is"

    assert keeping.waiting(session) == []


def test_begin_again_leads_only_to_a_page_of_which_something_was_kept(client):
    client.force_login(someone())

    answer = client.post(forget_address("https://elders.example/"))

    assert answer["Location"] == "/account/"


def test_at_most_three_forms_wait(client):
    open_then_end(client)

    for number in range(5):
        page = f"{NAME}?n={number}"
        client.post(page, {"name": str(number)}, headers=at(page))

    kept = keeping.waiting(client.session)
    assert [one.fields["name"] for one in kept] == [["2"], ["3"], ["4"]]
