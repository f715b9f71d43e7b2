"""What waits for the administrators: how many of each, in one question each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ...enums import (
    AccountKind,
    AwardState,
    DeliveryState,
    ReportVerdict,
    RunState,
    TrancheState,
)
from ...models import (
    Account,
    AccountabilityReport,
    Award,
    ContributionRun,
    FundDecision,
    Invoice,
    InvoiceDelivery,
    PaymentBatch,
    Tranche,
)

MONEY = (AccountKind.MONEY_IN, AccountKind.MONEY_OUT)


@dataclass(frozen=True)
class Waiting:
    """So many of something, and the name of the address where it is done."""

    one: str
    many: str
    count: int
    url_name: str
    url_args: tuple[int, ...] = ()

    @property
    def what(self) -> str:
        return self.one if self.count == 1 else self.many


def waiting(year: int, today: date) -> list[Waiting]:
    """Everything of which there is at least one."""
    found = [
        Waiting(
            "besluit dat een tweede persoon bevestigt",
            "besluiten die een tweede persoon bevestigt",
            FundDecision.objects.filter(confirmed_at=None).count(),
            "fund_decisions",
        ),
        Waiting(
            "bijdragerun die een tweede persoon goedkeurt",
            "bijdrageruns die een tweede persoon goedkeurt",
            ContributionRun.objects.filter(state=RunState.COMPUTED).count(),
            "fund_contribution_year",
            (year,),
        ),
        Waiting(
            "factuur die niet verzonden kon worden",
            "facturen die niet verzonden konden worden",
            InvoiceDelivery.objects.filter(state=DeliveryState.FAILED).count(),
            "fund_invoices",
        ),
        Waiting(
            "factuur die over de datum open staat",
            "facturen die over de datum open staan",
            _overdue(today).count(),
            "fund_invoices",
        ),
        Waiting(
            "bankregel die geplaatst moet worden",
            "bankregels die geplaatst moeten worden",
            Account.objects.filter(kind__in=MONEY, balance_cents__gt=0).count(),
            "fund_bank_worklist",
        ),
        Waiting(
            "toekenning die een tweede persoon goedkeurt",
            "toekenningen die een tweede persoon goedkeurt",
            Award.objects.filter(state=AwardState.PREPARED).count(),
            "fund_awards",
        ),
        Waiting(
            "tranche waarvan de datum er is",
            "tranches waarvan de datum er is",
            Tranche.objects.filter(
                state=TrancheState.PLANNED,
                proposed_at=None,
                planned_on__lte=today,
                award__state=AwardState.APPROVED,
            ).count(),
            "fund_tranches",
        ),
        Waiting(
            "tranche die een tweede persoon goedkeurt",
            "tranches die een tweede persoon goedkeurt",
            Tranche.objects.filter(
                state=TrancheState.PLANNED, proposed_at__isnull=False
            ).count(),
            "fund_tranches",
        ),
        Waiting(
            "betaalopdracht die een tweede persoon goedkeurt",
            "betaalopdrachten die een tweede persoon goedkeurt",
            PaymentBatch.objects.filter(approved_at=None).count(),
            "fund_batches",
        ),
        Waiting(
            "verantwoording die op een oordeel wacht",
            "verantwoordingen die op een oordeel wachten",
            AccountabilityReport.objects.filter(verdict=ReportVerdict.WAITING).count(),
            "fund_awards",
        ),
        Waiting(
            "toekenning waarvan de verantwoording te laat is",
            "toekenningen waarvan de verantwoording te laat is",
            _late(today).count(),
            "fund_awards",
        ),
    ]
    return [one for one in found if one.count]


def _overdue(today: date) -> QuerySet[Invoice]:
    owed = Account.objects.filter(
        invoice=OuterRef("pk"), kind=AccountKind.RECEIVABLE, balance_cents__gt=0
    )
    return Invoice.objects.filter(Exists(owed), due_on__lt=today)


def _late(today: date) -> QuerySet[Award]:
    """Approved, due, and no final report that was handed in."""
    final = AccountabilityReport.objects.filter(
        Q(award=OuterRef("pk")), ~Q(verdict=ReportVerdict.REFUSED), is_final=True
    )
    return Award.objects.filter(
        ~Exists(final), state=AwardState.APPROVED, accountable_by__lt=today
    )


def overdrawn(year: int) -> int:
    """Budget accounts below nothing: PostgreSQL never lets it come so far."""
    below = Account.objects.filter(
        floor_cents__isnull=False, balance_cents__lt=F("floor_cents")
    )
    return below.filter(Q(budget_line__year=year) | Q(budget_line=None)).count()
