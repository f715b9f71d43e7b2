"""What a published decision does in the catalogue.

How binding a standard is follows at once, by the resolution. A new version, or the
end of a standard, asks for facts that a decision does not hold (dates, addresses,
what replaces it): that is left as a task for the editors of the catalogue.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from accounts.models import UpkeepTask
from catalogue.domain.deadlines import standard_changed
from catalogue.enums import Authority, ChangeOrigin
from catalogue.models import BindingnessChange, Standard
from samenorganiseren.shared.actors import Actor
from samenorganiseren.shared.days import day_of

from ...enums import DossierKind, ResolutionKind
from ...models import Advice, Decision, Resolution

DAYS_TO_DO = 14
TASKS = {
    DossierKind.NEW_STANDARD: "Zet versie en datums van {name} in de catalogus",
    DossierKind.NEW_VERSION: "Zet de nieuwe versie van {name} in de catalogus",
    DossierKind.WITHDRAWAL: "Zet {name} in de catalogus op teruggetrokken",
}


def bind_standard(resolution: Resolution, *, by: Actor, now: datetime) -> None:
    """Let the standard be as binding as was decided, with its three dates."""
    decision = resolution.decision
    standard = decision.dossier.standard
    if standard is not None and _changes_level(decision, resolution):
        _bind(resolution, standard, by=by, now=now)
    _leave_task(resolution, now)


def _changes_level(decision: Decision, resolution: Resolution) -> bool:
    """A level, or the end of one; an initiative or a request to the fund has none."""
    if resolution.rectifies is not None:
        return resolution.rectifies.decision.level > 0
    return decision.level > 0 or decision.dossier.kind == DossierKind.WITHDRAWAL


def _bind(
    resolution: Resolution, standard: Standard, *, by: Actor, now: datetime
) -> None:
    decision = resolution.decision
    standard = Standard.objects.select_for_update().get(pk=standard.pk)
    source = f"Besluit {resolution.number}"
    BindingnessChange.objects.create(
        standard=standard,
        authority=Authority.VNG,
        level=decision.level,
        decided_by=decision.body.name,
        **_advised(decision.advice),
        decided_on=decision.decided_on,
        decided_source=source,
        in_force_on=decision.in_force_on or decision.decided_on,
        in_force_source=source,
        source=source,
        origin=ChangeOrigin.DECISION,
        resolution_key=resolution.subject_key,
        recorded_by_key=by.actor_key,
        recorded_by_label=by.actor_label,
        recorded_at=now,
    )
    standard.refresh_from_db()
    standard.changed_at = now
    standard.save(update_fields=["changed_at"])
    standard_changed(standard)


def _advised(advice: Advice | None) -> dict[str, Any]:
    """When it was advised, with the source, where it was."""
    if advice is None or advice.established_at is None:
        return {}
    return {
        "advised_on": day_of(advice.established_at),
        "advised_source": f"Advies {advice.number}",
    }


def _leave_task(resolution: Resolution, now: datetime) -> None:
    dossier = resolution.decision.dossier
    words = TASKS.get(DossierKind(dossier.kind))
    if words is None or resolution.kind != ResolutionKind.DECISION:
        return
    name = dossier.standard.display_name if dossier.standard else dossier.title
    UpkeepTask.objects.create(
        title=f"{words.format(name=name)} (besluit {resolution.number})"[:150],
        due_on=day_of(now) + timedelta(days=DAYS_TO_DO),
        repeats_yearly=False,
    )
