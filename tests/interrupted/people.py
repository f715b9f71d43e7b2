"""Somebody whose session ends while typing, and who signs in again."""

from urllib.parse import quote

from django.conf import settings
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from tests.accounts.people import someone

NAME = "/account/naam/"
TYPED = "Anna de Vries-van Dam"


def at(page):
    """The header that says which page a form stood on."""
    return {"Referer": f"http://testserver{page}"}


def end_session(client: Client) -> None:
    """The browser drops a session that is over; its other cookies stay."""
    del client.cookies[settings.SESSION_COOKIE_NAME]


def open_then_end(client: Client, page: str = NAME, person=None):
    """Read a page while signed in; then the session ends."""
    person = person or someone()
    client.force_login(person)
    assert client.get(page).status_code == 200
    end_session(client)
    return person


def interrupted(client: Client, person=None, **fields):
    """Send one's name too late."""
    person = open_then_end(client, person=person)
    answer = client.post(NAME, {"name": TYPED, **fields}, headers=at(NAME))
    return person, answer


def told(answer):
    """The messages that the next page will show."""
    return [str(one) for one in get_messages(answer.wsgi_request)]


def shown(client: Client, page: str = NAME) -> str:
    return client.get(page).content.decode()


def is_back(html: str) -> bool:
    return "Dit typte u voor u opnieuw inlogde." in html


def forget_address(page: str = NAME) -> str:
    return f"{reverse('forget_typed')}?pagina={quote(page, safe='')}"
