"""An information manager asks for reports, stops one, and reads and fetches another."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from playwright.sync_api import expect

from accounts.models import User
from journal.domain.work import JOB_SLOTS
from reporting.models import Report
from tests.browsers import NARROW, WIDE, WORKER_PATIENCE, press

from .worlds import MANAGER

KIND = "/rapporten/vragen/toepassing-per-gemeente/"


@contextmanager
def no_hands_free() -> Iterator[None]:
    """All places for long work are taken: what is asked now waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, 0)", [JOB_SLOTS])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, 0)", [JOB_SLOTS])


def ask(page):
    """Choose one day and press; the progress comes."""
    page.goto(KIND)
    page.get_by_label("Over welke periode?").select_option(label="Stand op één dag")
    press(page.get_by_role("button", name="Maak het rapport"))


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["1280", "360"])
def test_a_report_is_asked_stopped_read_and_fetched(
    portal_worker, new_context, signed_in, axe, fits, width
):
    person = User.objects.get(email=MANAGER)
    plain = signed_in(new_context(viewport=width, java_script_enabled=False), person)
    page = signed_in(new_context(viewport=width), person)

    def look():
        axe(page)
        fits(page)

    page.goto("/rapporten/")
    look()
    press(page.get_by_role("link", name="Toepassing per gemeente", exact=True))
    look()

    with no_hands_free():
        ask(plain)
        plain.reload()
        expect(plain.get_by_text("De taak wacht op haar beurt").first).to_be_visible()
        press(plain.get_by_role("button", name="Stop deze taak"))
    expect(plain.get_by_text("U hebt deze taak gestopt")).to_be_visible()
    stopped = Report.objects.filter(requested_by=person).latest("id")
    page.goto(stopped.get_absolute_url())
    expect(page.get_by_text("Dit rapport is niet gemaakt")).to_be_visible()
    look()

    ask(plain)
    plain.get_by_text("is klaar.").wait_for(timeout=WORKER_PATIENCE)
    press(plain.get_by_role("link", name="Bekijk de uitkomst"))
    made = Report.objects.filter(requested_by=person).made().latest("id")
    page.goto(made.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(made.read().title)
    look()
    for name, start in (("PDF", b"%PDF"), ("ODS", b"PK")):
        with plain.expect_download() as download:
            plain.get_by_role("link", name=f"Download {name}").click()
        assert download.value.path().read_bytes().startswith(start)
