"""Money on the pages of the fund: to the cent."""

from __future__ import annotations

from django import template

from ..rules import money

register = template.Library()


@register.filter
def to_the_cent(cents: int | None) -> str:
    """€ 1.234,05; nothing where there is no amount."""
    return "" if cents is None else money.to_the_cent(cents)
