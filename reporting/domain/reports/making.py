"""Making a report that somebody asked for. Runs in the one transaction of its job:
killed or cancelled, nothing of it is there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from catalogue.rules.visibility import visible_rings
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...models import Report
from ...queries.reports.finding import content_of
from ...rules.access import may_ask
from ...rules.asked import Asked, Progress
from ...rules.content import Content, hash_of


class Gone(DomainError):
    """The report, or who asked for it, is there no more."""


@transaction.atomic
def make(*, report_id: int, now: datetime, progress: Progress) -> Report:
    """Find everything as the requester may know it now, and seal it."""
    asked = Report.objects.filter(pk=report_id).first()
    person = _requester(asked)
    if asked is None or person is None:
        raise Gone("Wie dit rapport vroeg, heeft hier geen account meer.")
    if asked.is_made:
        return asked
    require(may_ask(person, asked.about))
    question = Asked(span=asked.span, viewer=person, filters=asked.filters)
    content = content_of(asked.about, question, progress)
    report = Report.objects.select_for_update().filter(pk=report_id).first()
    if report is None:
        raise Gone("Dit rapport is weggehaald voordat het klaar was.")
    report.rings = sorted(ring.value for ring in visible_rings(person))
    seal(report=report, content=content, now=now)
    report.save()
    record("reporting.report_made", subject=report, by=person, at=now)
    return report


def seal(*, report: Report, content: Content, now: datetime) -> None:
    """Give it its content, once; the hash tells whether two reports are the same."""
    told = content.as_json()
    report.content, report.content_hash, report.made_at = told, hash_of(told), now


def _requester(report: Report | None) -> User | None:
    if report is None or report.requested_by_id is None:
        return None
    return User.objects.active().filter(pk=report.requested_by_id).first()
