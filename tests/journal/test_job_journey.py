"""Somebody follows long work in a browser, stops it, and fetches what it made."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from journal.domain.jobs import start_job
from journal.models import Job
from tests.browsers import NARROW, WORKER_PATIENCE, press
from tests.factories.accounts import UserFactory

from . import handlers

assert handlers


def start(person, **arguments):
    return start_job(
        "test.count_rows",
        title="Regels tellen",
        by=person,
        now=timezone.now(),
        **arguments,
    )


def test_long_work_is_followed_stopped_and_fetched(
    portal_worker, new_context, signed_in, axe, fits
):
    noor = UserFactory(email="journey@voorbeeld.example")
    page = signed_in(new_context(viewport=NARROW), noor)
    page.goto("/werk/")
    expect(page.get_by_text("U hebt geen taken")).to_be_visible()

    slow = start(noor, rows=5000, seconds=0.1)
    page.goto("/werk/")
    press(page.get_by_role("link", name="Regels tellen"))
    page.get_by_text(re.compile(r"\d+ van 5\.000")).wait_for(timeout=WORKER_PATIENCE)
    axe(page)
    fits(page)
    plain = signed_in(new_context(java_script_enabled=False), noor)
    plain.goto(f"/werk/{slow.pk}/")
    expect(plain.get_by_role("link", name="Stop met verversen")).to_be_visible()
    press(page.get_by_role("button", name="Stop deze taak"))
    for own in (page, plain):
        expect(own.get_by_text("U hebt deze taak gestopt.")).to_be_visible()
    assert Job.objects.get(pk=slow.pk).is_finished

    quick = start(noor, rows=3)
    plain.goto(f"/werk/{quick.pk}/")
    plain.get_by_text("3 regels geteld.").wait_for(timeout=WORKER_PATIENCE)
    with plain.expect_download() as download:
        plain.get_by_role("link", name="Download telling.csv").click()
    assert download.value.path().read_text() == "regels\n3\n"
    plain.goto("/werk/")
    expect(plain.get_by_role("row")).to_have_count(3)

    page.goto(f"/werk/{quick.pk}/")
    axe(page)
