"""Travellers: wide and narrow, with and without JavaScript, each page looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.browsers import NARROW, WIDE

from .worlds import World

WITH_SCRIPTS = {"1280": WIDE, "360": NARROW}
BARE = {"java_script_enabled": False}
WAYS = {
    **{width: {"viewport": size} for width, size in WITH_SCRIPTS.items()},
    **{
        f"{width} without JavaScript": {"viewport": size, **BARE}
        for width, size in WITH_SCRIPTS.items()
    },
}
NARROWEST = 320


class Traveller:
    """Opens browsers in one of the ways, and looks at every page that is passed."""

    def __init__(
        self,
        options: dict,
        new_context: Callable,
        signed_in: Callable,
        checks: list[Callable[[Page], None]],
    ) -> None:
        self.options = options
        self.has_scripts = options.get("java_script_enabled", True)
        self._new_context = new_context
        self._signed_in = signed_in
        self._checks = checks

    def visitor(self) -> Page:
        return self._new_context(**self.options).new_page()

    def person(self, person: User | str) -> Page:
        """Somebody who is signed in; a person of the demo by e-mail address."""
        if isinstance(person, str):
            person = User.objects.get(email=person)
        return self._signed_in(self._new_context(**self.options), person)

    def look(self, page: Page) -> None:
        """No accessibility fault, and no sideways scroll on the narrowest phone."""
        size = page.viewport_size
        page.set_viewport_size({"width": NARROWEST, "height": size["height"]})
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size(size)
        assert wide <= NARROWEST, f"{page.url} is {wide} wide in {NARROWEST}"
        if self.has_scripts:  # axe itself needs them
            for check in self._checks:
                check(page)


@pytest.fixture
def traveller_of(new_context, signed_in, axe, fits) -> Callable[[dict], Traveller]:
    return lambda options: Traveller(options, new_context, signed_in, [axe, fits])


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def traveller(request, traveller_of) -> Traveller:
    """The journey is made four times."""
    return traveller_of(request.param)


@pytest.fixture
def with_scripts(traveller_of) -> Traveller:
    return traveller_of({"viewport": WIDE})


@pytest.fixture
def without_scripts(traveller_of) -> Traveller:
    return traveller_of({"viewport": NARROW, **BARE})


@pytest.fixture
def world(live_portal_db) -> World:
    """The things of one journey, in the live portal."""
    return World()
