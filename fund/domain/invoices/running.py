"""Invoicing a whole approved run, in one transaction: a killed worker leaves no half run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.verdicts import require

from ...enums import RunState
from ...models import Contribution, ContributionRun, Debtor, Invoice
from ...queries.invoices.blocking import blocking
from ...rules.access import may_administer
from ..contributions.runs import lock
from ..ledger import Booking, post_all
from .crediting import credit_contribution
from .drafts import invoices_for
from .issuing import NotIssued, issue, the_issuer

Report = Callable[[int, int], None]
MOST_NAMED = 5


@transaction.atomic
def issue_run(
    *, run: ContributionRun, by: User, now: datetime, report: Report | None = None
) -> list[Invoice]:
    """Invoice all contributions of an approved run. A second time does nothing.

    Raises NotIssued with what is missing; then no number was given.
    """
    run = lock(run)
    require(may_administer(by))
    if run.state == RunState.INVOICED:
        return list(run.invoices.order_by("id"))
    if run.state != RunState.APPROVED:
        raise NotIssued("Deze bijdragen zijn nog niet goedgekeurd.")
    issuer = the_issuer()
    asked = _asked(run)
    invoices, bookings = [], list[Booking]()
    for number, (debtor, contributions) in enumerate(asked, start=1):
        for draft in invoices_for(contributions, issuer, debtor, day_of(now)):
            made = issue(draft, year=run.year, run=run, by=by, now=now, later=bookings)
            invoices.append(made)
        if report:
            report(number, len(asked))
    post_all(bookings, by=by, now=now)
    _credit_what_is_less(run, by, now)
    run.state = RunState.INVOICED
    run.save(update_fields=["state"])
    record("fund.run_invoiced", subject=run, by=by, at=now)
    return invoices


def _asked(run: ContributionRun) -> list[tuple[Debtor, list[Contribution]]]:
    """The contributions of each municipality, by name."""
    found = run.contributions.select_related(
        "rate__programme", "municipality__debtor"
    ).order_by("municipality__sort_key", "municipality", "rate", "id")
    missing = blocking(found.values_list("municipality", flat=True))
    if missing:
        named = ", ".join(str(one) for one in missing[:MOST_NAMED])
        more = (
            f" en nog {len(missing) - MOST_NAMED}" if len(missing) > MOST_NAMED else ""
        )
        raise NotIssued(
            f"Van {len(missing)} gemeenten missen factuurgegevens: {named}{more}. Vul ze "
            "eerst aan. Er is niets gefactureerd."
        )
    return [
        (municipality.debtor, list(part))
        for municipality, part in groupby(found, key=lambda one: one.municipality)
    ]


def _credit_what_is_less(run: ContributionRun, by: User, now: datetime) -> None:
    """What a correction makes less, is credited on what was invoiced before."""
    less = run.contributions.filter(amount_cents__lt=0)
    for one in less.select_related("rate__programme", "municipality").order_by("id"):
        credit_contribution(one, by=by, now=now)
