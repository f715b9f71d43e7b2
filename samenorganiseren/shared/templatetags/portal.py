"""Small words that templates use everywhere."""

from django import template

register = template.Library()


@register.filter
def getitem(mapping, key):
    """The value under a key, or nothing."""
    return mapping.get(key)
