"""A visitor comes with a word that is not quite right, and leaves with an answer."""

import re

from playwright.sync_api import expect

LIST = "/standaarden/gibit/toepassingen/"


def test_a_visitor_finds_gibit_and_follows_it_to_who_applies_it(traveller):
    page = traveller.visitor()
    page.goto("/")
    traveller.look(page)
    page.get_by_label("Zoek een standaard, initiatief of gemeente").fill("gibbit")
    page.get_by_role("button", name="Zoeken").click()
    traveller.look(page)
    page.get_by_role("main").get_by_role("link", name=re.compile("GIBIT")).first.click()
    expect(page).to_have_url(re.compile("/standaarden/gibit/$"))
    traveller.look(page)
    map_ = page.locator("#wie").get_by_role("img")
    assert "gemeente" in map_.get_attribute("aria-label")

    page.get_by_role("link", name="Alle gemeenten").click()
    page.locator("label.so-check", has_text="Legt uit").click()
    page.get_by_role("button", name="Toon").click()
    traveller.look(page)
    filtered = page.url
    heading = page.locator("#gemeenten").inner_text()
    names = page.locator("tbody th a").all_inner_texts()
    page.locator("tbody th a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(names[0])
    traveller.look(page)

    page.go_back()
    assert page.url == filtered
    assert page.get_by_label("Legt uit").is_checked()
    assert page.locator("#gemeenten").inner_text() == heading
    assert page.locator("tbody th a").all_inner_texts() == names
    assert heading == f"{len(names)} gemeenten"
