"""Computing what every municipality owes: a dry run, until a second person approves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from municipalities.models import Municipality
from samenorganiseren.shared.verdicts import require

from ...enums import RateMode, RunKind, RunState
from ...models import Contribution, ContributionRate, ContributionRun, SnapshotRow
from ...rules.access import may_administer
from ...rules.contributions import Part, Price, amounts, parts
from .runs import RunRefused, clear, lock, require_open
from .succeeding import Successors


@transaction.atomic
def compute(*, run: ContributionRun, by: User, now: datetime) -> ContributionRun:
    """Compute it anew from the frozen figures and the rates. Nothing is owed yet."""
    run = lock(run)
    require(may_administer(by))
    require_open(run)
    if run.kind == RunKind.CORRECTION:
        raise RunRefused("Een correctie wordt niet opnieuw verdeeld.")
    rates = list(
        ContributionRate.objects.filter(year=run.year).order_by("programme_id")
    )
    if not rates:
        raise RunRefused(
            f"Er is nog geen tarief voor {run.year}. Leg eerst een tarief vast."
        )
    clear(run)
    keep(run, computed(run, rates))
    run.prepared_by, run.prepared_by_label = by, by.actor_label[:200]
    run.computed_at, run.state = now, RunState.COMPUTED
    run.save()
    record(
        "fund.run_computed",
        subject=run,
        by=by,
        at=now,
        details={"cent": run.total_cents, "sha256": run.sha256},
    )
    return run


def price_of(rate: ContributionRate) -> Price:
    """What the rate says, for the sums."""
    return Price(RateMode(rate.mode), rate.rate_micros or 0, rate.total_cents or 0)


def computed(
    run: ContributionRun, rates: Sequence[ContributionRate]
) -> list[Contribution]:
    """Every contribution of the run, not stored yet."""
    rows = list(SnapshotRow.objects.filter(snapshot=run.snapshot))
    municipalities = Municipality.objects.in_bulk([row.municipality_id for row in rows])
    inhabitants = {
        municipalities[row.municipality_id].code: row.inhabitants for row in rows
    }
    successors = Successors(run.year_id)
    made: list[Contribution] = []
    for rate in rates:
        owed = amounts(price_of(rate), inhabitants)
        for number, municipality in municipalities.items():
            code = municipality.code
            stretches = successors.stretches(municipality)
            made += [
                line_of(run, rate, part, inhabitants[code])
                for part in parts(number, owed[code], stretches)
                # Nobody is asked for nothing.
                if part.amount_cents
            ]
    return made


def line_of(
    run: ContributionRun, rate: ContributionRate, part: Part, inhabitants: int
) -> Contribution:
    """A part as a contribution of this run."""
    return Contribution(
        run=run,
        rate=rate,
        municipality_id=part.municipality,
        basis_id=part.basis,
        inhabitants=inhabitants,
        from_on=part.from_on,
        to_on=part.to_on,
        amount_cents=part.amount_cents,
    )


def keep(run: ContributionRun, lines: list[Contribution]) -> None:
    """Store the lines with their count, their total and their fingerprint."""
    Contribution.objects.bulk_create(lines)
    run.contribution_count = len(lines)
    run.total_cents = sum(line.amount_cents for line in lines)
    run.sha256 = fingerprint(run, lines)


def fingerprint(run: ContributionRun, lines: Iterable[Contribution]) -> str:
    """Of the figures, the rates and every amount: what is looked at is what is approved."""
    content = [
        run.year_id,
        str(run.kind),
        run.snapshot.sha256,
        sorted(
            [
                line.rate_id,
                line.municipality_id,
                line.basis_id,
                line.inhabitants,
                line.from_on.isoformat(),
                line.to_on.isoformat(),
                line.amount_cents,
            ]
            for line in lines
        ),
    ]
    text = json.dumps(content, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
