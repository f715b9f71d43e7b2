"""Following: who may, how often, and that it moves along."""

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.enums import RelationKind
from catalogue.models import StandardRelation
from notifications.domain.following import (
    MOST,
    NothingToFollow,
    TooMany,
    follow,
    move_to_successors,
    unfollow,
)
from notifications.domain.news import tell_followers
from notifications.enums import Rhythm
from notifications.models import Follow
from tests.factories.accounts import AT, UserFactory
from tests.factories.catalogue import StandardFactory

pytestmark = pytest.mark.django_db


def followed():
    return sorted(Follow.objects.values_list("user", "subject_key", "rhythm"))


@pytest.fixture
def noor():
    return UserFactory(name="Noor")


@pytest.fixture
def standard():
    return StandardFactory(published_at=AT)


def test_following_again_changes_the_rhythm_and_not_the_beginning(noor, standard):
    later = AT.replace(year=AT.year + 1)
    follow(subject_key=standard.subject_key, rhythm=Rhythm.DAILY, by=noor, now=AT)

    follow(subject_key=standard.subject_key, rhythm=Rhythm.AT_ONCE, by=noor, now=later)

    assert followed() == [(noor.pk, standard.subject_key, "meteen")]
    assert Follow.objects.get().since == AT


@pytest.mark.parametrize(
    "key",
    ["catalogue.standard:404", "accounts.user:1", "onzin", "catalogue.standard:x"],
)
def test_what_is_not_there_or_cannot_be_followed_is_refused(noor, key):
    with pytest.raises(NothingToFollow):
        follow(subject_key=key, rhythm=Rhythm.DAILY, by=noor, now=AT)

    assert followed() == []


def test_what_may_not_be_seen_is_not_followed(noor):
    hidden = StandardFactory(published_at=None)

    with pytest.raises(NothingToFollow):
        follow(subject_key=hidden.subject_key, rhythm=Rhythm.DAILY, by=noor, now=AT)

    assert followed() == []


def test_nobody_follows_without_end(noor, standard):
    Follow.objects.bulk_create(
        Follow(user=noor, subject_key=f"catalogue.need:{n}", since=AT)
        for n in range(MOST)
    )

    with pytest.raises(TooMany, match="500"):
        follow(subject_key=standard.subject_key, rhythm=Rhythm.DAILY, by=noor, now=AT)

    assert Follow.objects.count() == MOST


def test_ceasing_leaves_the_other_follows(noor, standard):
    other = StandardFactory(published_at=AT)
    for one in (standard, other):
        follow(subject_key=one.subject_key, rhythm=Rhythm.DAILY, by=noor, now=AT)

    assert unfollow(subject_key=standard.subject_key, by=noor) is True
    assert unfollow(subject_key=standard.subject_key, by=noor) is False
    assert followed() == [(noor.pk, other.subject_key, "dagelijks")]


def test_a_follow_moves_to_the_successor_once(noor, standard):
    both = UserFactory()
    newer = StandardFactory(published_at=AT)
    StandardRelation.objects.create(
        standard=newer, kind=RelationKind.REPLACES, other=standard
    )
    follow(subject_key=standard.subject_key, rhythm=Rhythm.WEEKLY, by=noor, now=AT)
    for one in (standard, newer):
        follow(subject_key=one.subject_key, rhythm=Rhythm.DAILY, by=both, now=AT)

    moved = move_to_successors()

    assert (moved, move_to_successors()) == (1, 0)
    assert followed() == sorted(
        [
            (noor.pk, newer.subject_key, "wekelijks"),
            (both.pk, newer.subject_key, "dagelijks"),
        ]
    )


def page_of(standard):
    return reverse("follow", args=["standaard", standard.pk])


@pytest.fixture
def browser(noor):
    client = Client()
    client.force_login(noor)
    return client


def test_the_page_of_a_standard_leads_to_following_it(standard):
    answer = Client().get(standard.get_absolute_url())

    assert f'href="{page_of(standard)}"' in answer.text


def test_somebody_begins_chooses_and_ceases_on_one_page(browser, noor, standard):
    begun = browser.post(page_of(standard), {"rhythm": "meteen"})
    page = browser.get(page_of(standard)).text
    ceased = browser.post(page_of(standard), {"stop": "ja", "rhythm": "meteen"})

    assert begun.headers["Location"] == standard.get_absolute_url()
    assert "Volg dit niet meer" in page
    assert ceased.headers["Location"] == reverse("follows")
    assert followed() == []


def test_without_a_choice_nothing_happens(browser, standard):
    answer = browser.post(page_of(standard), {"rhythm": ""})

    assert "Kies hoe vaak u hiervan wilt horen." in answer.text
    assert followed() == []


@pytest.mark.parametrize("word", ["standaard", "onbekend"])
def test_a_page_for_nothing_is_not_there(browser, word):
    assert browser.get(reverse("follow", args=[word, 404])).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_what_somebody_follows_is_listed_by_title(
    browser, noor, many, django_assert_num_queries
):
    names = [f"Standaard {n}" for n in reversed(range(many))]
    for name in names:
        made = StandardFactory(name=name, published_at=AT)
        follow(subject_key=made.subject_key, rhythm=Rhythm.DAILY, by=noor, now=AT)
        tell_followers(
            about=[made.subject_key],
            deduplication_key=name,
            title=name,
            url=made.get_absolute_url(),
            now=AT,
        )

    with django_assert_num_queries(8):
        page = browser.get(reverse("follows"))

    assert [one.title for one in page.context["follows"]] == sorted(names)
