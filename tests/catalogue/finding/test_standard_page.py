"""The page of a standard answers in order, and says what it does not know."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from catalogue.enums import Authority, Bindingness, ChangeOrigin, Lifecycle
from catalogue.models import BindingnessChange, StandardRelation
from tests.factories.accounts import AT, person_with
from tests.factories.catalogue import StandardFactory, StandardVersionFactory

pytestmark = pytest.mark.django_db
HEADING = re.compile(r"<h2[^>]*>([^<]+)</h2>")


def bind(standard, level, **facts):
    return BindingnessChange.objects.create(
        **{
            "standard": standard, "authority": Authority.VNG, "level": level, "source": "Ledenbrief",
            "origin": ChangeOrigin.RECORDED, "recorded_by_key": "machine:test",
            "recorded_by_label": "Test", "recorded_at": AT, **facts,
        }
    )  # fmt: skip


def page(client, standard):
    return client.get(standard.get_absolute_url()).content.decode()


def test_it_answers_in_the_order_in_which_people_ask(client):
    standard = StandardFactory()
    StandardVersionFactory(standard=standard, tender_text="Vraag om versie 1.")
    StandardRelation.objects.create(
        standard=standard, kind="bouwt-op", other=StandardFactory()
    )

    panels = client.get(standard.get_absolute_url()).context["panels"]
    main = page(client, standard).split("<main")[1].split("<aside")[0]

    assert HEADING.findall(main) == [
        "Wat is het en voor wie?",
        "Hoe verplicht is dit?",
        "Versies",
        *(panel["title"] for panel in panels),
        "Hoe begint u?",
        "Vraag dit aan uw leverancier",
        "Welke producten ondersteunen dit?",
        "Waar hoort dit bij?",
        "Geschiedenis",
    ]


def test_each_date_stands_with_its_source_and_a_missing_one_says_so(client):
    standard = StandardFactory()
    bind(standard, Bindingness.COMPLY_OR_EXPLAIN, decided_on=datetime.date(2023, 12, 5),
         decided_source="Besluitenlijst", to_confirm="de ingangsdatum")  # fmt: skip

    facts = client.get(standard.get_absolute_url()).context["main"].facts()

    assert facts == [
        {"question": "Op gezag van", "answer": "VNG", "small": ""},
        {"question": "Op wiens besluit", "answer": "niet vastgelegd", "small": ""},
        {"question": "Advies van", "day": None, "answer": "niet vastgesteld", "small": "De bron noemt geen datum"},
        {"question": "Besluit van", "day": datetime.date(2023, 12, 5), "answer": "niet vastgesteld",
         "small": "Bron: Besluitenlijst"},
        {"question": "Geldt vanaf", "day": None, "answer": "niet vastgesteld", "small": "De bron noemt geen datum"},
    ]  # fmt: skip
    told = page(client, standard)
    assert "Te bevestigen: de ingangsdatum." in told
    assert "Nog niet door een tweede persoon nagekeken." in told


def test_a_later_change_waits_for_its_day_and_another_authority_stands_apart(client):
    standard = StandardFactory()
    bind(standard, Bindingness.RECOMMENDED)
    bind(
        standard,
        Bindingness.COMPLY_OR_EXPLAIN,
        decided_on=datetime.date(2024, 1, 1),
        decided_source="Brief",
        in_force_on=datetime.date(2099, 1, 1),
        in_force_source="Brief",
    )
    bind(standard, Bindingness.MANDATORY, authority=Authority.LAW)

    context = client.get(standard.get_absolute_url()).context

    assert (context["main"].level, [o.level for o in context["others"]], [o.level for o in context["coming"]]) == (
        Bindingness.MANDATORY, [Bindingness.RECOMMENDED], [Bindingness.COMPLY_OR_EXPLAIN],
    )  # fmt: skip


def test_the_next_version_is_not_the_current_one(client):
    standard = StandardFactory()
    for place, (number, lifecycle) in enumerate(
        [
            ("1", Lifecycle.UNKNOWN),
            ("2", Lifecycle.IN_USE),
            ("3", Lifecycle.IN_DEVELOPMENT),
        ]
    ):
        StandardVersionFactory(
            standard=standard,
            number=number,
            lifecycle=lifecycle,
            position=place,
            is_current=number == "2",
        )
    StandardVersionFactory(standard=standard, number="4", position=9, published_at=None)

    context = client.get(standard.get_absolute_url()).context

    assert (context["current"]["number"], context["next"]["number"]) == ("2", "3")
    assert [v["word"] for v in context["versions"]] == [
        "in ontwikkeling",
        "in gebruik",
        "eerdere versie",
    ]


def test_what_is_not_published_is_only_for_editors(client):
    standard = StandardFactory(published_at=None)
    assert client.get(standard.get_absolute_url()).status_code == 404
    client.force_login(person_with(Role.INFORMATION_MANAGER))
    assert client.get(standard.get_absolute_url()).status_code == 404

    client.force_login(person_with(Role.CATALOGUE_EDITOR))

    assert "Nog niet gepubliceerd" in page(client, standard)


def test_what_residents_notice_stands_with_its_source(client):
    standard = StandardFactory(
        residents_notice="U hoeft niet te bellen.", residents_notice_source="vng.nl"
    )

    assert (
        'U hoeft niet te bellen. <small class="so-muted">Bron: vng.nl</small>'
        in page(client, standard)
    )


def queries_of(client, standard):
    with CaptureQueriesContext(connection) as asked:
        client.get(standard.get_absolute_url())
    return len(asked)


def test_the_page_costs_the_same_however_many_rows(client):
    small, large = StandardFactory(), StandardFactory()
    for standard, rows in ((small, 1), (large, 3)):
        for _ in range(rows):
            StandardVersionFactory(standard=standard)
            bind(standard, Bindingness.RECOMMENDED)
            StandardRelation.objects.create(
                standard=standard, kind="bouwt-op", other=StandardFactory()
            )

    assert queries_of(client, small) == queries_of(client, large) == 5
