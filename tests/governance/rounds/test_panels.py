"""Rounds on the pages of others, for who sits in the body; and told from events."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from governance.domain.rounds.closing import close_round
from governance.panels import rounds as panels
from governance.queries.rounds.panels import rounds_shown
from governance.queries.rounds.personal_data import own_data
from governance.queries.rounds.replaying import replayed_tallies
from governance.queries.rounds.tallies import tally_from, tally_of
from samenorganiseren.shared.subjects import resolve
from tests.factories.accounts import UserFactory
from tests.factories.governance import dossier_at

from .conflicts import accepted
from .scene import AGAINST, IF, Scene

pytestmark = pytest.mark.django_db


def asked_by(person):
    request = RequestFactory().get("/")
    request.user = type(person).objects.get(pk=person.pk) if person.pk else person
    return request


@pytest.fixture
def scene():
    return Scene(members=2)


def test_the_dossier_shows_its_rounds_to_the_body_alone(scene):
    round = scene.open()

    shown = panels.of_dossier(asked_by(scene.members[0]), scene.dossier)
    outside = [
        panels.of_dossier(asked_by(person), scene.dossier)
        for person in (UserFactory(), AnonymousUser())
    ]

    assert [row.round for row in shown.context["rows"]] == [round]
    assert [row.waits_for_me for row in shown.context["rows"]] == [True]
    assert outside == [None, None]


def test_the_secretary_is_offered_to_plan_where_nothing_runs(scene):
    before = panels.of_dossier(asked_by(scene.secretary), scene.dossier)
    member = panels.of_dossier(asked_by(scene.members[0]), scene.dossier)
    scene.plan()
    after = panels.of_dossier(asked_by(scene.secretary), scene.dossier)

    assert (before.context["plans"], member) == (scene.body, None)
    assert after.context["plans"] is None


def test_today_shows_what_waits_and_nothing_when_it_was_given(scene):
    round = scene.open()

    before = panels.of_today(asked_by(scene.members[0]), None)
    scene.take(round)
    after = panels.of_today(asked_by(scene.members[0]), None)

    assert [own.round for own in before.context["seats"]] == [round]
    assert after is None


@pytest.mark.parametrize("rounds", [1, 3])
def test_rounds_are_shown_with_the_same_number_of_queries(
    scene, rounds, django_assert_num_queries
):
    for _ in range(rounds):
        scene.dossier = dossier_at("taskforce")
        scene.take(scene.open())
    person = asked_by(scene.members[0]).user

    with django_assert_num_queries(4):
        shown = rounds_shown(person, timezone.now(), body=scene.body)

    assert [row.took_position for row in shown] == [True] * rounds


def test_replaying_the_events_gives_every_tally_again(scene):
    scene = Scene(members=3)
    first = scene.open()
    scene.take(first, 0, AGAINST)
    close_round(round=first, by=scene.secretary, now=scene.now)
    second = scene.open()
    scene.take(second, 0, IF)
    scene.take(second, 1)
    second = close_round(round=second, by=scene.secretary, now=scene.now)
    accepted(scene, scene.members[0])
    first.refresh_from_db()

    replayed = replayed_tallies(scene.dossier)

    assert {pk: tally_from(told) for pk, told in replayed.items()} == {
        one.pk: tally_of(one) for one in (first, second)
    }


def test_a_notice_about_a_round_is_for_who_may_read_it():
    scene = Scene(members=2, recusal="verlaat-de-zaal")
    round = scene.open()
    accepted(scene, scene.members[1])
    subject = resolve(round.subject_key)

    visible = [
        subject.is_visible_to(person)
        for person in (*scene.members, UserFactory(), AnonymousUser())
    ]

    assert visible == [True, False, False, False]


def test_a_person_sees_what_is_kept_about_the_own_positions(scene):
    round = scene.open()
    scene.take(round, 0, AGAINST)
    scene.take(round, 1)
    accepted(scene, scene.members[0])

    kept = own_data(scene.members[0])

    assert [one["Standpunt"] for one in kept["Standpunten"]] == ["Tegen"]
    assert [one["Oordeel"] for one in kept["Gemelde belangen"]] == ["erkend"]
