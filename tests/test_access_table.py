"""Every address of the portal, tried by everybody, by reading and by sending."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from tests.access_table import TABLE
from tests.access_world import ACTORS, World, addresses

PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


class Undone(Exception):
    """Ends a try, so that it leaves nothing."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole table; every try in it is undone, and so is it itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def plain_static(settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN}}


def test_every_address_stands_in_the_table():
    assert sorted(set(addresses())) == sorted(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may_enter(world, name):
    row = TABLE[name]

    allowed = {
        method: frozenset(
            actor for actor in ACTORS if enters(world, actor, method, name)
        )
        for method in ("get", "post")
    }

    assert allowed == {"get": row.get, "post": row.post}


def enters(world, actor, method, name):
    """Whether this actor is let in, in a try that is undone."""
    cache.clear()
    try:
        with transaction.atomic():
            address = reverse(name, args=TABLE[name].to(world, actor))
            answer = getattr(world.browser_of(actor), method)(address)
            raise Undone
    except Undone:
        assert answer.status_code < 500
        return not is_refusal(answer)


def is_refusal(answer):
    """Led to sign in and back, told no, or told that there is nothing."""
    if answer.status_code in (401, 403, 404, 405):
        return True
    to_sign_in = f"{reverse('account_login')}?next="
    return answer.status_code == 302 and answer["Location"].startswith(to_sign_in)
