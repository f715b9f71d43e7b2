"""Who follows the list of municipalities hears which went over into which."""

import datetime
import re

import pytest

from municipalities.enums import SuccessionKind
from municipalities.models import Succession
from tests.factories.municipalities import MunicipalityFactory, ProvinceFactory

LIST = "/gemeenten/"
ENTRY = re.compile(r"<entry><title>(.*?)</title>.*?<updated>(.*?)</updated>")


def told(client, **asked):
    answer = client.get(LIST, {"als": "atom", **asked})
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ENTRY.findall(answer.content.decode())


def went_over(old, *into, on, kind=SuccessionKind.WHOLE):
    old.valid_to = on
    old.save()
    for number, new in enumerate(into):
        Succession.objects.create(
            predecessor=old,
            successor=new,
            on=on,
            kind=kind,
            is_main_successor=number == 0,
        )


@pytest.fixture
def changes(db):
    drenthe = ProvinceFactory(code="PV22", slug="drenthe")
    other = ProvinceFactory(code="PV29", slug="zeeland")
    old, split, new = (
        MunicipalityFactory(name=name, slug=name.lower(), province=drenthe)
        for name in ("Oudendam", "Splitsen", "Nieuwedam")
    )
    away = MunicipalityFactory(name="Verweg", slug="verweg", province=other)
    gone = MunicipalityFactory(name="Weggaan", slug="weggaan", province=other)
    went_over(old, new, on=datetime.date(2022, 1, 1))
    went_over(split, new, away, on=datetime.date(2023, 1, 1), kind=SuccessionKind.SPLIT)
    went_over(gone, away, on=datetime.date(2021, 3, 24))
    went_over(away, new, on=datetime.date(2999, 1, 1))


@pytest.mark.usefixtures("changes")
def test_newest_first_with_the_day_and_nothing_that_is_still_to_come(client):
    assert told(client) == [
        ("Splitsen wordt gesplitst over Nieuwedam en Verweg", "2023-01-01T00:00:00+01:00"),
        ("Oudendam gaat op in Nieuwedam", "2022-01-01T00:00:00+01:00"),
        ("Weggaan gaat op in Verweg", "2021-03-24T00:00:00+01:00"),
    ]  # fmt: skip


@pytest.mark.usefixtures("changes")
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"provincie": "drenthe"}, ["Splitsen", "Oudendam"]),
        ({"provincie": "zeeland"}, ["Splitsen", "Weggaan"]),
        ({"zoek": "oudendam"}, ["Oudendam"]),
        ({"op": "1-6-2022"}, ["Oudendam", "Weggaan"]),
        ({"provincie": "drenthe", "stand": "vroeger"}, ["Splitsen", "Oudendam"]),
    ],
)
def test_the_feed_is_of_this_list(client, asked, names):
    assert [title.split()[0] for title, _ in told(client, **asked)] == names


@pytest.mark.usefixtures("changes")
def test_the_page_names_the_feed_with_its_filters(client):
    page = client.get(LIST, {"provincie": "drenthe", "pagina": "1"}).content.decode()

    assert (
        '<link rel="alternate" type="application/atom+xml" '
        'title="Herindelingen van gemeenten" href="?provincie=drenthe&amp;als=atom">'
    ) in page


@pytest.mark.django_db
def test_what_cannot_be_understood_is_said_on_the_page(client):
    answer = client.get(LIST, {"als": "atom", "provincie": "narnia"})

    assert (answer.status_code, answer["Content-Type"]) == (
        400,
        "text/html; charset=utf-8",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_feed_takes_three_queries(client, rows, django_assert_num_queries):
    new = MunicipalityFactory()
    for old in MunicipalityFactory.create_batch(rows):
        went_over(old, new, on=datetime.date(2022, 1, 1))

    with django_assert_num_queries(3):
        client.get(LIST, {"als": "atom"})


@pytest.mark.usefixtures("register_db")
def test_the_real_register_tells_of_its_last_change(client):
    titles = [title for title, _ in told(client, op="1-6-2023")]

    assert "Brielle gaat op in Voorne aan Zee" in titles
