"""Invoicing a whole approved run, in one transaction: a killed worker leaves no half run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import RunState
from ...models import Contribution, ContributionRun, Debtor, Invoice
from ...queries.invoices.missing import Missing, missing_for
from ...rules.access import may_administer
from ..contributions.runs import lock
from .crediting import credit_contribution
from .drafts import Draft, invoices_for
from .issuing import Issued, NotIssued, issue_judged, problem_of, send_off, the_issuer
from .shared_pots import SharedPots

Report = Callable[[int, int], None]
MOST_NAMED = 5


def silent(done: int, total: int) -> None:
    """Nobody watches."""


@transaction.atomic
def issue_run(
    *, run: ContributionRun, by: User, now: datetime, report: Report = silent
) -> list[Invoice]:
    """Invoice all contributions of an approved run. A second time does nothing.

    First all are judged, then all are numbered and kept; each is half of the work.
    Raises NotIssued with what is missing or wrong; then no number was given.
    """
    run = lock(run)
    require(may_administer(by))
    if run.state == RunState.INVOICED:
        return list(run.invoices.order_by("id"))
    _require_approved(run)
    drafts = drafts_of(run, day_of(now))
    _check(drafts, lambda done: report(done, 2 * len(drafts)))
    made, shared = list[Issued](), SharedPots()
    for number, draft in enumerate(drafts, start=len(drafts) + 1):
        made.append(
            issue_judged(draft, year=run.year, run=run, by=by, now=now, shared=shared)
        )
        report(number, 2 * len(drafts))
    send_off(made, by=by, now=now)
    _credit_what_is_less(run, by, now)
    run.state = RunState.INVOICED
    run.save(update_fields=["state"])
    record("fund.run_invoiced", subject=run, by=by, at=now)
    return [one.invoice for one in made]


def check_run(
    *, run: ContributionRun, by: User, now: datetime, report: Report = silent
) -> list[Draft]:
    """Judge all invoices of a run as they would be made; nothing is kept or numbered.

    Raises NotIssued as issuing would.
    """
    require(may_administer(by))
    _require_approved(run)
    drafts = drafts_of(run, day_of(now))
    _check(drafts, lambda done: report(done, len(drafts)))
    return drafts


def _require_approved(run: ContributionRun) -> None:
    if run.state == RunState.INVOICED:
        raise NotIssued("Deze bijdragen zijn al gefactureerd.")
    if run.state != RunState.APPROVED:
        raise NotIssued("Deze bijdragen zijn nog niet goedgekeurd.")


def drafts_of(run: ContributionRun, day: date) -> list[Draft]:
    """Every invoice of a run, by municipality; raises NotIssued where details miss."""
    issuer = the_issuer()
    return [
        draft
        for debtor, contributions in _asked(run)
        for draft in invoices_for(contributions, issuer, debtor, day)
    ]


def _check(drafts: list[Draft], report: Callable[[int], None]) -> None:
    problems = []
    for number, draft in enumerate(drafts, start=1):
        if problem := problem_of(draft):
            problems.append(problem)
        report(number)
    if problems:
        more = len(problems) - MOST_NAMED
        rest = [f"En nog {more} met een fout."] if more > 0 else []
        raise NotIssued(
            " ".join([*problems[:MOST_NAMED], *rest, "Er is niets gefactureerd."])
        )


def _asked(run: ContributionRun) -> list[tuple[Debtor, list[Contribution]]]:
    """The contributions of each municipality, by name."""
    found = run.contributions.select_related(
        "rate__programme", "municipality__debtor"
    ).order_by("municipality__sort_key", "municipality", "rate", "id")
    if missing := missing_for(found.values_list("municipality", flat=True)):
        raise NotIssued(_told(missing))
    return [
        (municipality.debtor, list(part))
        for municipality, part in groupby(found, key=lambda one: one.municipality)
    ]


def _told(missing: list[Missing]) -> str:
    named = ", ".join(
        f"{one.municipality} ({', '.join(one.words)})" for one in missing[:MOST_NAMED]
    )
    more = f" en nog {len(missing) - MOST_NAMED}" if len(missing) > MOST_NAMED else ""
    return (
        f"Eerst aanvullen: {named}{more}. Zonder deze gegevens kan er geen factuur naar "
        "de gemeente. Er is niets gefactureerd."
    )


def _credit_what_is_less(run: ContributionRun, by: User, now: datetime) -> None:
    """What a correction makes less, is credited on what was invoiced before."""
    less = run.contributions.filter(amount_cents__lt=0)
    for one in less.select_related("rate__programme", "municipality").order_by("id"):
        credit_contribution(one, by=by, now=now)
