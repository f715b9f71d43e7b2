"""The trail of a dossier says of people who exist only in the demo that they do."""

import pytest
from django.test import Client

from governance.queries.dossiers.trail import made_up_among

from .proposing import submitted, writer

pytestmark = pytest.mark.django_db


def trail(dossier, person):
    browser = Client()
    browser.force_login(person)
    page = browser.get(dossier.get_absolute_url()).content.decode()
    return page.partition('id="tijd"')[2].partition("</section>")[0]


@pytest.mark.parametrize("is_fictitious", [True, False])
def test_who_did_it_is_labelled_where_the_name_shows(is_fictitious, settings):
    settings.DEMO = True
    by = writer(name="Fien Verzonnen", is_fictitious=is_fictitious)
    dossier = submitted(by)

    shown = trail(dossier, by)

    assert "Fien Verzonnen" in shown
    assert ("fictief" in shown) == is_fictitious


def test_nobody_is_labelled_whose_name_was_erased():
    dossier = submitted(writer(name="Fien Verzonnen", is_fictitious=True))
    event = dossier.events.last()
    event.people.update(salt="", key="", label="")

    assert made_up_among(dossier.events.prefetch_related("people")) == frozenset()


@pytest.mark.parametrize("times", [1, 3])
def test_the_made_up_are_found_in_one_query(times, django_assert_num_queries):
    by = writer(is_fictitious=True)
    dossiers = [submitted(by) for _ in range(times)]
    events = [
        event
        for dossier in dossiers
        for event in dossier.events.prefetch_related("people")
    ]

    with django_assert_num_queries(1):
        assert made_up_among(events) == {by.actor_key}
