"""The reports of the demo: one that is made, and one that a worker makes at the start.

What they count is made up; each report says so itself.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts.domain.demo_people import NotInDemo
from accounts.models import User
from journal.domain.jobs import finish, message_key
from journal.models import Job, Message
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.jobs import Outcome

from ...models import Report
from ...rules.kinds import BY_SLUG
from ...rules.periods import day_span, last_month
from ..reports.asking import ask
from ..reports.making import make

READERS = ("informatiemanager@gouda.example", "beheer@vng.example")
MADE, ASKED = "toepassing-per-standaard", "toepassing-per-gemeente"


@transaction.atomic
def load_demo_reports(*, now: datetime) -> int:
    """How many reports were asked; 0 where that was done before."""
    if not settings.DEMO:
        raise NotInDemo("Demogegevens bestaan alleen in demo. Zet DEMO=1.")
    people = list(User.objects.filter(email__in=READERS).order_by("pk"))
    if Report.objects.filter(requested_by__in=people).exists():
        return 0
    for person in people:
        _made(person, now)
        ask(kind=BY_SLUG[ASKED], span=last_month(day_of(now)), by=person, now=now)
    return 2 * len(people)


def _made(person: User, now: datetime) -> None:
    """Done here and at once; no worker has to come for it any more."""
    span = day_span(day_of(now))
    report = ask(kind=BY_SLUG[MADE], span=span, by=person, now=now)
    make(report_id=report.pk, now=now, progress=_unseen)
    job = Job.objects.get(pk=report.job_id)
    told = f"Het rapport {report.title} is klaar."
    finish(job=job, outcome=Outcome(told, url=report.get_absolute_url()), now=now)
    asked = Message.objects.filter(deduplication_key=message_key(job))
    asked.update(delivered_at=now)


def _unseen(done: int, total: int) -> None:
    """Nobody watches this work."""
