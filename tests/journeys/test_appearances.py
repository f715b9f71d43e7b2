"""Paper, large letters and the dark scheme."""

import pytest
from playwright.sync_api import expect

from tests.browsers import WIDE

TABLET = {"width": 640, "height": 900}
PAGES = ("/", "/standaarden/gibit/", "/gemeenten/gouda/")


def test_paper_has_the_tables_and_not_the_navigation(with_scripts):
    page = with_scripts.visitor()
    page.goto("/standaarden/gibit/")
    folded = page.locator("details.so-details table").first
    expect(folded).to_be_hidden()

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("link", name="Opgave doen")).to_be_hidden()
    expect(folded).to_be_visible()
    expect(page.locator("#per-gemeente table")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, TABLET], ids=["1280", "640"])
def test_letters_of_twice_the_size_fit(traveller_of, size):
    """As a reader sets them in the browser: everything is measured in rem."""
    traveller = traveller_of({"viewport": size})
    page = traveller.visitor()
    for address in PAGES:
        page.goto(address)
        session = page.context.new_cdp_session(page)
        before = page.evaluate("getComputedStyle(document.body).fontSize")
        session.send("Page.enable")
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        after = page.evaluate("getComputedStyle(document.body).fontSize")
        assert float(after[:-2]) == 2 * float(before[:-2])
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"{address} is {wide} wide"
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})


def test_dark_is_dark_and_readable(traveller_of):
    traveller = traveller_of({"viewport": WIDE, "color_scheme": "dark"})
    page = traveller.visitor()
    for address in PAGES:
        page.goto(address)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        parts = [int(part) for part in colour[4:-1].split(",")]
        assert max(parts) < 80
        traveller.look(page)
