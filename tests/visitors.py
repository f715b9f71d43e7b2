"""Somebody who is signed in already, in a real browser."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from accounts.models import User

SignIn = Callable[[BrowserContext, User], Page]


@pytest.fixture
def signed_in(live_portal, live_portal_db) -> SignIn:
    """Give this browser the session of this person, and a page in it."""

    def sign_in(context: BrowserContext, person: User) -> Page:
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [
                {
                    "name": name,
                    "value": client.cookies[name].value,
                    "url": live_portal.url,
                }
            ]
        )
        return context.new_page()

    return sign_in


@pytest.fixture
def kept_pages(settings):
    """Public pages are kept as they are for real; otherwise a test keeps none."""
    settings.CACHES = {
        **settings.CACHES,
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    caches["pages"].clear()
    yield
    caches["pages"].clear()
