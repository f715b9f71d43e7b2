"""Everything that an invoice says, before it has a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from municipalities.models import Municipality

from ...enums import InvoiceKind, VatCategory
from ...models import Contribution, Debtor, Invoice, Issuer, Programme
from ...rules.identifiers import reference_for
from ...rules.money import MICROS_PER_CENT, rounded

# What a number looks like while there is none: so an invoice is judged before it gets one.
NO_NUMBER = "CONCEPT"
BASIS_POINTS = 10_000


@dataclass(frozen=True)
class Party:
    """Seller or buyer as on the day of issue."""

    name: str
    street: str
    postal_code: str
    city: str
    oin: str
    kvk: str
    email: str
    vat_number: str = ""
    iban: str = ""
    bic: str = ""


@dataclass(frozen=True)
class Tax:
    """How an amount is taxed; the rate in hundredths of a percent."""

    category: str
    rate_bp: int
    reason: str

    @classmethod
    def of(cls, programme: Programme) -> Tax:
        """As the programme is taxed now."""
        return cls(programme.vat_category, programme.vat_rate_bp, programme.vat_reason)

    @property
    def kind(self) -> tuple[str, int]:
        """Amounts of one kind stand together on an invoice."""
        return self.category, self.rate_bp

    def on(self, net_cents: int) -> int:
        """The tax in cents, half a cent up."""
        return (net_cents * self.rate_bp + BASIS_POINTS // 2) // BASIS_POINTS


@dataclass(frozen=True)
class DraftLine:
    """One amount for one programme; cents, micro-euros."""

    programme: Programme
    tax: Tax
    description: str
    quantity: int
    unit_micros: int
    net_cents: int
    contribution: Contribution | None = None


@dataclass(frozen=True)
class Taxed:
    """What stands on an invoice for one kind of tax."""

    tax: Tax
    net_cents: int
    vat_cents: int


@dataclass(frozen=True)
class Draft:
    """An invoice or a credit note; `number` is given last."""

    kind: InvoiceKind
    municipality: Municipality
    seller: Party
    buyer: Party
    buyer_reference: str
    issued_on: date
    due_on: date
    lines: tuple[DraftLine, ...]
    credits: Invoice | None = None
    # Of a credit note: cents without tax that others took already, by kind of tax.
    before: Mapping[tuple[str, int], int] = field(default_factory=dict)
    reason: str = ""
    number: str = NO_NUMBER
    is_fictitious: bool = False
    # Of the form that asked for it, where somebody did.
    form_key: UUID | None = None

    @property
    def net_cents(self) -> int:
        return sum(line.net_cents for line in self.lines)

    @property
    def taxes(self) -> list[Taxed]:
        """One for each kind of tax, with every reason that belongs to it.

        A credit note takes the tax on all that was credited until now, less the tax on
        what was credited before: so many small ones come to the tax of the invoice.
        """
        kinds: dict[tuple[str, int], list[DraftLine]] = defaultdict(list)
        for line in self.lines:
            kinds[line.tax.kind].append(line)
        return [self._taxed(kind, lines) for kind, lines in sorted(kinds.items())]

    def _taxed(self, kind: tuple[str, int], lines: list[DraftLine]) -> Taxed:
        reasons = dict.fromkeys(line.tax.reason for line in lines)
        tax = Tax(*kind, "; ".join(reason for reason in reasons if reason))
        net, before = sum(line.net_cents for line in lines), self.before.get(kind, 0)
        return Taxed(tax, net, tax.on(before + net) - tax.on(before))

    @property
    def vat_cents(self) -> int:
        return sum(taxed.vat_cents for taxed in self.taxes)

    @property
    def total_cents(self) -> int:
        return self.net_cents + self.vat_cents

    @property
    def payment_reference(self) -> str:
        """Of the invoice itself; a credit note names the invoice that it credits."""
        return reference_for(self.number)

    def numbered(self, number: str) -> Draft:
        return replace(self, number=number)


def seller_of(issuer: Issuer) -> Party:
    """VNG as it stands on the invoice."""
    return Party(
        name=issuer.name,
        street=issuer.street,
        postal_code=issuer.postal_code,
        city=issuer.city,
        oin=issuer.oin,
        kvk=issuer.kvk,
        email=issuer.email,
        vat_number=issuer.vat_number,
        iban=issuer.iban,
        bic=issuer.bic,
    )


def buyer_of(debtor: Debtor) -> Party:
    """A municipality as it stands on the invoice."""
    return Party(
        name=debtor.name,
        street=debtor.street,
        postal_code=debtor.postal_code,
        city=debtor.city,
        oin=debtor.oin,
        kvk=debtor.kvk,
        email=debtor.email,
    )


def line_for(contribution: Contribution, tax: Tax | None = None) -> DraftLine:
    """Inhabitants times the rate, where that comes to the cent; else one whole amount."""
    cents, rate = abs(contribution.amount_cents), contribution.rate
    programme, year = rate.programme, rate.year_id
    micros = rate.rate_micros
    if micros and rounded(contribution.inhabitants * micros) == cents:
        quantity, unit = contribution.inhabitants, micros
        description = f"Bijdrage {programme} {year}, per inwoner"
    else:
        quantity, unit = 1, cents * MICROS_PER_CENT
        description = f"Bijdrage {programme} {year}"
    return DraftLine(
        programme,
        tax or Tax.of(programme),
        description[:200],
        quantity,
        unit,
        cents,
        contribution,
    )


def invoices_for(
    contributions: Sequence[Contribution], issuer: Issuer, debtor: Debtor, on: date
) -> list[Draft]:
    """One invoice for one municipality; two where some is outside the VAT, which the
    European norm does not allow beside other categories (BR-O-11 to 14)."""
    lines = [line_for(one) for one in contributions if one.amount_cents > 0]
    outside = [line for line in lines if line.tax.category == VatCategory.OUTSIDE]
    taxed = [line for line in lines if line.tax.category != VatCategory.OUTSIDE]
    return [
        Draft(
            kind=InvoiceKind.INVOICE,
            municipality=debtor.municipality,
            seller=seller_of(issuer),
            buyer=buyer_of(debtor),
            buyer_reference=debtor.buyer_reference,
            issued_on=on,
            due_on=on + timedelta(days=issuer.payment_days),
            lines=tuple(part),
            is_fictitious=issuer.is_fictitious or debtor.is_fictitious,
        )
        for part in (taxed, outside)
        if part
    ]
