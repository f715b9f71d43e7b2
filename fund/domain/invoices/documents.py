"""The two forms of an invoice that are kept and sent: UBL, and PDF/UA for people."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from ...enums import InvoiceKind, VatCategory
from ...rules.money import MICROS_PER_CENT, to_the_cent
from .drafts import Draft, DraftLine, Tax

TEMPLATE = Path(__file__).resolve().parents[2] / "documents" / "invoice.typ"
MICROS = 100 * MICROS_PER_CENT


def pdf_of(draft: Draft) -> bytes:
    """Tagged, with title and language, for a screen reader too."""
    told = {
        "title": "Factuur" if draft.kind == InvoiceKind.INVOICE else "Creditnota",
        "number": draft.number,
        "fictitious": draft.is_fictitious,
        "seller": asdict(draft.seller),
        "buyer": asdict(draft.buyer),
        "facts": _facts(draft),
        "reason": draft.reason,
        "lines": [_line(line) for line in draft.lines],
        "totals": _totals(draft),
        "reasons": [_why(one.tax) for one in draft.taxes if one.tax.reason],
        "pay": _pay(draft),
    }
    return typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"invoice": json.dumps(told)},
        pdf_standards=["ua-1"],
        font_paths=_fonts(),
    )


@cache
def _fonts() -> typst.Fonts:
    """Looked for once: looking takes longer than writing an invoice."""
    return typst.Fonts()


def _facts(draft: Draft) -> list[tuple[str, str]]:
    facts = [
        ("Nummer", draft.number),
        ("Datum", f"{draft.issued_on:%d-%m-%Y}"),
        ("Uw referentie", draft.buyer_reference),
    ]
    if draft.credits is not None:
        facts.append(("Op factuur", draft.credits.number))
    else:
        facts.append(("Te betalen voor", f"{draft.due_on:%d-%m-%Y}"))
    return facts


def _line(line: DraftLine) -> list[str]:
    whole, rest = divmod(line.unit_micros, MICROS)
    decimals = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return [
        line.description,
        f"{line.quantity:,}".replace(",", "."),
        f"€ {whole:,}".replace(",", ".") + f",{decimals}",
        to_the_cent(line.net_cents),
    ]


def _totals(draft: Draft) -> list[tuple[str, str]]:
    taxes = [
        (
            f"Btw {one.tax.rate_bp / 100:.0f}% over {to_the_cent(one.net_cents)}",
            to_the_cent(one.vat_cents),
        )
        for one in draft.taxes
        if one.tax.category == VatCategory.STANDARD
    ]
    return [
        ("Zonder btw", to_the_cent(draft.net_cents)),
        *taxes,
        ("Totaal", to_the_cent(draft.total_cents)),
    ]


def _why(tax: Tax) -> str:
    return f"{VatCategory(tax.category).label.capitalize()}: {tax.reason}"


def _pay(draft: Draft) -> str:
    amount = to_the_cent(draft.total_cents)
    if draft.credits is not None:
        return f"Dit bedrag ({amount}) gaat af van factuur {draft.credits.number}."
    return (
        f"Maak {amount} over naar {draft.seller.iban} van {draft.seller.name}, met "
        f"betalingskenmerk {draft.payment_reference}."
    )
