"""Rates in templates."""

from django import template

from ..rules import rates

register = template.Library()


@register.filter
def basis_points(value: int) -> str:
    """2100 is 21%."""
    return rates.percent_of_basis_points(value)


@register.filter
def per_inhabitant(micros: int) -> str:
    """€ 1,235: as many decimals as the rate has, two at least."""
    return rates.per_inhabitant(micros)


@register.filter
def signed_euros(micros: int) -> str:
    """€ 0,0049 or -€ 0,01: with the decimals that it has."""
    return rates.signed_euros(micros)
