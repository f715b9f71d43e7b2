"""From rate per inhabitant to accounted euro."""

from .awards import (
    AccountabilityReport,
    AllocationRequest,
    Award,
    AwardShare,
    Disbursement,
    Evidence,
    PaymentBatch,
    SpentLine,
    Tranche,
)
from .closing import (
    CarryOver,
    FundDocument,
    OtherIncome,
    YearClose,
)
from .contributions import (
    Contribution,
    ContributionRate,
    ContributionRun,
    PopulationSnapshot,
    SnapshotRow,
)
from .fiscal import (
    BudgetLine,
    FiscalYear,
    FundDecision,
    FundDecisionQuerySet,
    Programme,
)
from .invoices import (
    Debtor,
    DebtorIban,
    Invoice,
    InvoiceDelivery,
    InvoiceDocument,
    InvoiceLine,
    InvoiceSeries,
    Issuer,
    Reminder,
)
from .ledger import (
    Account,
    DailySeal,
    Entry,
    Line,
)
from .payments import (
    BankAccount,
    BankStatement,
    BankTransaction,
    PaymentMatch,
)

__all__ = [
    "Account",
    "AccountabilityReport",
    "AllocationRequest",
    "Award",
    "AwardShare",
    "BankAccount",
    "BankStatement",
    "BankTransaction",
    "BudgetLine",
    "CarryOver",
    "Contribution",
    "ContributionRate",
    "ContributionRun",
    "DailySeal",
    "Debtor",
    "DebtorIban",
    "Disbursement",
    "Entry",
    "Evidence",
    "FiscalYear",
    "FundDecision",
    "FundDecisionQuerySet",
    "FundDocument",
    "Invoice",
    "InvoiceDelivery",
    "InvoiceDocument",
    "InvoiceLine",
    "InvoiceSeries",
    "Issuer",
    "Line",
    "OtherIncome",
    "PaymentBatch",
    "PaymentMatch",
    "PopulationSnapshot",
    "Programme",
    "Reminder",
    "SnapshotRow",
    "SpentLine",
    "Tranche",
    "YearClose",
]
