"""Correcting what was approved: by lines of their own, never by splitting again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from municipalities.models import Municipality
from samenorganiseren.shared.verdicts import require

from ...enums import RunKind, RunState
from ...models import Contribution, ContributionRate, ContributionRun
from ...rules.access import may_administer
from ...rules.contributions import Stretch, parts
from .computing import keep
from .runs import APPROVED, RunRefused, lock, require_open, require_year_open
from .succeeding import Successors


@dataclass(frozen=True)
class Difference:
    """More (or, below nothing, less) for one municipality and one programme."""

    rate: ContributionRate
    municipality: Municipality
    amount_cents: int


@transaction.atomic
def correct(
    *,
    run: ContributionRun,
    differences: Sequence[Difference],
    reason: str,
    by: User,
    now: datetime,
) -> ContributionRun:
    """A run beside the approved one, with these lines and no others."""
    run = _correctable(run, reason, by)
    standing = _standing(run)
    lines = [_line(one, standing) for one in differences]
    if not lines or any(line.amount_cents == 0 for line in lines):
        raise RunRefused("Vul een bedrag in dat niet nul is.")
    return _made(run, lines, reason, by, now)


@transaction.atomic
def correct_merger(
    *, run: ContributionRun, municipality: Municipality, by: User, now: datetime
) -> ContributionRun:
    """A municipality went over into another after its year was approved: it pays to its
    last day, and its successor from then on. Together it stays the same, to the cent."""
    reason = f"Herindeling van {municipality}"
    run = _correctable(run, reason, by)
    _require_not_settled(run, reason)
    stretches = Successors(run.year_id).stretches(municipality)
    if len(stretches) == 1:
        raise RunRefused(
            f"{municipality} bestond heel {run.year}. Er valt niets te verdelen."
        )
    owed = run.contributions.filter(municipality=municipality, basis=municipality)
    lines = [line for old in owed for line in _divided(old, stretches)]
    if not lines:
        raise RunRefused(f"{municipality} heeft in {run.year} geen eigen bijdrage.")
    return _made(run, lines, reason, by, now)


@transaction.atomic
def withdraw(*, run: ContributionRun, by: User, now: datetime) -> None:
    """Throw away a correction that nobody approved."""
    run = lock(run)
    require(may_administer(by))
    require_open(run)
    if run.kind != RunKind.CORRECTION:
        raise RunRefused("De bijdragen van een jaar blijven staan. Bereken ze opnieuw.")
    record("fund.run_withdrawn", subject=run, by=by, at=now)
    run.contributions.all().delete()
    run.delete()


def _correctable(run: ContributionRun, reason: str, by: User) -> ContributionRun:
    run = lock(run)
    require(may_administer(by))
    if run.state not in APPROVED or run.kind != RunKind.REGULAR:
        raise RunRefused(
            "Alleen goedgekeurde bijdragen van een jaar worden gecorrigeerd. Bereken "
            "wat nog niet is goedgekeurd gewoon opnieuw."
        )
    require_year_open(run.year)
    if not reason.strip():
        raise RunRefused("Schrijf op waarom u corrigeert.")
    return run


def _require_not_settled(run: ContributionRun, reason: str) -> None:
    if run.corrections.filter(reason=reason).exists():
        raise RunRefused("Deze herindeling is al verdeeld, in een eerdere correctie.")


def _standing(run: ContributionRun) -> dict[tuple[int, int], Contribution]:
    lines = run.contributions.order_by("from_on", "id")
    return {(line.rate_id, line.municipality_id): line for line in lines}


def _line(
    one: Difference, standing: dict[tuple[int, int], Contribution]
) -> Contribution:
    old = standing.get((one.rate.pk, one.municipality.pk))
    if old is None:
        raise RunRefused(
            f"{one.municipality} heeft geen bijdrage voor {one.rate.programme}. Er valt "
            "niets te corrigeren."
        )
    return _like(old, one.municipality.pk, one.amount_cents)


def _like(old: Contribution, municipality: int, cents: int) -> Contribution:
    return Contribution(
        rate_id=old.rate_id,
        municipality_id=municipality,
        basis_id=old.basis_id,
        inhabitants=old.inhabitants,
        from_on=old.from_on,
        to_on=old.to_on,
        amount_cents=cents,
    )


def _divided(old: Contribution, stretches: Sequence[Stretch]) -> list[Contribution]:
    """What changes when one contribution is shared over the days of a year."""
    lines = []
    for part in parts(old.basis_id, old.amount_cents, stretches):
        is_own = part.municipality == old.municipality_id
        line = _like(old, part.municipality, part.amount_cents)
        line.amount_cents -= old.amount_cents if is_own else 0
        line.from_on, line.to_on = part.from_on, part.to_on
        lines.append(line)
    return [line for line in lines if line.amount_cents]


def _made(
    corrected: ContributionRun,
    lines: list[Contribution],
    reason: str,
    by: User,
    now: datetime,
) -> ContributionRun:
    run = ContributionRun.objects.create(
        year=corrected.year,
        kind=RunKind.CORRECTION,
        snapshot=corrected.snapshot,
        corrects=corrected,
        reason=reason.strip()[:300],
        prepared_by=by,
        prepared_by_label=by.actor_label[:200],
        prepared_at=now,
    )
    for line in lines:
        line.run = run
    keep(run, lines)
    run.state, run.computed_at = RunState.COMPUTED, now
    run.save()
    record(
        "fund.run_corrected",
        subject=run,
        by=by,
        at=now,
        details={"cent": run.total_cents, "regels": len(lines)},
    )
    return run
