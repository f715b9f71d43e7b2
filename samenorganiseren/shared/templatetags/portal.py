"""Small words that templates use everywhere."""

from django import template

from samenorganiseren.shared import markdown

register = template.Library()


@register.filter
def getitem(mapping, key):
    """The value under a key, or nothing."""
    return mapping.get(key)


register.filter("markdown", markdown.rendered)
