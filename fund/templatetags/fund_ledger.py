"""Words of the ledger in templates."""

from django import template

from ..rules import ledger

register = template.Library()
register.filter("document_words", ledger.document_words)
register.filter("kind_words", ledger.kind_words)


@register.filter
def debit(cents: int) -> int | str:
    """What stands in the column Debet, if anything."""
    return cents if cents > 0 else ""


@register.filter
def credit(cents: int) -> int | str:
    """What stands in the column Credit, if anything."""
    return -cents if cents < 0 else ""
