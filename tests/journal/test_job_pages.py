"""Only who asked for long work sees it, stops it and fetches its result."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from journal.domain.jobs import fail, finish, start_job
from journal.enums import JobState
from journal.models import Job
from samenorganiseren.shared.jobs import Outcome
from tests.factories.accounts import AT, UserFactory

from . import handlers

assert handlers
pytestmark = pytest.mark.django_db


@pytest.fixture
def noor():
    return UserFactory(name="Noor")


@pytest.fixture
def reader(client, noor):
    client.force_login(noor)
    return client


def start(person, title="Regels tellen", **arguments):
    return start_job(
        "test.count_rows",
        title=title,
        by=person,
        now=timezone.now(),
        rows=3,
        **arguments,
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_my_work_costs_the_same_whatever_its_length(
    reader, noor, rows, django_assert_num_queries
):
    for _ in range(rows):
        start(noor)

    with django_assert_num_queries(5):
        response = reader.get("/werk/")

    assert response.text.count("Regels tellen") == rows


def test_unfinished_work_refreshes_itself_until_asked_not_to(reader, noor):
    job = start(noor)

    by_itself = reader.get(f"/werk/{job.pk}/").text
    still = reader.get(f"/werk/{job.pk}/?verversen=nee").text

    refresh = '<noscript><meta http-equiv="refresh" content="3">'
    assert ("De taak wacht op haar beurt" in by_itself, refresh in by_itself) == (
        True,
        True,
    )
    assert ("De taak wacht op haar beurt" in still, "refresh" in still) == (True, False)


def test_the_progress_asks_for_the_whole_page_once_the_work_ended(reader, noor):
    job = start(noor)
    before = reader.get(f"/werk/{job.pk}/voortgang/")

    fail(job=job, reason="Regel 3 klopt niet.", now=AT)
    after = reader.get(f"/werk/{job.pk}/voortgang/")

    assert ("HX-Refresh" in before, after["HX-Refresh"]) == (False, "true")
    page = reader.get(f"/werk/{job.pk}/").text
    assert ("Regel 3 klopt niet." in page, "refresh" in page) == (True, False)


def test_the_result_is_fetched_as_a_file_and_says_how_long_it_is_kept(
    reader, noor, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "media"
    job = start(noor)
    made = tmp_path / "x.csv"
    made.write_text("inhoud")
    outcome = Outcome("Klaar.", url="/over/", file=made, file_name="lijst.csv")

    finish(job=job, outcome=outcome, now=AT)
    response = reader.get(f"/werk/{job.pk}/uitkomst/")

    assert b"".join(response.streaming_content) == b"inhoud"
    assert response["Content-Disposition"] == 'attachment; filename="lijst.csv"'
    assert "Wij bewaren het tot 8 januari 2026." in reader.get(f"/werk/{job.pk}/").text


def test_work_without_a_file_has_nothing_to_fetch(reader, noor):
    assert reader.get(f"/werk/{start(noor).pk}/uitkomst/").status_code == 404


def test_stopping_from_the_page(reader, noor):
    job = start(noor)

    response = reader.post(f"/werk/{job.pk}/stoppen/", follow=True)
    again = reader.post(f"/werk/{job.pk}/stoppen/", follow=True)

    assert "U hebt deze taak gestopt voordat zij begon." in response.text
    assert "Deze taak was al klaar. Er is niets gestopt." in again.text


def test_stopping_is_never_a_link(reader, noor):
    assert reader.get(f"/werk/{start(noor).pk}/stoppen/").status_code == 405


@pytest.mark.parametrize("address", ["", "voortgang/", "uitkomst/", "stoppen/"])
def test_work_of_somebody_else_does_not_exist(reader, address):
    job = start(UserFactory())
    ask = reader.post if address == "stoppen/" else reader.get

    assert ask(f"/werk/{job.pk}/{address}").status_code == 404
    assert Job.objects.get().state == JobState.WAITING
    assert "Regels tellen" not in reader.get("/werk/").text


@pytest.mark.parametrize("address", ["", "1/", "1/voortgang/", "1/uitkomst/"])
def test_a_visitor_is_asked_to_sign_in(client, address):
    response = client.get(f"/werk/{address}")

    assert (response.status_code, response.url) == (
        302,
        f"/inloggen/?next=/werk/{address}",
    )


def test_what_was_sent_in_is_kept_under_a_name_of_our_own(noor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    job = start(noor, upload=ContentFile(b"abc", "../../geheim <script>.php"))

    assert job.input_file.name.startswith("werk/invoer")
    assert job.input_file.name.endswith(".dat")
