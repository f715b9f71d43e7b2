"""The register's pages in a real browser: accessible, and never wider than the screen."""

import pytest
from playwright.sync_api import expect

from tests.browsers import press

ADDRESSES = [
    "/gemeenten/",
    "/gemeenten/?zoek=den+hag&provincie=zuid-holland&indeling=corop",
    "/gemeenten/?op=31-12-2014&stand=vroeger",
    "/gemeenten/?zoek=xyzzy",
    "/gemeenten/maashorst/",
    "/gemeenten/haaren/",
    "/gemeenten/texel/",
    "/samenwerkingsverbanden/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_the_register_is_accessible(any_page, axe, fits, address):
    any_page.goto(address)

    axe(any_page)
    fits(any_page)


def test_filters_work_without_javascript(plain_page):
    plain_page.goto("/gemeenten/")
    plain_page.get_by_label("Flevoland").check()
    press(plain_page.get_by_role("button", name="Toon resultaten"))

    heading = plain_page.get_by_role("heading", level=2, name="6 gemeenten")
    expect(heading).to_be_visible()
