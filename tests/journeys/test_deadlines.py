"""What is due, found and followed up in a real browser, wide and narrow."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.enums import Role
from catalogue.domain.deadlines import renew_for_all
from catalogue.enums import Authority
from samenorganiseren.shared.days import day_of
from tests.browsers import NARROW, WIDE, press
from tests.catalogue.adoption.test_obligations import binds
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.municipalities import MunicipalityFactory


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
def test_a_manager_sees_what_is_due_and_goes_where_it_is_done(
    live_portal_db, new_context, signed_in, axe, fits, viewport
):
    town = MunicipalityFactory(name=f"Proefstad {viewport['width']}")
    manager = person_with(
        Role.INFORMATION_MANAGER, MunicipalOrganisationFactory(municipality=town)
    )
    now = timezone.now()
    names = [f"{word} {viewport['width']}" for word in ("Proefnorm", "Oude norm")]
    for name, days in zip(names, (9, -30), strict=True):
        day = day_of(now) + datetime.timedelta(days=days)
        standard = binds(name, 2, day, authority=Authority.LAW, published_at=now)
        renew_for_all(standard_id=standard.pk, now=now)
    page = signed_in(new_context(viewport=viewport), manager)

    page.goto("/berichten/")
    press(page.get_by_role("link", name="Uw termijnen"))

    expect(page.get_by_role("heading", name="Termijnen", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="De dag is voorbij")).to_be_visible()
    expect(page.get_by_text("vraagt nu iets")).to_be_visible()
    axe(page)
    fits(page)
    press(page.get_by_role("link", name=re.compile("^Proefnorm")))
    expect(page).to_have_url(re.compile("/mijn-gemeente/verplichtingen/"))
