"""What the pages of the register need besides the components."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenorganiseren.shared.panels import Panel

register = template.Library()


@register.simple_tag(takes_context=True)
def shown(context: template.Context, panel: Panel) -> SafeString:
    """The part of this page that another app made."""
    return render_to_string(panel.template, panel.context, context["request"])


@register.filter
def tooi_tail(identifier: str) -> str:
    """gm0363: what tells one TOOI identifier from the other."""
    return identifier.rsplit("/", 1)[-1]
