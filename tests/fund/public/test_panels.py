"""What the fund shows on the pages of others."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.enums import OrganisationKind, Role
from catalogue.enums import Ring
from fund.queries.public.own import OwnPart, OwnYear, own_fund
from fund.rules.own import may_read_contribution
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    PartnershipOrganisationFactory,
    person_with,
)
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import InitiativeFactory, StandardFactory
from tests.factories.municipalities import (
    MunicipalityFactory,
    PartnershipMemberFactory,
)

from .scene import YEAR, Scene, day

pytestmark = pytest.mark.django_db
EARLY = datetime.date(YEAR - 2, 1, 1)
END = day(12, 31)
SPACE = "\u00a0"
MINE = "/mijn-gemeente/"


@pytest.fixture(autouse=True)
def plain_static(settings):
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}


def text_of(response):
    assert response.status_code == 200, response.content[:400]
    return response.content.decode()


@pytest.fixture
def scene():
    """A town that paid for two standards and uses one of them."""
    made = Scene()
    made.used, made.other, made.never = (
        StandardFactory(name=name, ring=Ring.PUBLIC) for name in ("Eén", "Twee", "Drie")
    )
    made.town = MunicipalityFactory(name="Eigenstad")
    state_that(municipality=made.town, standard=made.used, effective_on=EARLY)
    state_that(
        municipality=made.town,
        standard=made.never,
        state="niet-van-toepassing",
        effective_on=EARLY,
    )
    applied_by(made.other, 11, effective_on=EARLY)
    made.base, made.quick = made.line(9_000_00, name="Basis"), made.line(name="Snel")
    made.initiative = InitiativeFactory()
    made.one = made.award(
        made.base,
        900_00,
        initiative=made.initiative,
        shares={made.used: 300_00, made.other: 300_00, made.never: 300_00},
    )
    made.pay(made.one, 660_00)
    return made


def invoiced(scene, town, *, base=750_00, quick=250_00):
    asked = {scene.base.programme: base, scene.quick.programme: quick}
    return scene.invoice(town, asked)


def test_a_standard_tells_what_the_fund_paid_for_it(client, scene):
    page = text_of(client.get(reverse("standard", args=[scene.other.slug])))
    silent = text_of(client.get(reverse("standard", args=[StandardFactory().slug])))

    assert f"€{SPACE}220,00" in page
    assert f"€{SPACE}20,00" in page  # for each of the eleven
    assert scene.one.title in page
    assert "Wat het fonds betaalde" not in silent


def test_an_initiative_tells_what_the_fund_paid_for_it(client, scene):
    page = text_of(client.get(reverse("initiative", args=[scene.initiative.slug])))
    silent = text_of(client.get(reverse("initiative", args=[InitiativeFactory().slug])))

    assert f"€{SPACE}660,00" in page
    assert "Wat het fonds betaalde" not in silent


def test_what_a_municipality_paid_and_where_it_went(scene):
    invoice = invoiced(scene, scene.town)
    scene.receive(invoice, 400_00)
    scene.credit_note(invoice, {scene.base.programme: 100_00})
    invoiced(scene, MunicipalityFactory())

    own = own_fund(scene.town, scene.by, END)

    assert own.years == [OwnYear(YEAR, 900_00, 400_00, 500_00, is_fictitious=False)]
    assert own.parts == [
        OwnPart("Basis", "structureel", 650_00, "72%"),
        OwnPart("Snel", "structureel", 250_00, "28%"),
    ]
    assert [one.use.standard for one in own.used] == [scene.used]
    assert [one.use.standard for one in own.available] == [scene.other]


def test_a_municipality_without_invoices_has_no_years(scene):
    own = own_fund(MunicipalityFactory(), scene.by, END)

    assert (own.years, own.parts, own.parts_year, own.refundable) == ([], [], None, 0)
    assert len(own.available) == 3


def test_my_municipality_shows_our_contribution(client, scene):
    invoiced(scene, scene.town)
    organisation = MunicipalOrganisationFactory(municipality=scene.town)
    client.force_login(person_with(Role.INFORMATION_MANAGER, organisation))

    page = text_of(client.get(MINE))

    assert "Onze bijdrage" in page
    assert f"€{SPACE}1.000,00" in page
    assert "Nog beschikbaar voor u" in page


def test_the_panel_asks_the_same_for_one_standard_and_for_three(client, scene):
    invoiced(scene, scene.town)
    organisation = MunicipalOrganisationFactory(municipality=scene.town)
    client.force_login(person_with(Role.INFORMATION_MANAGER, organisation))

    def questions():
        with CaptureQueriesContext(connection) as asked:
            text_of(client.get(MINE))
        return len(asked)

    questions()
    before = questions()
    for _ in range(2):
        scene.award(scene.base, 10_00, shares={StandardFactory(): 10_00})

    assert questions() == before


def test_only_own_people_and_administrators_read_it(client, scene):
    invoiced(scene, scene.town)
    address = reverse("municipality", args=[scene.town.slug])
    own = MunicipalOrganisationFactory(municipality=scene.town)
    partnership = PartnershipOrganisationFactory()
    PartnershipMemberFactory(
        partnership=partnership.partnership, municipality=scene.town
    )
    readers = {
        "visitor": None,
        "own approver": person_with(Role.APPROVER, own),
        "other municipality": person_with(Role.INFORMATION_MANAGER),
        "coordinator": person_with(Role.PARTNERSHIP_COORDINATOR, partnership),
        "editor": person_with(Role.CATALOGUE_EDITOR),
        "administrator": scene.by,
    }

    told = {}
    for name, reader in readers.items():
        client.logout()
        if reader:
            client.force_login(reader)
        told[name] = "Onze bijdrage" in text_of(client.get(address))

    assert told == {
        "visitor": False,
        "own approver": True,
        "other municipality": False,
        "coordinator": False,
        "editor": False,
        "administrator": True,
    }
    assert partnership.kind == OrganisationKind.PARTNERSHIP
    assert (
        "eigen mensen"
        in may_read_contribution(readers["coordinator"], scene.town.pk).reason
    )
