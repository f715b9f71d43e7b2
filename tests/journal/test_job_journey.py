"""Somebody follows long work in a browser, stops it, and fetches what it made."""

import re

import pytest
from django.utils import timezone

from journal.domain.jobs import start_job
from journal.models import Job
from tests.browsers import NARROW
from tests.factories.accounts import UserFactory
from tests.machinery import machinery_for, wait_until

from . import handlers

assert handlers


@pytest.fixture
def working(live_portal, live_portal_db, run_databases, tmp_path):
    """A worker for the live portal that knows the jobs of the tests."""
    with machinery_for(live_portal_db, run_databases.app_url, tmp_path) as machinery:
        machinery.environment["MEDIA_ROOT"] = str(live_portal.media)
        machinery.start_valkey()
        machinery.start_worker()
        machinery.start_beat()
        yield machinery


def start(person, **arguments):
    return start_job(
        "test.count_rows",
        title="Regels tellen",
        by=person,
        now=timezone.now(),
        **arguments,
    )


def test_long_work_is_followed_stopped_and_fetched(
    working, new_context, signed_in, axe, fits
):
    noor = UserFactory(email="journey@voorbeeld.example")
    page = signed_in(new_context(viewport=NARROW), noor)
    page.goto("/werk/")
    assert page.get_by_text("U hebt geen taken").is_visible()

    slow = start(noor, rows=5000, seconds=0.02)
    page.goto("/werk/")
    page.get_by_role("link", name="Regels tellen").click()
    page.get_by_text(re.compile(r"\d+ van 5\.000")).wait_for(timeout=20_000)
    axe(page)
    fits(page)
    page.get_by_role("button", name="Stop deze taak").click()
    page.get_by_text("U hebt deze taak gestopt. Er is niets gewijzigd.").wait_for()
    wait_until(lambda: Job.objects.get(pk=slow.pk).is_finished, working)

    plain = signed_in(new_context(java_script_enabled=False), noor)
    quick = start(noor, rows=3)
    plain.goto(f"/werk/{quick.pk}/")
    assert plain.get_by_role("link", name="Stop met verversen").is_visible()
    plain.get_by_text("3 regels geteld.").wait_for(timeout=20_000)
    with plain.expect_download() as download:
        plain.get_by_role("link", name="Download telling.csv").click()
    assert download.value.path().read_text() == "regels\n3\n"
    plain.goto("/werk/")
    assert plain.get_by_role("row").count() == 3

    page.goto(f"/werk/{quick.pk}/")
    axe(page)
