"""Bank account numbers in templates."""

from django import template

from ..rules.bank_numbers import in_fours

register = template.Library()
register.filter("iban", in_fours)
