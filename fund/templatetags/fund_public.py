"""Large amounts and bars on the pages of the fund."""

from django import template

from samenorganiseren.shared.wording import NARROW, euros, number, share

register = template.Library()

MILLION = 100_000_000


@register.filter
def millions(cents: int) -> str:
    """€ 54,20 mln; below a million the amount itself."""
    if abs(cents) < MILLION:
        return euros(cents)
    return f"€{NARROW}{number(cents / MILLION, 2)}{NARROW}mln"


@register.filter
def width_of(cents: int, whole: int) -> str:
    """For a drawing: so many hundredths of the whole, with a point."""
    return f"{share(max(cents, 0), whole):.2f}"


@register.filter
def per_head(hundredths: int) -> str:
    """Hundredths of a cent as € 1,2350, so that small parts can be read."""
    return f"€{NARROW}{number(hundredths / 10_000, 4)}"


@register.simple_tag
def fund_title(year: object) -> str:
    """Fonds GGU 2026"""
    return f"Fonds GGU {year}"
