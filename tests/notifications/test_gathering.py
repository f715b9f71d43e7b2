"""What followers hear of the catalogue and of dossiers, gathered without the verbs
knowing of them."""

import datetime

import pytest

from catalogue.domain import news as catalogue_news
from catalogue.enums import Ring
from catalogue.models import AdoptionStatement
from governance.domain.dossiers import news as dossier_news
from governance.enums import Stage
from journal.domain.entries import record
from notifications.models import News
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT
from tests.factories.adoption import state_that
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.factories.governance import dossier_at
from tests.factories.municipalities import MunicipalityFactory

pytestmark = pytest.mark.django_db
BY = Machine("proef")
SOON = AT + datetime.timedelta(minutes=5)


def written(action, subject, **details):
    record(action, subject=subject, by=BY, at=AT, details=details)


def told():
    """Each piece of news: its title, where it leads, and about whom it is."""
    return [
        (
            news.title,
            news.url,
            sorted(news.subjects.values_list("subject_key", flat=True)),
        )
        for news in News.objects.order_by("id")
    ]


def test_what_was_published_is_told_once():
    standard = StandardFactory(name="Zaken API", published_at=AT)
    version = StandardVersionFactory(standard=standard, number="2.0")
    initiative = InitiativeFactory(name="Haal Centraal", published_at=AT)
    written("catalogue.standard_published", standard, new=True)
    written("catalogue.version_published", version, new=True)
    written("catalogue.phase_updated", initiative)

    first = catalogue_news.gather_news(now=SOON)
    again = catalogue_news.gather_news(now=SOON)

    page = standard.get_absolute_url()
    assert (first, again) == (3, 0)
    assert told() == [
        ("Zaken API: nieuw in de catalogus", page, [standard.subject_key]),
        ("Zaken API: nieuwe versie 2.0", page, [standard.subject_key]),
        (
            "Haal Centraal: andere fase",
            initiative.get_absolute_url(),
            [initiative.subject_key],
        ),
    ]


def test_an_answered_need_is_told():
    need = NeedFactory(title="Eén formulier", municipality=MunicipalityFactory())
    written("catalogue.need_answered", need)

    catalogue_news.gather_news(now=SOON)

    assert told() == [
        (
            "Eén formulier: beantwoord met een initiatief",
            need.get_absolute_url(),
            [need.subject_key],
        )
    ]


@pytest.mark.parametrize("ring", Ring)
def test_what_a_municipality_said_is_told_only_where_everyone_may_read_it(ring):
    town = MunicipalityFactory(name="Gouda")
    standard = StandardFactory(name="Zaken API", published_at=AT, ring=ring)
    state_that(municipality=town, standard=standard)
    written("catalogue.statement_recorded", AdoptionStatement.objects.get())

    catalogue_news.gather_news(now=SOON)

    public = [
        ("Gouda: Zaken API – In gebruik", "/gemeenten/gouda/", [town.subject_key])
    ]
    titles = [(title.casefold(), *rest) for title, *rest in told()]
    wanted = [(title.casefold(), *rest) for title, *rest in public]
    assert titles == (wanted if ring == Ring.PUBLIC else [])


def test_what_was_long_ago_is_no_news():
    written("catalogue.standard_published", StandardFactory(published_at=AT))

    catalogue_news.gather_news(now=AT + datetime.timedelta(days=4))

    assert told() == []


def test_public_steps_of_a_public_dossier_are_told_to_all_it_touches():
    standard = StandardFactory(published_at=AT)
    dossier = dossier_at(Stage.TASKFORCE, standard=standard)
    events = dossier.events.filter(visibility="openbaar")
    last = events.order_by("sequence").last()

    first = dossier_news.gather_news(now=last.at + datetime.timedelta(minutes=5))
    again = dossier_news.gather_news(now=last.at + datetime.timedelta(minutes=5))

    assert (first, again) == (events.count(), 0)
    assert {tuple(about) for _, _, about in told()} == {
        (standard.subject_key, dossier.subject_key)
    }


def test_what_is_not_public_yet_is_not_told():
    dossier = dossier_at(Stage.SUBMITTED)
    last = dossier.events.order_by("sequence").last()

    dossier_news.gather_news(now=last.at + datetime.timedelta(minutes=5))

    assert told() == []


def test_what_is_no_news_is_looked_at_once_and_holds_up_nothing(monkeypatch):
    monkeypatch.setattr("notifications.queries.MOST_AT_ONCE", 1)
    hidden = StandardFactory(published_at=AT, ring=Ring.MUNICIPALITIES)
    state_that(municipality=MunicipalityFactory(), standard=hidden)
    written("catalogue.statement_recorded", AdoptionStatement.objects.get())
    written("catalogue.standard_published", StandardFactory(published_at=AT))

    counts = [catalogue_news.gather_news(now=SOON) for _ in range(3)]

    assert counts == [0, 1, 0]
