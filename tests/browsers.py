"""A real browser, wide and narrow, with and without JavaScript, and axe in it."""

import asyncio
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from launch import chromium
from tests.patience import FIRST_START, STEP

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 780}
# How the title begins when a form comes back with faults.
REFUSED = re.compile("^Fout: ")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# In milliseconds: for a page, and for the first work of a worker.
PATIENCE = STEP * 1000
WORKER_PATIENCE = FIRST_START * 1000
AXE = Axe().axe_script
CheckPage = Callable[[Page], None]
MakeContext = Callable[..., BrowserContext]

expect.set_options(timeout=PATIENCE)


@contextmanager
def another_page(page: Page) -> Iterator[None]:
    """What is done inside leads to another page; go on once that page stands.

    Playwright goes on as soon as a mouse or a key is pressed, and would still read the
    page before. Only a new document loads, so this never takes the old one for it.
    """
    with page.expect_event("load"):
        yield


def press(what: Locator) -> None:
    """Press a button or a link that leads to another page."""
    with another_page(what.page):
        what.click()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item):
    """Playwright marks its event loop as running in this thread, between calls too.

    A journey may still ask the database; to every other test the loop is not there.
    """
    loop = asyncio._get_running_loop()
    if "playwright" in getattr(item, "fixturenames", ()):
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    else:
        asyncio._set_running_loop(None)
    done = yield
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    if loop and not loop.is_closed():
        asyncio._set_running_loop(loop)
    return done


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        loop = asyncio.get_running_loop()
        yield running
        asyncio._set_running_loop(loop)


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = chromium.find()
    browser = playwright.chromium.launch(
        executable_path=found.program,
        args=list(chromium.FLAGS),
        env=found.environment or None,
    )
    yield browser
    browser.close()


@pytest.fixture
def new_context(browser: Browser, live_portal) -> Iterator[MakeContext]:
    """Make a visitor with a clean browser: `new_context(viewport=NARROW)`."""
    made: list[BrowserContext] = []

    def make(**options) -> BrowserContext:
        chosen = {
            "base_url": live_portal.url,
            "locale": "nl-NL",
            "viewport": WIDE,
            **options,
        }
        made.append(browser.new_context(**chosen))
        made[-1].set_default_timeout(PATIENCE)
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def page(new_context: MakeContext) -> Page:
    """Wide, with JavaScript."""
    return new_context().new_page()


@pytest.fixture
def narrow_page(new_context: MakeContext) -> Page:
    """A telephone of 360 pixels."""
    return new_context(viewport=NARROW).new_page()


@pytest.fixture
def plain_page(new_context: MakeContext) -> Page:
    """Without JavaScript."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture(params=["1280", "360"])
def any_page(request, new_context: MakeContext) -> Page:
    """The test runs twice: wide and narrow."""
    return new_context(viewport={"1280": WIDE, "360": NARROW}[request.param]).new_page()


def violations(page: Page, run_only: dict, rules: dict | None = None) -> list[dict]:
    """What axe finds; it is read into a page once, however often it looks there."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"runOnly": run_only, "rules": rules or {}, "resultTypes": ["violations"]}
    return page.evaluate("options => axe.run(options).then(r => r.violations)", options)


@pytest.fixture
def axe() -> CheckPage:
    """Fail on any violation of WCAG 2.2 AA, and say where it is.

    Colours take axe most of its time and are the same at every width: they are judged
    on wide pages, and on every page of the portal in `journeys/test_every_page.py`.
    """

    def check(page: Page) -> None:
        is_wide = page.viewport_size["width"] >= WIDE["width"]
        rules = {"color-contrast": {"enabled": is_wide}}
        if found := violations(page, {"type": "tag", "values": WCAG}, rules):
            pytest.fail(f"{page.url}\n" + "\n".join(map(_told, found)), pytrace=False)

    return check


def _told(violation: dict) -> str:
    places = [
        f"    {node['html'][:200]}\n      {node['failureSummary']}"
        for node in violation["nodes"]
    ]
    return "\n".join([f"{violation['id']}: {violation['help']}", *places])


@pytest.fixture
def fits() -> CheckPage:
    """Fail when the page scrolls sideways."""

    def check(page: Page) -> None:
        wide, room = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert wide <= room, f"{page.url} is {wide} pixels wide in {room}"

    return check
