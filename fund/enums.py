"""Words of the fund. Values are the words of the addresses and the data."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class YearState(TextChoices):
    """Whether anything may still be booked in a year."""

    OPEN = "open", "open"
    CLOSED = "gesloten", "gesloten"


class FundDecisionKind(TextChoices):
    """What was decided about the fund."""

    FRAMEWORK = "kadernota", "kadernota"
    RATE = "tarief", "tarief per inwoner"
    BUDGET = "jaarplan", "jaarplan met budgetten"
    MANDATE = "mandaat", "mandaat voor een programma"
    CARRY_OVER = "overheveling", "overheveling naar een volgend jaar"
    REPORT = "jaarverslag", "vaststelling van het jaarverslag"


class ProgrammeKind(TextChoices):
    """For how long a programme is paid for."""

    STRUCTURAL = "structureel", "structureel"
    MULTI_YEAR = "meerjarig", "meerjarig"
    SHORT_CYCLE = "kortcyclisch", "kortcyclisch"


class VatCategory(TextChoices):
    """How value-added tax is levied: the codes of UNCL 5305 that NLCIUS knows."""

    STANDARD = "S", "btw, gewoon tarief"
    ZERO = "Z", "btw, nultarief"
    EXEMPT = "E", "vrijgesteld van btw"
    REVERSE = "AE", "btw verlegd"
    OUTSIDE = "O", "buiten de btw"


class Family(TextChoices):
    """The two families of accounts; an entry stays within one."""

    FINANCIAL = "financieel", "financieel"
    BUDGET = "begroting", "begroting"


class Direction(IntegerChoices):
    """On which side an account grows."""

    DEBIT = 1, "debet"
    CREDIT = -1, "credit"


class AccountKind(TextChoices):
    """What an account holds."""

    BANK = "bank", "bank"
    RECEIVABLE = "te-ontvangen", "te ontvangen op een factuur"
    INCOME = "bijdragen", "bijdragen van gemeenten"
    OTHER_INCOME = "overige-inkomsten", "overige inkomsten"
    VAT = "btw", "af te dragen btw"
    PAYABLE = "te-betalen", "te betalen aan een ontvanger"
    REFUNDABLE = "terug-te-betalen", "terug te betalen aan een gemeente"
    GRANTS = "toekenningen", "toekenningen"
    RESERVE = "reserve", "reserve"
    RESULT = "resultaat", "resultaat van het jaar"
    MONEY_IN = "bij-nog-te-plaatsen", "bijschrijving die nog geplaatst moet worden"
    MONEY_OUT = "af-nog-te-plaatsen", "afschrijving die nog geplaatst moet worden"
    CEILING = "plafond", "plafond van een budgetregel"
    AVAILABLE = "beschikbaar", "beschikbaar"
    RESERVED = "gereserveerd", "gereserveerd"
    COMMITTED = "toegekend", "toegekend"
    PAID = "betaald", "betaald"
    JUSTIFIED = "verantwoord", "verantwoord"


# The kinds that grow on the debit side; all others grow on the credit side.
DEBIT_KINDS = frozenset(
    {
        AccountKind.BANK,
        AccountKind.RECEIVABLE,
        AccountKind.GRANTS,
        AccountKind.MONEY_OUT,
        AccountKind.CEILING,
    }
)
BUDGET_KINDS = frozenset(
    {
        AccountKind.CEILING,
        AccountKind.AVAILABLE,
        AccountKind.RESERVED,
        AccountKind.COMMITTED,
        AccountKind.PAID,
        AccountKind.JUSTIFIED,
    }
)
# A pot of money that can be emptied and no further. The others may turn: a bank
# account can be overdrawn, and a year can end with a loss.
FLOORED_KINDS = BUDGET_KINDS | {
    AccountKind.RECEIVABLE,
    AccountKind.REFUNDABLE,
    AccountKind.PAYABLE,
    AccountKind.MONEY_IN,
    AccountKind.MONEY_OUT,
}


class RateMode(TextChoices):
    """How a contribution follows from the decision of the members."""

    RATE = "tarief", "een tarief per inwoner"
    TOTAL = "totaal", "een vast bedrag, verdeeld naar inwoners"


class RunKind(TextChoices):
    """What a contribution run is for."""

    REGULAR = "gewoon", "de bijdragen van het jaar"
    CORRECTION = "correctie", "een correctie"


class RunState(TextChoices):
    """How far a contribution run is."""

    DRAFT = "concept", "concept"
    COMPUTED = "berekend", "berekend"
    APPROVED = "goedgekeurd", "goedgekeurd"
    INVOICED = "gefactureerd", "gefactureerd"


class InvoiceKind(TextChoices):
    """An invoice, or what takes back a part of one."""

    INVOICE = "factuur", "factuur"
    CREDIT = "creditnota", "creditnota"


class DocumentKind(TextChoices):
    """In which form an invoice is kept."""

    UBL = "ubl", "elektronische factuur (UBL)"
    PDF = "pdf", "PDF"


class DeliveryChannel(TextChoices):
    """How an invoice reaches a municipality."""

    FOLDER = "map", "map van het toegangspunt"
    MAIL = "e-mail", "e-mail"


class DeliveryState(TextChoices):
    """How far a delivery is."""

    QUEUED = "wacht", "wacht op verzending"
    SENT = "verzonden", "verzonden"
    FAILED = "mislukt", "niet gelukt"


class MatchKind(TextChoices):
    """What a bank line was for."""

    INVOICE = "factuur", "betaling van een factuur"
    DISBURSEMENT = "uitbetaling", "uitbetaling van een tranche"
    REFUND = "terugbetaling", "terugbetaling aan een gemeente"
    OTHER_INCOME = "overige-inkomsten", "overige inkomsten"
    GRANT_BACK = "terugvordering", "een ontvanger betaalt terug"
    BOUNCED = "storno", "teruggeboekt"
    OVERPAID = "te-veel-betaald", "te veel betaald, terug te betalen"


class MatchedBy(TextChoices):
    """Who placed a payment."""

    RULE = "automatisch", "automatisch"
    HAND = "met-de-hand", "met de hand"


class RequestState(TextChoices):
    """How far a request to the fund is."""

    RECEIVED = "ontvangen", "ontvangen"
    RESERVED = "gereserveerd", "gereserveerd"
    AWARDED = "toegekend", "toegekend"
    REJECTED = "afgewezen", "afgewezen"
    WITHDRAWN = "ingetrokken", "ingetrokken"


class AwardState(TextChoices):
    """How far an award is."""

    PREPARED = "voorbereid", "voorbereid"
    APPROVED = "toegekend", "toegekend"
    RELEASED = "vrijgevallen", "vrijgevallen"
    SETTLED = "afgerekend", "afgerekend"


class ConditionKind(TextChoices):
    """What must be true before a tranche may be paid."""

    NONE = "geen", "geen voorwaarde"
    DAY = "datum", "een datum"
    ADOPTION = "gebruik", "een aantal gemeenten dat gebruikt"
    REPORT = "verantwoording", "een goedgekeurde verantwoording"


class TrancheState(TextChoices):
    """How far a tranche is."""

    PLANNED = "gepland", "gepland"
    APPROVED = "goedgekeurd", "goedgekeurd voor betaling"
    ORDERED = "opdracht", "opdracht gegeven aan de bank"
    PAID = "betaald", "betaald"
    RELEASED = "vervallen", "vervallen"


class DisbursementKind(TextChoices):
    """Why the fund pays."""

    TRANCHE = "tranche", "tranche van een toekenning"
    REFUND = "terugbetaling", "terugbetaling aan een gemeente"


class DisbursementState(TextChoices):
    """How far a payment by the fund is."""

    READY = "klaar", "klaar om te betalen"
    ORDERED = "opdracht", "opdracht gegeven aan de bank"
    PAID = "betaald", "betaald"
    RETURNED = "teruggekomen", "teruggekomen"


class ReportVerdict(TextChoices):
    """What was thought of an accountability report."""

    WAITING = "wacht", "wacht op oordeel"
    ACCEPTED = "akkoord", "akkoord"
    REFUSED = "niet-akkoord", "niet akkoord"


class CostKind(TextChoices):
    """On what the receiver spent the money."""

    STAFF = "personeel", "personeel"
    HIRED = "inhuur", "inhuur"
    SOFTWARE = "software", "software en licenties"
    RESEARCH = "onderzoek", "onderzoek en ontwerp"
    SUPPORT = "ondersteuning", "ondersteuning van gemeenten"
    OTHER = "overig", "overig"
