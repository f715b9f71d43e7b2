"""Money in templates."""

from django import template

from ..rules import money

register = template.Library()


@register.filter
def to_the_cent(cents: int) -> str:
    """€ 1.234,05, always with its cents."""
    return money.to_the_cent(cents)
