"""Every page of the portal on a narrow phone, light and dark, by who comes there first.

The addresses come from the portal itself, so a new page is looked at from its first
day. One with arguments needs an example here; pages about things that are made on the
way are looked at in the journeys.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.enums import Role
from accounts.models import Organisation, User
from catalogue.models import Initiative, Need, Product
from municipalities.models import Partnership
from tests.access_table import TABLE
from tests.access_world import VISITOR
from tests.browsers import WCAG, violations

from . import governance_pages
from .worlds import APPROVER, COORDINATOR, EDITOR, MANAGER, SUPPLIER

PHONE = {"width": 320, "height": 780}
PEOPLE = {
    VISITOR: None,
    Role.INFORMATION_MANAGER.value: MANAGER,
    Role.APPROVER.value: APPROVER,
    Role.PEOPLE_MANAGER.value: "beheerder@gouda.example",
    Role.PARTNERSHIP_COORDINATOR.value: COORDINATOR,
    Role.SUPPLIER.value: SUPPLIER,
    Role.CATALOGUE_EDITOR.value: EDITOR,
    Role.FUNCTIONAL_ADMINISTRATOR.value: "beheer@vng.example",
    Role.FUND_ADMINISTRATOR.value: "fonds@vng.example",
    **governance_pages.PEOPLE,
}
STANDARD = "gibit"
FOLDERS = {
    "beheer/catalogus/": Role.CATALOGUE_EDITOR.value,
    "leverancier/": Role.SUPPLIER.value,
    "behoeften/nieuw/": Role.INFORMATION_MANAGER.value,
    **governance_pages.FOLDERS,
}
# These end the session, are no page, or are a part of one.
NOT_A_PAGE = {
    "account_logout",
    "openid_connect_login",
    "openid_connect_callback",
    "today_now",
}


def examples() -> dict[str, str]:
    """What stands in an address between < and >, by the folder before it."""
    person = User.objects.get(email=APPROVER)
    people = Organisation.objects.get(municipality__slug="gouda").slug
    product = Product.objects.filter(is_active=True).first()
    return {
        "gemeenten/<slug:slug>/": "gemeenten/gouda/",
        "samenwerkingsverbanden/<slug:slug>/": _first(Partnership),
        "standaarden/<slug:slug>/": f"standaarden/{STANDARD}/",
        "mijn-gemeente/toepassingen/<slug:slug>/": f"mijn-gemeente/toepassingen/{STANDARD}/",
        "initiatieven/<slug:slug>/": _first(Initiative),
        "behoeften/<slug:slug>/": _first(Need),
        "beheer/catalogus/standaarden/<slug:slug>/": f"beheer/catalogus/standaarden/{STANDARD}/",
        "leverancier/producten/<slug:product_slug>/": f"leverancier/producten/{product.slug}/",
        "organisatie/<slug:slug>/": f"organisatie/{people}/",
        "beheer/organisaties/<slug:slug>/": f"beheer/organisaties/{people}/",
        "beheer/mensen/<int:number>/": f"beheer/mensen/{person.pk}/",
        **governance_pages.examples(),
    }


def _first(model) -> str:
    return model.objects.order_by("pk").first().get_absolute_url().lstrip("/")


def patterns(
    found: list[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, route)
        elif pattern.name:
            yield pattern.name, route


def first_to_come(name: str, route: str) -> str:
    """Each page is looked at once: by the first of these people who may read it."""
    for folder, actor in FOLDERS.items():
        if route.startswith(folder):
            return actor
    if name not in TABLE:
        return VISITOR
    return next((actor for actor in PEOPLE if actor in TABLE[name].get), "")


def pages_of(actor: str) -> list[str]:
    known = examples()
    pages = []
    for name, route in patterns(get_resolver().url_patterns):
        if name in NOT_A_PAGE or first_to_come(name, route) != actor:
            continue
        for before, filled in known.items():
            if route.startswith(before):
                route = filled + route.removeprefix(before)
        if not any(sign in route for sign in "<^(") and not route.startswith("api/"):
            pages.append(f"/{route}")
    return pages


def told(page, scheme: str, rules: dict) -> list[str]:
    return [
        f"{page.url} ({scheme}): {one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in violations(page, rules)
    ]


@pytest.mark.parametrize("actor", PEOPLE)
def test_every_page_is_accessible_and_fits(
    actor, new_context, signed_in, live_portal_db
):
    context = new_context(viewport=PHONE)
    email = PEOPLE[actor]
    person = email and User.objects.get(email=email)
    page = signed_in(context, person) if person else context.new_page()
    wcag = {"type": "tag", "values": WCAG}
    colours = {"type": "rule", "values": ["color-contrast"]}
    faults, looked_at = [], 0

    for address in pages_of(actor):
        answer = context.request.head(address, max_redirects=0)
        if answer.status != 200 or "html" not in answer.headers.get("content-type", ""):
            continue
        page.emulate_media(color_scheme="light")
        page.goto(address)
        looked_at += 1
        faults += told(page, "light", wcag)
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{address}: {wide} wide"] if wide > PHONE["width"] else []
        page.emulate_media(color_scheme="dark")
        faults += told(page, "dark", colours)

    assert faults == []
    assert looked_at > 0 or pages_of(actor) == []
