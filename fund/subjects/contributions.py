"""How our keys become titles and addresses: rates and contribution runs."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from samenorganiseren.shared import subjects
from samenorganiseren.shared.subjects import Subject

from ..models import ContributionRate, ContributionRun
from ..rules.access import may_administer


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    subjects.register("fund.run", _run)
    subjects.register("fund.rate", _rate)


def _run(number: int) -> Subject | None:
    run = ContributionRun.objects.filter(pk=number).first()
    return _of(run, run.get_absolute_url()) if run else None


def _rate(number: int) -> Subject | None:
    rate = ContributionRate.objects.select_related("programme").filter(pk=number)
    found = rate.first()
    if found is None:
        return None
    return _of(found, reverse("fund_contribution_year", args=[found.year_id]))


def _of(thing: Any, url: str) -> Subject:
    return Subject(
        key=thing.subject_key,
        title=thing.subject_label,
        url=url,
        is_visible_to=_reads,
    )


def _reads(reader: Any) -> bool:
    return bool(may_administer(reader))
