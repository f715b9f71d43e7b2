"""Somebody who asks for reports, and the work that makes them."""

import datetime

from django.utils import timezone

from accounts.enums import Role
from journal.domain.jobs import finish
from journal.domain.work import run_job
from reporting.domain.reports.asking import ask
from reporting.domain.reports.making import make
from reporting.models import Report
from reporting.rules.kinds import BY_SLUG
from reporting.rules.periods import day_span
from samenorganiseren.shared.jobs import Outcome
from tests.factories.accounts import AT, person_with

NOW = AT + datetime.timedelta(days=200)
DAY = datetime.date(2026, 6, 30)
STANDARDS, TOWNS, OBLIGATIONS, LEAD_TIMES, BODIES, FUND, FLYWHEEL = BY_SLUG


def asked(person, slug=STANDARDS, *, span=None, now=NOW, **filters):
    """A report that waits for a worker."""
    return ask(
        kind=BY_SLUG[slug],
        span=span or day_span(DAY),
        by=person,
        now=now,
        filters=filters,
    )


def worked(report, now=NOW):
    """What the worker does; needs a database of its own, as the progress is told apart."""
    run_job(job_id=report.job_id, clock=lambda: now)
    return Report.objects.get(pk=report.pk)


def made(person, slug=STANDARDS, *, now=NOW, **asked_for):
    """The same, made here and at once."""
    report = asked(person, slug, now=now, **asked_for)
    make(report_id=report.pk, now=now, progress=lambda done, total: None)
    finish(job=report.job, outcome=Outcome("Klaar."), now=now)
    return Report.objects.get(pk=report.pk)


def fresh(person, slug=STANDARDS, **asked_for):
    """A report that is made today, so that its page is there."""
    return made(person, slug, now=timezone.now(), **asked_for)


def manager():
    return person_with(Role.INFORMATION_MANAGER)


def editor():
    return person_with(Role.CATALOGUE_EDITOR)


def table(report, number=0):
    """The cells of one section."""
    return report.content["sections"][number]["rows"]
