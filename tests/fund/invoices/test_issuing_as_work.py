"""Making the invoices of a run as long work, from who misses what to what was made."""

import datetime
import itertools

import pytest
from django.db import transaction
from django.urls import reverse

from accounts.enums import Role
from fund.domain.invoices.running import issue_run
from fund.models import ContributionRun, Debtor, Entry, Invoice, InvoiceSeries, Issuer
from fund.queries.invoices.runs import CHECK, ISSUE
from journal.domain.jobs import cancel, start_job
from journal.domain.work import run_job
from journal.enums import JobState
from journal.models import Job
from tests.factories.accounts import AT, person_with
from tests.factories.fund import (
    YEAR,
    FiscalYearFactory,
    ProgrammeFactory,
    approved_run,
    fund_administrator,
)
from tests.factories.municipalities import MunicipalityFactory

from .scene import scene

ROW = 'scope="row"'
seconds = itertools.count(1)


@pytest.fixture
def by(db):
    return fund_administrator()


@pytest.fixture
def asker(racing_db):
    """Who asks for work that is done beside this test."""
    return fund_administrator()


@pytest.fixture
def browser(client, by):
    client.force_login(by)
    return client


def text_of(response):
    assert response.status_code == 200, response.content[:400]
    return response.content.decode()


def nothing_was_made():
    return not any(model.objects.exists() for model in (Invoice, InvoiceSeries, Entry))


def page_of(run):
    return reverse("fund_invoice_run", args=[run.pk])


def asked(handler, run, by):
    """The work, asked for and done."""
    job = start_job(handler, title="Proef", by=by, now=AT, run_id=run.pk)
    return done(job)


def later():
    """A moment in the open year, each after the one before."""
    return AT + datetime.timedelta(seconds=next(seconds))


def done(job):
    """As the outbox has it done: in one transaction."""
    with transaction.atomic():
        run_job(job_id=job.pk, clock=later)
    job.refresh_from_db()
    return job.state, job.outcome


def test_who_misses_what_stands_first_and_blocks_the_run(browser):
    run = scene(10_000, 20_000, 30_000)
    first, second, _ = Debtor.objects.order_by("municipality__sort_key")
    Debtor.objects.filter(pk=first.pk).update(buyer_reference="")
    Debtor.objects.filter(pk=second.pk).update(oin="", street="")

    page = text_of(browser.get(page_of(run)))

    assert page.count(ROW) == 2
    for town in (first.municipality, second.municipality):
        assert reverse("fund_debtor", args=[town.slug]) in page
    assert ("adres, OIN" in page, "Maak en verstuur" in page) == (True, False)


def test_without_a_sender_nothing_can_be_made(browser):
    run = scene(10_000)
    Issuer.objects.all().delete()

    page = text_of(browser.get(page_of(run)))

    assert "Er is nog geen afzender" in page
    assert "Maak en verstuur" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_however_many_miss_something(
    browser, django_assert_num_queries, rows
):
    run = scene(*[10_000] * rows)
    Debtor.objects.update(oin="")

    with django_assert_num_queries(8):
        page = text_of(browser.get(page_of(run)))

    assert page.count(ROW) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_runs_takes_the_same_queries_whatever_its_length(
    browser, django_assert_num_queries, rows
):
    for year in range(YEAR, YEAR + rows):
        programme, town = ProgrammeFactory(), MunicipalityFactory()
        approved_run(FiscalYearFactory(year=year), programme, {town: 100})

    with django_assert_num_queries(5):
        page = text_of(browser.get(reverse("fund_invoice_runs")))

    assert page.count(ROW) == rows


def test_the_dry_check_judges_all_and_makes_nothing(asker):
    run = scene(10_000, 20_000)

    state, outcome = asked(CHECK, run, asker)

    assert state == JobState.DONE
    assert outcome == (
        "2 facturen nagekeken, samen €\u00a037.050,00. Alles klopt. Er is nog niets "
        "gemaakt of verstuurd."
    )
    assert nothing_was_made()


@pytest.mark.parametrize("handler", [CHECK, ISSUE])
def test_all_that_is_wrong_is_told_at_once_and_nothing_is_made(asker, handler):
    run = scene(10_000, 20_000, 30_000)
    first, second, _ = Debtor.objects.order_by("municipality__sort_key")
    Debtor.objects.filter(pk__in=[first.pk, second.pk]).update(oin="123")

    state, outcome = asked(handler, run, asker)

    assert state == JobState.FAILED
    assert all(one.name in outcome for one in (first, second))
    assert outcome.endswith("Er is niets gefactureerd.")
    assert nothing_was_made()


def test_the_work_makes_all_invoices_once_and_says_so_the_second_time(asker):
    run = scene(10_000, 20_000)

    first, again = asked(ISSUE, run, asker), asked(ISSUE, run, asker)

    assert first == (
        JobState.DONE,
        "Gemaakt en op weg: 2 facturen, samen €\u00a037.050,00.",
    )
    assert again == (
        JobState.DONE,
        "Deze bijdragen waren al gefactureerd. Er is niets veranderd.",
    )
    assert list(Invoice.objects.order_by("id").values_list("number", flat=True)) == [
        f"F{YEAR}-00001",
        f"F{YEAR}-00002",
    ]


def test_who_is_no_administrator_any_more_makes_nothing(asker):
    run = scene(10_000)
    job = start_job(ISSUE, title="Proef", by=asker, now=AT, run_id=run.pk)
    asker.role_assignments.all().delete()

    state, _ = done(job)

    assert state == JobState.FAILED
    assert nothing_was_made()


def test_work_that_is_stopped_leaves_nothing_behind(asker):
    run = scene(10_000)
    job = start_job(ISSUE, title="Proef", by=asker, now=AT, run_id=run.pk)
    cancel(job_id=job.pk, by=asker, now=AT)

    state, _ = done(job)

    assert state == JobState.CANCELLED
    assert nothing_was_made()


def test_pressing_twice_asks_for_the_work_once(browser, client):
    run = scene(10_000)
    address = reverse("fund_issue_invoice_run", args=[run.pk])

    first, again = browser.post(address), browser.post(address)
    busy = text_of(browser.get(page_of(run)))
    client.force_login(person_with(Role.FUND_ADMINISTRATOR))
    of_another = client.post(address)

    job = Job.objects.get()
    assert (first.url, again.url) == (reverse("job", args=[job.pk]),) * 2
    assert of_another.url == page_of(run)
    assert "Er wordt aan gewerkt" in busy


def test_afterwards_the_page_tells_what_was_made_and_how_much_arrived(browser, by):
    run = scene(10_000, 20_000)
    invoices = issue_run(run=run, by=by, now=AT)
    arrived = invoices[0].deliveries.get()
    arrived.state, arrived.sent_at = "verzonden", AT
    arrived.save()

    page = text_of(browser.get(page_of(run)))

    for told in ("<dd>2 <small>", "37.050,00 met btw", "1 van 2", "Bekijk de facturen"):
        assert told in page


def test_a_run_that_nobody_approved_is_not_there(browser):
    run = scene(10_000)
    draft = ContributionRun.objects.create(
        year=run.year,
        kind="correctie",
        corrects=run,
        reason="Nog niet",
        snapshot=run.snapshot,
        prepared_by=run.prepared_by,
        prepared_by_label="Proef",
        prepared_at=AT,
    )

    assert browser.get(page_of(draft)).status_code == 404
    assert (
        browser.post(reverse("fund_issue_invoice_run", args=[draft.pk])).status_code
        == 404
    )
    assert Job.objects.count() == 0
