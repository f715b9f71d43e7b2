"""Initiatives with what they produce and the need they answer, as the files tell."""

from __future__ import annotations

from datetime import datetime

from catalogue.domain.loading_extras import Result
from catalogue.domain.loading_standards import Described
from catalogue.enums import InitiativePhase, NeedState
from catalogue.models import Initiative, Need, Standard
from samenorganiseren.shared.names import sort_key


def add_described(told: Described, result: Result | None, now: datetime) -> Initiative:
    """A row of kind initiatief in the file of standards."""
    status = f"De bron noemt als status: {told.status}." if told.status else ""
    more = result.row.values["toelichting"] if result else ""
    initiative = Initiative.objects.create(
        slug=told.slug,
        name=told.name,
        abbreviation=told.abbreviation,
        sort_key=sort_key(told.name),
        summary=told.summary,
        description=more or status,
        domain=told.domain,
        # A status of a standard is not a phase, and phases are never guessed.
        phase=InitiativePhase.UNKNOWN,
        steward=told.steward,
        homepage=told.homepage,
        is_first_result=bool(result and result.is_first_result),
        source=told.source,
        to_confirm=result.to_confirm if result and more else told.to_confirm,
        published_at=now,
        changed_at=now,
    )
    if result:
        _connect(initiative, result, now)
    return initiative


def add_result(result: Result, now: datetime) -> Initiative:
    """A result that is not a row of the file of standards."""
    row = result.row
    initiative = Initiative.objects.create(
        slug=result.slug,
        name=row.values["naam"],
        sort_key=sort_key(row.values["naam"]),
        summary=row.values["omschrijving"],
        description=row.values["toelichting"],
        domain=result.domain,
        phase=InitiativePhase.UNKNOWN,
        goal=row.values["doel"],
        contact=row.values["contact"],
        homepage=row.address("homepage"),
        is_first_result=result.is_first_result,
        source=row.values["bron"],
        to_confirm=result.to_confirm,
        published_at=now,
        changed_at=now,
    )
    _connect(initiative, result, now)
    return initiative


def _connect(initiative: Initiative, result: Result, now: datetime) -> None:
    initiative.produces.set(Standard.objects.filter(slug__in=result.produces))
    row = result.row
    if not row.values["behoefte_slug"]:
        return
    Need.objects.get_or_create(
        slug=row.slug("behoefte_slug"),
        defaults={
            "title": row.needed("behoefte", longest=160),
            "description": row.needed("behoefte_toelichting"),
            "domain": initiative.domain,
            "state": NeedState.ANSWERED,
            "answered_by": initiative,
            "source": initiative.source,
            "created_by_label": "Samen Organiseren",
            "created_at": now,
            "changed_at": now,
        },
    )
