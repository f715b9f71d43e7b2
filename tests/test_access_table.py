"""Every address of the portal, tried by everybody, by reading and by sending."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access_table import TABLE
from tests.access_world import ACTORS, World, addresses


class Undone(Exception):
    """Ends a try, so that it leaves nothing."""


@pytest.fixture(autouse=True)
def fast_and_uncounted(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


def test_every_address_stands_in_the_table():
    assert sorted(set(addresses())) == sorted(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(TABLE) & set(addresses())))
def test_who_may_enter(name):
    world = World()
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
            client = Client(raise_request_exception=True)
            if actor in world.people:
                client.force_login(world.people[actor])
            address = reverse(name, args=TABLE[name].to(world, actor))
            answer = getattr(client, method)(address)
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
