"""What the journal and the inbox may point at, and what is kept about a person."""

from __future__ import annotations

from accounts.models import User
from samenorganiseren.shared import personal_data, subjects
from samenorganiseren.shared.subjects import Subject

from .models import Report
from .queries.own import own_reports
from .rules.access import may_read


def register_all() -> None:
    subjects.register("reporting.report", _report)
    personal_data.register("Rapporten", own_reports)


def _report(number: int) -> Subject | None:
    report = Report.objects.filter(pk=number).first()
    if report is None:
        return None
    return Subject(
        key=report.subject_key,
        title=report.title,
        url=report.get_absolute_url(),
        is_visible_to=lambda reader: (
            isinstance(reader, User) and bool(may_read(reader, report))
        ),
    )
