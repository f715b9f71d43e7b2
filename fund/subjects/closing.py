"""How our keys become titles and addresses: closing a year and its report."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import YearClose
from ..rules.access import may_administer


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("fund.close", _close)


def _close(number: int) -> Subject | None:
    close = YearClose.objects.filter(pk=number).first()
    if close is None:
        return None
    return Subject(
        key=close.subject_key,
        title=close.subject_label,
        url=reverse("fund_close", args=[close.year_id]),
        is_visible_to=_reads,
    )


def _reads(reader: Any) -> bool:
    return bool(may_administer(reader))
