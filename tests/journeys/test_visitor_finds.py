"""A visitor comes with a word that is not quite right, and leaves with an answer."""

import re

from playwright.sync_api import expect

from tests.browsers import press

LIST = "/standaarden/gibit/toepassingen/"


def test_a_visitor_finds_gibit_and_follows_it_to_who_applies_it(traveller):
    page = traveller.visitor()
    page.goto("/")
    traveller.look(page)
    page.get_by_label("Zoek een standaard, initiatief of gemeente").fill("gibbit")
    press(page.get_by_role("button", name="Zoeken"))
    traveller.look(page)
    press(page.get_by_role("main").get_by_role("link", name=re.compile("GIBIT")).first)
    expect(page).to_have_url(re.compile("/standaarden/gibit/$"))
    traveller.look(page)
    map_ = page.locator("#wie").get_by_role("img")
    expect(map_).to_have_accessible_name(re.compile("gemeente"))

    press(page.get_by_role("link", name="Alle gemeenten"))
    page.locator("label.so-check", has_text="Legt uit").click()
    press(page.get_by_role("button", name="Toon"))
    traveller.look(page)
    filtered = page.url
    names = page.locator("tbody th a").all_inner_texts()
    expect(page.locator("#gemeenten")).to_have_text(f"{len(names)} gemeenten")
    press(page.locator("tbody th a").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text(names[0])
    traveller.look(page)

    page.go_back()
    expect(page).to_have_url(filtered)
    expect(page.get_by_label("Legt uit")).to_be_checked()
    expect(page.locator("#gemeenten")).to_have_text(f"{len(names)} gemeenten")
    expect(page.locator("tbody th a")).to_have_text(names)
