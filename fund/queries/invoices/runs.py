"""Contribution runs that can be invoiced or were, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from journal.models import Job

from ...enums import DeliveryState, InvoiceKind, RunState
from ...models import ContributionRun, Invoice, InvoiceDelivery

ISSUE, CHECK = "fund.issue_run", "fund.check_run"


@dataclass(frozen=True)
class Made:
    """What a run became."""

    invoices: int
    notes: int
    invoiced_cents: int
    credited_cents: int


def runs_to_invoice() -> QuerySet[ContributionRun]:
    """Approved and invoiced ones; what waits comes first, then the newest."""
    states = (RunState.APPROVED, RunState.INVOICED)
    found = ContributionRun.objects.filter(state__in=states).select_related("year")
    # "gefactureerd" comes before "goedgekeurd".
    return found.order_by("-state", "-year_id", "-id")


def invoices_of(run: ContributionRun) -> QuerySet[Invoice]:
    """Its invoices, and the credit notes of a correction."""
    return Invoice.objects.filter(lines__contribution__run=run).distinct()


def made_of(run: ContributionRun) -> Made:
    """In numbers."""
    found = Invoice.objects.filter(pk__in=invoices_of(run).order_by().values("pk"))
    asked, taken = Q(kind=InvoiceKind.INVOICE), Q(kind=InvoiceKind.CREDIT)
    got = found.aggregate(
        invoices=Count("pk", filter=asked),
        notes=Count("pk", filter=taken),
        invoiced=Coalesce(Sum("total_cents", filter=asked), 0),
        credited=Coalesce(Sum("total_cents", filter=taken), 0),
    )
    return Made(got["invoices"], got["notes"], got["invoiced"], got["credited"])


def sent_of(run: ContributionRun) -> tuple[int, int]:
    """How many of its deliveries are done, and how many there are."""
    numbers = invoices_of(run).order_by().values("pk")
    found = InvoiceDelivery.objects.filter(invoice__in=numbers)
    done = found.filter(state=DeliveryState.SENT).count()
    return done, found.count()


def busy_with(run: ContributionRun) -> Job | None:
    """The long work on this run that is not finished, whoever asked for it."""
    found = Job.objects.unfinished().filter(
        handler__in=(ISSUE, CHECK), arguments={"run_id": run.pk}
    )
    return found.order_by("-id").first()
