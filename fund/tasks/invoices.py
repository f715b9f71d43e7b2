"""What may happen later: invoices are checked and made as long work."""

from __future__ import annotations

from django.urls import reverse

from samenorganiseren.shared.jobs import Outcome, Steps, job
from samenorganiseren.shared.wording import number

from ..domain.invoices import running
from ..models import ContributionRun
from ..queries.invoices.runs import CHECK, ISSUE, Made, invoices_of, made_of
from ..queries.payments.jobs import administrator_behind
from ..rules.money import to_the_cent
from . import invoices_sending

__all__ = ["check_run", "invoices_sending", "issue_run"]


@job(CHECK)
def check_run(steps: Steps, *, run_id: int) -> Outcome:
    """Judge all, keep nothing."""
    run = ContributionRun.objects.select_related("year").get(pk=run_id)
    drafts = running.check_run(
        run=run,
        by=administrator_behind(steps.by.actor_key),
        now=steps.now,
        report=steps.report,
    )
    total = sum(draft.total_cents for draft in drafts)
    return Outcome(
        f"{_counted(len(drafts), 'factuur', 'facturen')} nagekeken, samen "
        f"{to_the_cent(total)}. Alles klopt. Er is nog niets gemaakt of verstuurd.",
        url=_page(run),
    )


@job(ISSUE)
def issue_run(steps: Steps, *, run_id: int) -> Outcome:
    """Judge all, then number, keep, book and send all; or nothing."""
    run = ContributionRun.objects.select_related("year").get(pk=run_id)
    running.issue_run(
        run=run,
        by=administrator_behind(steps.by.actor_key),
        now=steps.now,
        report=steps.report,
    )
    is_new = invoices_of(run).filter(issued_at=steps.now).exists()
    return Outcome(told(made_of(run), is_new=is_new), url=_page(run))


def told(made: Made, *, is_new: bool) -> str:
    """Twice is no harm, and is said."""
    if not is_new:
        return "Deze bijdragen waren al gefactureerd. Er is niets veranderd."
    parts = []
    if made.invoices:
        counted = _counted(made.invoices, "factuur", "facturen")
        parts.append(f"{counted}, samen {to_the_cent(made.invoiced_cents)}")
    if made.notes:
        counted = _counted(made.notes, "creditnota", "creditnota’s")
        parts.append(f"{counted}, samen {to_the_cent(made.credited_cents)}")
    return f"Gemaakt en op weg: {'; '.join(parts)}."


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def _page(run: ContributionRun) -> str:
    return reverse("fund_invoice_run", args=[run.pk])
