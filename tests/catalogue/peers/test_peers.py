"""Gemeenten zoals wij: what others like us use, and who began last."""

import datetime

import pytest
from django.test import Client

from accounts.enums import Role
from catalogue.enums import Ring
from catalogue.queries.peers import Began, used_by
from municipalities.models import Neighbour, Region
from municipalities.queries.alike import likenesses_of
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import ProductFactory, StandardFactory
from tests.factories.municipalities import (
    MunicipalityFactory,
    PartnershipMemberFactory,
    ProvinceFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 6, 1)
PAGE = "/mijn-gemeente/gemeenten-zoals-wij/"


def day(month, number=1):
    return datetime.date(2026, month, number)


@pytest.fixture
def home():
    return MunicipalityFactory(name="Gouda")


@pytest.fixture
def manager(home):
    organisation = MunicipalOrganisationFactory(municipality=home)
    return person_with(Role.INFORMATION_MANAGER, organisation)


@pytest.fixture
def browser(manager):
    client = Client()
    client.force_login(manager)
    return client


def next_to(home, *names):
    made = [MunicipalityFactory(name=name) for name in names]
    for one in made:
        first, second = sorted((home, one), key=lambda town: town.code)
        Neighbour.objects.create(first=first, second=second)
    return made


def listed(peers, home, viewer, *, is_shared=False):
    found, _ = used_by(peers, home, viewer, DAY, is_shared=is_shared, limit=25)
    return [(one.name, one.users, one.others, one.state) for one in found]


def standard(name, **known):
    return StandardFactory(name=name, abbreviation="", **known)


def test_what_most_of_them_use_and_we_do_not_comes_first(home, manager):
    peers = MunicipalityFactory.create_batch(3)
    few, many, ours = standard("Weinig"), standard("Veel"), standard("Ook wij")
    state_that(municipality=peers[0], standard=few)
    for one in peers:
        state_that(municipality=one, standard=many)
        state_that(municipality=one, standard=ours)
    state_that(municipality=home, standard=ours)
    state_that(municipality=home, standard=few, state="gepland")
    applied_by(standard("Van anderen"), 2)

    assert listed(peers, home, manager) == [
        ("Veel", 3, 3, "geen-opgave"),
        ("Weinig", 1, 3, "gepland"),
    ]
    assert listed(peers, home, manager, is_shared=True) == [
        ("Ook wij", 3, 3, "in-gebruik")
    ]


def test_who_plans_or_stopped_or_said_so_later_does_not_count(home, manager):
    peers = MunicipalityFactory.create_batch(3)
    plan, stopped, later = standard("Plan"), standard("Gestopt"), standard("Later")
    state_that(municipality=peers[0], standard=plan, state="gepland")
    state_that(municipality=peers[1], standard=stopped)
    state_that(
        municipality=peers[1],
        standard=stopped,
        state="uitgefaseerd",
        effective_on=day(5),
    )
    state_that(municipality=peers[2], standard=later, effective_on=day(7))

    assert listed(peers, home, manager) == []


def test_the_three_that_began_last_are_named_with_whom_to_ring(home, manager):
    town = [MunicipalityFactory(name=name) for name in ("A", "B", "C", "D")]
    zaken = standard("Zaken API")
    for number, one in enumerate(town):
        state_that(
            municipality=one,
            standard=zaken,
            effective_on=day(number + 1),
            contact="Sam, 0182" if one.name == "C" else "",
        )

    [found], total = used_by(town, home, manager, DAY, is_shared=False, limit=25)

    assert found.latest == (
        Began("D", "d", day(4), ""),
        Began("C", "c", day(3), "Sam, 0182"),
        Began("B", "b", day(2), ""),
    )
    assert total == 1


def test_who_has_it_from_our_supplier_is_named(home, manager):
    same, other = MunicipalityFactory(name="Zeist"), MunicipalityFactory(name="Ede")
    zaken, product = standard("Zaken API"), ProductFactory()
    sister = ProductFactory(supplier=product.supplier)
    state_that(municipality=home, standard=zaken, product=product)
    state_that(municipality=same, standard=zaken, product=sister)
    state_that(municipality=other, standard=zaken, product=ProductFactory())

    [found], _ = used_by([same, other], home, manager, DAY, is_shared=True, limit=25)

    assert found.same_supplier == ("Zeist",)


@pytest.mark.parametrize(
    ("ring", "sees"),
    [(Ring.PUBLIC, True), (Ring.MUNICIPALITIES, True), (Ring.SHIELDED, False)],
)
def test_shielded_names_are_not_for_other_municipalities(home, manager, ring, sees):
    peers = MunicipalityFactory.create_batch(2)
    state_that(municipality=peers[0], standard=standard("Zaken API", ring=ring))

    assert bool(listed(peers, home, manager)) is sees


def test_a_concept_is_not_shown(home, manager):
    peers = MunicipalityFactory.create_batch(2)
    state_that(municipality=peers[0], standard=standard("Concept", published_at=None))

    assert listed(peers, home, manager) == []


@pytest.mark.parametrize("many", [1, 3])
def test_a_page_of_it_is_one_query(home, manager, many, django_assert_num_queries):
    peers = MunicipalityFactory.create_batch(2)
    for _ in range(many):
        state_that(municipality=peers[0], standard=StandardFactory())
    manager.get_current_roles()

    with django_assert_num_queries(1):
        found, total = used_by(peers, home, manager, DAY, is_shared=False, limit=25)

    assert len(found) == total == many


def names(way):
    return [one.name for one in way.find().by_name()]


def test_every_way_in_which_others_are_like_us(home):
    home.size_class, home.size_class_label = 5, "50.000 tot 100.000 inwoners"
    home.urbanity, home.urbanity_label = 2, "Sterk stedelijk"
    home.save()
    [waddinxveen] = next_to(home, "Waddinxveen")
    far = ProvinceFactory(code="PV20", name="Groningen", slug="groningen")
    alike = MunicipalityFactory(name="Assen", size_class=5, urbanity=2, province=far)
    member = PartnershipMemberFactory(municipality=home)
    partner = PartnershipMemberFactory(
        partnership=member.partnership,
        municipality=MunicipalityFactory(name="Zuidplas", province=far),
    ).municipality
    region = Region.objects.create(kind="ggd-regio", name="Hollands Midden", slug="hm")
    near = MunicipalityFactory(name="Leiden", province=far)
    for one in (home, near):
        one.regions.add(region)
    MunicipalityFactory(name="Vroeger", valid_to=day(1))
    left = PartnershipMemberFactory(
        partnership=member.partnership, ends_on=day(5)
    ).municipality

    found = {one.label: names(one) for one in likenesses_of(home, DAY)}

    assert left.name not in found[f"Samenwerking: {member.partnership.name}"]
    assert found == {
        "Buurgemeenten": [waddinxveen.name],
        "Even groot en stedelijk (50.000 tot 100.000 inwoners, sterk stedelijk)": [
            alike.name
        ],
        f"Samenwerking: {member.partnership.name}": [partner.name],
        "Provincie Zuid-Holland": [left.name, waddinxveen.name],
        "GGD-regio: Hollands Midden": [near.name],
    }


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_has_a_fixed_number_of_queries(
    browser, home, many, django_assert_num_queries
):
    peers = next_to(home, *(f"Buur {number}" for number in range(many)))
    for one in peers:
        state_that(municipality=one, standard=StandardFactory())
    browser.get(PAGE)

    with django_assert_num_queries(8):
        page = browser.get(PAGE)

    assert len(page.context["page"].object_list) == many


def test_names_of_our_own_choice_are_found_however_written(browser):
    for name in ("Zeist", "'s-Hertogenbosch", "Bergen op Zoom"):
        one = MunicipalityFactory(name=name)
        state_that(municipality=one, standard=StandardFactory())

    page = browser.get(PAGE, {"zoals": "eigen", "met": "zeist; BERGEN OP ZOOM ,Zeist"})

    assert [one.name for one in page.context["peers"]] == ["Zeist", "Bergen op Zoom"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Noem minstens één andere gemeente."),
        ("Gouda", "Deze gemeente kennen wij niet (meer): Gouda."),
        ("Zeist, Atlantis, El Dorado", "(meer): Atlantis, El Dorado."),
        (", ".join(f"G{n}" for n in range(41)), "U noemt er 41. Noem er hoogstens 40."),
    ],
)
def test_names_that_are_not_there_are_said_and_kept(browser, typed, said):
    MunicipalityFactory(name="Zeist")

    page = browser.get(PAGE, {"zoals": "eigen", "met": typed})

    assert page.status_code == 400
    assert said in page.text
    assert f">{typed}</textarea>" in page.text


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"gemeente": "elders"}, 404),
        ({"zoals": "onzin"}, 200),
        ({"toon": "onzin"}, 200),
        ({"pagina": "99"}, 200),
        ({"pagina": "-1"}, 200),
        ({"pagina": "9" * 40}, 200),
    ],
)
def test_a_strange_address_shows_the_usual_page_or_none(browser, asked, status):
    assert browser.get(PAGE, asked).status_code == status
