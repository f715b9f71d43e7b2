"""What binds a municipality on a day, on whose decision, and what that asks."""

import datetime

import pytest
from django.test import Client
from icalendar import Calendar

from accounts.enums import Role
from catalogue.enums import AdoptionState, Authority, Bindingness
from catalogue.models import BindingnessChange
from catalogue.queries.obligations import obligations_of
from catalogue.rules.obligations import Asked, Facts, Urgency, asked_of
from governance.queries.meetings.calendars import calendar_of_person
from tests.factories.accounts import AT, MunicipalOrganisationFactory, person_with
from tests.factories.adoption import state_that
from tests.factories.catalogue import StandardFactory
from tests.factories.municipalities import MunicipalityFactory

NOON = datetime.datetime(2026, 6, 1, 10, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 6, 1)
SOON = datetime.date(2026, 7, 1)
LATER = datetime.date(2027, 1, 1)
BEFORE = datetime.date(2025, 1, 1)


def facts(**known):
    return Facts(
        **{
            "level": Bindingness.COMPLY_OR_EXPLAIN,
            "since": BEFORE,
            "coming_level": 0,
            "coming_on": None,
            "state": "geen-opgave",
            "target_on": None,
            "lapses_on": None,
            "has_lapsed": False,
            **known,
        }
    )


@pytest.mark.parametrize(
    ("known", "urgency", "day", "begins"),
    [
        ({}, Urgency.OWED, BEFORE, "Geef op dat u toepast, of leg uit"),
        ({"level": 3}, Urgency.OWED, BEFORE, "Pas toe en geef dat op"),
        ({"has_lapsed": True}, Urgency.OWED, BEFORE, "Uw uitleg is vervallen"),
        ({"state": "in-gebruik"}, Urgency.DONE, None, "Niets: u past toe"),
        ({"state": "deels"}, Urgency.DONE, None, "Niets: u past toe"),
        ({"state": "niet-van-toepassing"}, Urgency.DONE, None, "Niets: volgens u"),
        ({"state": "orienterend"}, Urgency.OWED, BEFORE, "Geef op dat u toepast"),
        ({"state": "uitgefaseerd"}, Urgency.OWED, BEFORE, "Geef op dat u toepast"),
        (
            {"state": "gepland", "target_on": LATER},
            Urgency.UNDER_WAY,
            LATER,
            "Voer in voor de dag",
        ),
        (
            {"state": "in-invoering", "target_on": DAY},
            Urgency.OWED,
            DAY,
            "Uw eigen datum is voorbij",
        ),
        ({"state": "gepland"}, Urgency.UNDER_WAY, None, "Noem de dag"),
        (
            {"state": "legt-uit", "lapses_on": LATER},
            Urgency.DONE,
            LATER,
            "Niets: uw uitleg geldt",
        ),
        (
            {"state": "legt-uit", "lapses_on": SOON},
            Urgency.LAPSING,
            SOON,
            "Bepaal of u de uitleg verlengt",
        ),
        (
            {"state": "legt-uit", "lapses_on": LATER, "level": 3},
            Urgency.OWED,
            BEFORE,
            "Uitleggen kan niet meer",
        ),
        (
            {"level": 0, "coming_level": 2, "coming_on": LATER},
            Urgency.COMING,
            LATER,
            "Bereid u voor",
        ),
        (
            {"level": 0, "coming_level": 2, "coming_on": LATER, "state": "in-gebruik"},
            Urgency.DONE,
            LATER,
            "Niets: u past al toe",
        ),
    ],
)
def test_what_an_obligation_asks(known, urgency, day, begins):
    asked = asked_of(facts(**known), DAY)

    assert (asked.urgency, asked.day) == (urgency, day)
    assert asked.step.startswith(begins)


def test_every_state_asks_something_definite():
    states = [*AdoptionState.values, "geen-opgave"]

    asked = [asked_of(facts(state=state), DAY) for state in states]

    assert all(isinstance(one, Asked) and one.step for one in asked)


def binds(name, level, on, *, authority=Authority.VNG, published_at=AT):
    standard = StandardFactory(name=name, abbreviation="", published_at=published_at)
    change(standard, level, on, authority=authority)
    return standard


def change(standard, level, on, *, authority=Authority.VNG):
    return BindingnessChange.objects.create(
        standard=standard,
        authority=authority,
        level=level,
        in_force_on=on,
        in_force_source="verslag",
        source="vng.nl",
        origin="vastgelegd",
        recorded_by_key="accounts.user:0",
        recorded_by_label="Persoon",
        recorded_at=AT,
    )


def shown(municipality, day=DAY):
    return [
        (one.name, one.decided.level, one.state, one.asked.urgency.value, one.asked.day)
        for one in obligations_of(municipality, day)
    ]


@pytest.fixture
def town(db):
    return MunicipalityFactory(name="Gouda")


def test_the_most_urgent_comes_first(town):
    done = binds("A in gebruik", 2, BEFORE)
    state_that(municipality=town, standard=done, effective_on=BEFORE)
    binds("B wordt verplicht", 3, LATER, authority=Authority.LAW)
    lapsing = binds("C uitleg", 2, BEFORE)
    state_that(
        municipality=town,
        standard=lapsing,
        state="legt-uit",
        lapses_on=SOON,
        effective_on=BEFORE,
    )
    binds("D geen opgave", 2, BEFORE)
    binds("E aanbevolen", 1, BEFORE)
    binds("F concept", 2, BEFORE, published_at=None)

    assert shown(town) == [
        ("D geen opgave", 2, "geen-opgave", "nu", BEFORE),
        ("C uitleg", 2, "legt-uit", "vervalt", SOON),
        ("B wordt verplicht", 3, "geen-opgave", "straks", LATER),
        ("A in gebruik", 2, "in-gebruik", "op-orde", None),
    ]


def test_on_a_past_day_it_shows_what_was_owed_then(town):
    standard = binds("Zaken API", 2, datetime.date(2025, 7, 1))
    state_that(
        municipality=town,
        standard=standard,
        state="in-gebruik",
        effective_on=datetime.date(2026, 1, 1),
    )

    days = [datetime.date(2025, 6, 30), datetime.date(2025, 7, 1), DAY]

    assert [shown(town, day)[0][2:4] for day in days] == [
        ("geen-opgave", "straks"),
        ("geen-opgave", "nu"),
        ("in-gebruik", "op-orde"),
    ]


def test_the_heaviest_authority_holds_until_it_is_taken_back(town):
    standard = binds("Zaken API", 2, BEFORE)
    change(standard, 3, BEFORE, authority=Authority.LAW)
    heavy = shown(town)
    change(standard, 0, datetime.date(2026, 3, 1), authority=Authority.LAW)

    [one] = obligations_of(town, DAY)

    assert heavy[0][1] == 3
    assert (one.decided.level, one.decided.authority, one.decided.since) == (
        2,
        "VNG",
        BEFORE,
    )


def test_a_lapsed_explanation_is_owed_again(town):
    standard = binds("Zaken API", 2, BEFORE)
    state_that(
        municipality=town,
        standard=standard,
        state="legt-uit",
        lapses_on=datetime.date(2026, 3, 1),
        effective_on=BEFORE,
    )

    [one] = obligations_of(town, DAY)

    assert (one.asked.urgency, one.asked.step) == (
        Urgency.OWED,
        "Uw uitleg is vervallen. Doe een nieuwe opgave.",
    )


@pytest.mark.parametrize("many", [1, 3])
def test_the_calendar_is_one_query(town, many, django_assert_num_queries):
    for number in range(many):
        binds(f"Standaard {number}", 2, BEFORE)

    with django_assert_num_queries(1):
        found = obligations_of(town, DAY)

    assert len(found) == many


@pytest.fixture
def browser(town):
    organisation = MunicipalOrganisationFactory(municipality=town)
    client = Client()
    client.force_login(person_with(Role.INFORMATION_MANAGER, organisation))
    return client


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_has_a_fixed_number_of_queries(
    browser, many, django_assert_num_queries
):
    for number in range(many):
        binds(f"Standaard {number}", 2, BEFORE)
    browser.get("/mijn-gemeente/verplichtingen/")

    with django_assert_num_queries(4):
        page = browser.get("/mijn-gemeente/verplichtingen/")

    assert page.text.count("vraagt nu iets</span>") == many


def test_it_is_narrowed_and_downloaded_as_shown(browser, town):
    done = binds("A in gebruik", 2, BEFORE)
    state_that(municipality=town, standard=done, effective_on=BEFORE)
    binds("=B geen opgave", 2, BEFORE)

    page = browser.get("/mijn-gemeente/verplichtingen/?toon=nu")
    answer = browser.get("/mijn-gemeente/verplichtingen/?toon=nu&vorm=csv&op=1-6-2026")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert [one.name for one in page.context["rows"]] == ["=B geen opgave"]
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="verplichtingen-gouda-2026-06-01.csv"'
    )
    assert lines[1].startswith("'=B geen opgave;Pas toe of leg uit;VNG;2025-01-01;")
    assert len(lines) == 2


def test_a_day_that_is_none_is_said_and_kept_in_the_field(browser):
    answer = browser.get("/mijn-gemeente/verplichtingen/?op=31-2-2026")

    assert answer.status_code == 400
    assert "‘31-2-2026’ is geen datum." in answer.text
    assert 'value="31-2-2026"' in answer.text


@pytest.mark.parametrize("query", ["toon=onzin", "gemeente=elders"])
def test_what_is_not_there_is_not_shown(browser, query):
    assert browser.get(f"/mijn-gemeente/verplichtingen/?{query}").status_code == 404


def agenda_of(person):
    calendar = Calendar.from_ical(calendar_of_person(person, NOON))
    return [
        (str(event["UID"]), str(event["SUMMARY"]), event["DTSTART"].dt)
        for event in calendar.walk("VEVENT")
        if str(event["UID"]).startswith("verplichting")
    ]


def test_what_comes_stands_in_the_agenda_of_its_people_alone(town):
    person = person_with(
        Role.INFORMATION_MANAGER, MunicipalOrganisationFactory(municipality=town)
    )
    standard = binds("Zaken API", 2, LATER, authority=Authority.LAW)

    mine, others = agenda_of(person), agenda_of(person_with(Role.APPROVER))

    assert mine == [
        (
            f"verplichting-{town.code}-{standard.pk}@samenorganiseren",
            "Zaken API: Bereid u voor en geef op wat u doet. (Gouda)",
            LATER,
        )
    ]
    assert not any("Gouda" in title for _, title, _ in others)


def test_an_obligation_that_is_met_leaves_the_agenda_and_a_moved_one_keeps_its_uid(
    town,
):
    person = person_with(
        Role.INFORMATION_MANAGER, MunicipalOrganisationFactory(municipality=town)
    )
    standard = binds("Zaken API", 2, BEFORE)
    plan = {"municipality": town, "standard": standard, "state": "gepland"}
    state_that(**plan, target_on=SOON, effective_on=BEFORE)
    [(uid, _, first)] = agenda_of(person)
    state_that(
        **plan,
        target_on=LATER,
        effective_on=datetime.date(2025, 2, 1),
        recorded_at=AT + datetime.timedelta(days=1),
    )
    [(same, _, moved)] = agenda_of(person)

    state_that(
        municipality=town, standard=standard, effective_on=datetime.date(2025, 3, 1)
    )

    assert (first, same, moved) == (SOON, uid, LATER)
    assert agenda_of(person) == []
