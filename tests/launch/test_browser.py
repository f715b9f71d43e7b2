"""The browser of the suite sees what it should see, and leaves the other tests alone."""

import asyncio
import time

import pytest
from django.db import connection
from django.utils.asyncio import async_unsafe

from tests.browsers import press

HTML = "text/html"
GOOD = "<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1></main></html>"
BAD = GOOD.replace("<h1>", '<img src="/x.png"><h1>').replace(" lang=nl", "")


def test_axe_passes_a_sound_page(page, axe):
    page.set_content(GOOD)

    axe(page)


def test_axe_names_what_is_wrong(page, axe):
    page.set_content(BAD)

    with pytest.raises(pytest.fail.Exception) as refusal:
        axe(page)

    told = str(refusal.value)
    assert [rule in told for rule in ("image-alt", "html-has-lang")] == [True, True]


def test_the_live_portal_answers_a_browser(page, live_portal):
    page.goto("/livez")

    assert page.url == f"{live_portal.url}/livez"


def test_a_plain_page_runs_no_script(plain_page):
    plain_page.set_content("<title>voor</title><script>document.title = 'na'</script>")

    assert plain_page.title() == "voor"


def test_a_press_goes_on_once_the_next_page_stands(page):
    """However slow it comes, and though the page before changes its own address."""
    before = '<a href="/na" onclick="history.replaceState(0, 0, \'/nog\')">Verder</a>'
    page.route("**/voor", lambda route: route.fulfill(body=before, content_type=HTML))
    page.route("**/na", slowly)
    page.goto("/voor")

    press(page.get_by_role("link"))

    assert page.title() == "Proef"


def slowly(route):
    time.sleep(0.5)
    route.fulfill(body=GOOD, content_type=HTML)


def test_a_journey_may_ask_the_database(page, live_portal_db):
    page.set_content(GOOD)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone() == (live_portal_db,)


def test_a_browser_that_is_open_leaves_no_event_loop_in_the_way_of_other_tests():
    assert async_unsafe(lambda: "gelezen")() == "gelezen"
    assert asyncio.run(asyncio.sleep(0, "gewacht")) == "gewacht"


def test_a_browser_goes_on_after_other_tests(page):
    page.set_content(GOOD)

    assert page.title() == "Proef"
