"""Help that an administrator can change: {% help_text "mijn-account" %}"""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.queries.texts import help_text as written
from samenorganiseren.shared.help_places import named
from samenorganiseren.shared.markdown import rendered

register = template.Library()


@register.simple_tag
def help_text(key: str) -> SafeString | str:
    """The help of this place, folded; as written under Beheer, else as it came."""
    text = written(key) or named(key)
    if text is None:
        return ""
    shown = {"title": text.title, "body": rendered(text.body)}
    return render_to_string("accounts/help_text.html", shown)
