"""A kept question tells what is new, what changed and what is gone."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.enums import Domain
from catalogue.models import Standard
from notifications.domain.following import unfollow
from notifications.domain.searches import MOST, NotASearch, ask_again, save_search
from notifications.enums import Rhythm
from notifications.models import Follow, News, SavedSearch
from tests.factories.accounts import AT, UserFactory
from tests.factories.catalogue import StandardFactory

pytestmark = pytest.mark.django_db
LATER = AT + datetime.timedelta(hours=1)
QUERY = "zoek=zaken&pagina=3&volgorde=naam"


def standard(name, **fields):
    return StandardFactory(name=name, published_at=AT, **fields)


def keep(by, query=QUERY, **changed):
    asked = {"word": "standaarden", "name": "Zaken", "rhythm": Rhythm.DAILY}
    return save_search(**{**asked, **changed}, query=query, by=by, now=AT)


@pytest.fixture
def noor():
    return UserFactory(name="Noor")


def told():
    return list(News.objects.order_by("id").values_list("title", "body", "url"))


def test_a_question_is_kept_in_its_one_form_and_followed(noor):
    standard("Zaken API")

    kept = keep(noor)

    assert (kept.query, [title for title, _ in kept.found.values()]) == (
        "zoek=zaken",
        ["Zaken API"],
    )
    assert list(Follow.objects.values_list("user", "subject_key", "rhythm")) == [
        (noor.pk, kept.subject_key, "dagelijks")
    ]


def test_the_same_question_is_kept_once_under_its_last_name(noor):
    keep(noor)

    keep(noor, query="zoek=zaken", name="Alles over zaken")

    assert list(SavedSearch.objects.values_list("name", flat=True)) == [
        "Alles over zaken"
    ]


def test_new_changed_and_gone_are_told_once_to_each_keeper(noor):
    stays, goes = standard("Zaken een"), standard("Zaken twee")
    first = keep(noor)
    second = keep(UserFactory())
    standard("Zaken drie")
    Standard.objects.filter(pk=stays.pk).update(changed_at=LATER)
    Standard.objects.filter(pk=goes.pk).update(published_at=None)

    counts = [ask_again(now=LATER), ask_again(now=LATER)]

    news = (
        "Zaken: 1 nieuw, 1 gewijzigd, 1 weg",
        "Nieuw: Zaken drie\nGewijzigd: Zaken een\nVerdwenen: Zaken twee",
        "/standaarden/?zoek=zaken",
    )
    assert counts == [2, 0]
    assert told() == [news, news]
    assert [one.judged_by_key for one in News.objects.order_by("id")] == [
        first.subject_key,
        second.subject_key,
    ]


def test_nothing_else_found_is_no_news(noor):
    standard("Zaken een")
    keep(noor)

    ask_again(now=LATER)

    assert told() == []
    assert SavedSearch.objects.get().asked_at == LATER


def test_a_kept_question_is_seen_by_its_keeper_alone(noor):
    kept = keep(noor)
    other = Client()
    other.force_login(UserFactory())

    answer = other.get(reverse("follow", args=["zoekopdracht", kept.pk]))

    assert answer.status_code == 404


def test_ceasing_to_follow_forgets_the_question(noor):
    kept = keep(noor)

    unfollow(subject_key=kept.subject_key, by=UserFactory())
    still = SavedSearch.objects.count()
    unfollow(subject_key=kept.subject_key, by=noor)

    assert (still, SavedSearch.objects.count(), Follow.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize(
    ("word", "query"), [("auto’s", "zoek=zaken"), ("standaarden", "domein=onzin")]
)
def test_what_the_list_does_not_know_is_refused(noor, word, query):
    with pytest.raises(NotASearch):
        keep(noor, word=word, query=query)

    assert (SavedSearch.objects.count(), Follow.objects.count()) == (0, 0)


def test_nobody_keeps_questions_without_end(noor):
    SavedSearch.objects.bulk_create(
        SavedSearch(
            user=noor,
            word="standaarden",
            query=f"zoek={n}",
            name="x",
            created_at=AT,
            asked_at=AT,
        )
        for n in range(MOST)
    )

    with pytest.raises(NotASearch, match="50"):
        keep(noor)

    assert SavedSearch.objects.count() == MOST


def test_a_filter_that_no_longer_exists_holds_up_no_other_question(noor):
    keep(noor)
    SavedSearch.objects.create(
        user=noor,
        word="standaarden",
        query="domein=weg",
        name="Oud",
        created_at=AT,
        asked_at=AT,
    )
    standard("Zaken nieuw")

    assert ask_again(now=LATER) == 1


def test_from_the_list_to_the_kept_question(noor):
    domain = Domain.values[0]
    standard("Zaken API", domain=domain)
    browser = Client()
    browser.force_login(noor)
    address = f"/volgen/zoeken/standaarden/?zoek=zaken&domein={domain}"

    shown = browser.get(f"/standaarden/?zoek=zaken&domein={domain}").text
    nameless = browser.post(address, {"name": "", "rhythm": "dagelijks"})
    kept = browser.post(address, {"name": "Mijn zaken", "rhythm": "wekelijks"})

    assert f'href="{address.replace("&", "&amp;")}&amp;"' in shown
    assert "Geef de zoekopdracht een naam." in nameless.text
    assert kept.headers["Location"] == f"/standaarden/?zoek=zaken&domein={domain}"
    assert [(one.name, one.query) for one in SavedSearch.objects.filter(user=noor)] == [
        ("Mijn zaken", f"zoek=zaken&domein={domain}")
    ]
