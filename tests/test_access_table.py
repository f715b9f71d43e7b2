"""Every address of the portal, tried by everybody, by reading and by sending."""

from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import transaction
from django.urls import reverse

from tests.access_table import TABLE
from tests.access_world import ACTORS, VISITOR, World, addresses, is_of_each_actor

PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


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

    with undone():
        things = None if is_of_each_actor(row.to) else row.to(world, VISITOR)
        allowed = {
            method: frozenset(
                actor for actor in ACTORS if enters(world, actor, method, name, things)
            )
            for method in ("get", "post")
        }

    assert allowed == {"get": row.get, "post": row.post}


@contextmanager
def undone():
    """What is done in it leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def enters(world, actor, method, name, things):
    """Whether this actor is let in, in a try that is undone."""
    cache.clear()
    with undone():
        to = things if things is not None else TABLE[name].to(world, actor)
        answer = getattr(world.browser_of(actor), method)(reverse(name, args=to))
    assert answer.status_code < 500
    return not is_refusal(answer)


def is_refusal(answer):
    """Led to sign in and back, told no, or told that there is nothing."""
    if answer.status_code in (401, 403, 404, 405):
        return True
    to_sign_in = f"{reverse('account_login')}?next="
    return answer.status_code == 302 and answer["Location"].startswith(to_sign_in)
