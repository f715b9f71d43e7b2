"""What each kind of report finds, on the day it is about and as its reader may know."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from catalogue.enums import Ring
from catalogue.models import BindingnessChange, PublishedCount
from governance.enums import Stage
from reporting.domain.reports.scheduling import make_scheduled
from reporting.models import Report
from reporting.queries.reports.finding import content_of
from reporting.rules.asked import Asked
from reporting.rules.kinds import BY_SLUG
from reporting.rules.periods import day_span, month_span, year_span
from tests.factories.accounts import AT, person_with
from tests.factories.adoption import applied_by, state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import BodyFactory, MembershipFactory, dossier_at
from tests.factories.municipalities import MunicipalityFactory
from tests.fund.public.scene import Scene, day

from .scene import (
    BODIES,
    DAY,
    FLYWHEEL,
    FUND,
    LEAD_TIMES,
    NOW,
    OBLIGATIONS,
    STANDARDS,
    TOWNS,
    editor,
    made,
    manager,
    table,
)

pytestmark = pytest.mark.django_db
NUMBERS = re.compile(r"[0-9][0-9.,]*")
FIRST_OF_MONTH = datetime.date(2026, 6, 1)


def facts(report):
    return dict(map(tuple, report.content["facts"]))


def publish(standard, kind, count=0, state="in-gebruik"):
    PublishedCount.objects.create(
        standard=standard, state=state, month=FIRST_OF_MONTH, kind=kind, count=count
    )


def test_adoption_counts_the_municipalities_of_that_day():
    standard = StandardFactory(name="Alfa", abbreviation="", ring=Ring.PUBLIC)
    applied_by(standard, 2)
    MunicipalityFactory(valid_from=datetime.date(2026, 7, 1))
    gone = MunicipalityFactory(valid_to=datetime.date(2026, 1, 1))

    person = manager()
    now = made(person, STANDARDS)
    then = made(person, STANDARDS, span=day_span(datetime.date(2025, 6, 30)))

    # The own municipality of the manager is there on both days.
    assert [
        facts(now)["Gemeenten op die dag"],
        facts(then)["Gemeenten op die dag"],
    ] == [
        "3",
        "4",
    ]
    assert gone.name not in str(now.content)
    assert table(now) == [["Alfa", "Niet vastgesteld", 2, "67%", 0, 0, 1]]
    assert table(then) == [["Alfa", "Niet vastgesteld", 2, "50%", 0, 0, 2]]


def test_a_period_tells_what_came_in_it():
    standard = StandardFactory(ring=Ring.PUBLIC)
    applied_by(standard, 2)
    applied_by(standard, 3, effective_on=datetime.date(2026, 6, 10))

    report = made(manager(), STANDARDS, span=month_span(DAY))

    assert table(report)[0][-1] == 3
    assert report.content["sections"][0]["head"][-1] == ["Erbij in de periode", "getal"]


def test_who_may_not_see_names_reads_the_published_counts():
    standard = StandardFactory(ring=Ring.MUNICIPALITIES)
    applied_by(standard, 3)
    publish(standard, "minder-dan-5")
    publish(standard, "niet-getoond", state="geen-opgave")

    supplier = made(person_with(Role.SUPPLIER), STANDARDS)
    municipal = made(manager(), STANDARDS)

    assert table(supplier)[0][2:] == [
        "niet getoond",
        "niet getoond",
        "niet getoond",
        "niet getoond",
        "niet getoond",
    ]
    assert table(municipal)[0][2] == 3
    assert (supplier.rings, municipal.rings) == (
        ["openbaar"],
        ["gemeenten", "openbaar"],
    )


def test_a_domain_narrows_the_standards():
    StandardFactory(name="Alfa", abbreviation="", domain="dienstverlening")
    StandardFactory(name="Beta", abbreviation="", domain="sociaal-domein")

    report = made(manager(), STANDARDS, domein="sociaal-domein")

    assert [row[0] for row in table(report)] == ["Beta"]
    assert facts(report)["Alleen het domein"] == "Sociaal domein"


def test_a_municipality_counts_only_standards_whose_names_the_reader_sees():
    town = MunicipalityFactory(name="Aadorp")
    for ring in (Ring.PUBLIC, Ring.MUNICIPALITIES, Ring.SHIELDED):
        state_that(municipality=town, standard=StandardFactory(ring=ring))

    def row(person):
        return next(row for row in table(made(person, TOWNS), 1) if row[0] == "Aadorp")[
            2:
        ]

    assert [row(person_with(Role.SUPPLIER)), row(manager()), row(editor())] == [
        [1, 0, 0, 0, 0],
        [2, 0, 0, 0, 0],
        [3, 0, 0, 0, 0],
    ]


@pytest.mark.parametrize("slug", BY_SLUG)
def test_every_bar_stands_in_the_table_under_it(slug):
    binding_in_use = binding()
    applied_by(binding_in_use, 6)
    scene = Scene()
    scene.award(scene.line(100_000_00, on=day(1)), 40_000_00)
    span = year_span(day(12)) if slug in (FUND, FLYWHEEL) else day_span(DAY)

    content = made(manager(), slug, span=span).read()

    for section in content.sections:
        told = " ".join(word for row in section.words for word in row)
        for bar in section.chart.bars if section.chart else ():
            assert bar.name in told
            assert all(part in told for part in NUMBERS.findall(bar.words))


def test_a_province_narrows_the_municipalities():
    one, _ = MunicipalityFactory(), MunicipalityFactory()

    report = made(manager(), TOWNS, provincie=one.province.slug)

    named = {row[1] for row in table(report, 1)}
    assert named == {one.province.name} == {row[0] for row in table(report)}


def bind(standard):
    """From the first of January on: comply or explain."""
    BindingnessChange.objects.create(
        standard=standard,
        authority="forum",
        level=2,
        in_force_on=datetime.date(2026, 1, 1),
        in_force_source="verslag",
        source="forumstandaardisatie.nl",
        origin="vastgelegd",
        recorded_by_key="accounts.user:0",
        recorded_by_label="Persoon",
        recorded_at=AT,
    )


def binding(**fields):
    standard = StandardFactory(ring=Ring.PUBLIC, **fields)
    bind(standard)
    return standard


def test_obligations_are_those_of_that_day():
    binding(name="Alfa", abbreviation="")
    StandardFactory()

    person = manager()
    now = made(person, OBLIGATIONS)
    before = made(person, OBLIGATIONS, span=day_span(datetime.date(2025, 12, 31)))

    assert [row[:2] for row in table(now)] == [["Alfa", "Pas toe of leg uit"]]
    assert table(before) == []


def test_reasons_are_rounded_and_small_ones_are_not_told():
    standard = binding()
    applied_by(standard, 6, state="legt-uit", reason="kosten")
    applied_by(standard, 2, state="legt-uit", reason="contract")

    reasons = dict(table(made(manager(), OBLIGATIONS), 1))

    assert (
        reasons["De kosten wegen niet op tegen de baten"],
        reasons["Een contract dat nog loopt"],
        reasons["Een andere reden"],
    ) in {
        ("ongeveer 5", "minder dan 5", "niet getoond"),
        ("niet getoond", "niet getoond", "niet getoond"),
    }


def test_reasons_leave_shielded_standards_out():
    standard = StandardFactory(ring=Ring.SHIELDED)
    bind(standard)
    applied_by(standard, 12, state="legt-uit")

    reasons = dict(table(made(editor(), OBLIGATIONS), 1))

    assert reasons["Een contract dat nog loopt"] == "0"


def test_the_portals_own_report_has_the_reasons_once_a_month():
    make_scheduled(kind=OBLIGATIONS, period="maand", as_of=DAY, now=NOW)

    titles = [one["title"] for one in Report.objects.get().content["sections"]]

    assert titles == ["Verplichtingen", "Waarom gemeenten uitleggen"]


def test_the_pipeline_has_public_dossiers_by_stage():
    dossier_at(Stage.SUBMITTED)
    dossier_at(Stage.TASKFORCE)

    report = made(manager(), LEAD_TIMES, span=day_span(NOW.date()))

    waiting = {row[0]: row[1] for row in table(report)}
    assert waiting["Ingediend"] == 0
    assert sum(waiting.values()) in (0, 1)


def test_bodies_are_told_without_names():
    body = BodyFactory()
    term = MembershipFactory(seat__body=body)

    report = made(manager(), BODIES)

    assert term.person.name not in str(report.content)
    assert table(report)[0][1:4] == [1, 1, 0]


def test_the_fund_is_told_as_of_the_day_with_its_definitions():
    scene = Scene()
    line = scene.line(100_000_00, on=day(1))
    scene.award(line, 40_000_00)

    report = made(manager(), FUND, span=year_span(day(12)))

    stages = {row[0]: row[1] for row in table(report, 1)}
    assert stages["Begroting"] == 100_000_00
    assert ["Beschikbaar", "Nog niet gevraagd. Rekening: 9010 beschikbaar."] in (
        report.content["definitions"]
    )


def test_a_year_without_books_says_so():
    report = made(manager(), FUND)

    assert report.content["sections"][0]["text"] == (
        "Voor 2026 staat er geen boekjaar in het portaal."
    )


def test_the_flywheel_goes_from_contribution_to_use():
    scene = Scene()
    scene.award(scene.line(100_000_00, on=day(1)), 40_000_00)

    report = made(manager(), FLYWHEEL, span=year_span(day(12)))

    assert [row[0] for row in table(report)] == [
        "1. Bijdrage",
        "1. Bijdrage",
        "2. Toekenning",
        "2. Toekenning",
        "2. Toekenning",
        "2. Toekenning",
        "3. Standaard",
        "4. In gebruik",
    ]


@pytest.mark.parametrize("slug", [STANDARDS, TOWNS, OBLIGATIONS])
def test_finding_costs_the_same_however_much_there_is(slug):
    person, costs = manager(), []
    person.get_current_roles()
    for rows in (1, 2):
        for _ in range(rows):
            applied_by(binding(), rows)
        question = Asked(month_span(DAY), person)
        with CaptureQueriesContext(connection) as asked_of_database:
            content_of(BY_SLUG[slug], question, lambda done, total: None)
        costs.append(len(asked_of_database))

    assert costs[0] == costs[1]
    assert costs[0] <= 7
