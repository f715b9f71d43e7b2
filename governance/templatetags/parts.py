"""Which parts of advice and decisions a reader finds."""

from __future__ import annotations

from django import template

from accounts.models import User
from samenorganiseren.shared.retention import term_of

from ..rules.dossiers import INSIDERS

register = template.Library()


@register.simple_tag
def kept_for(kind: str) -> str:
    """How long this kind of data is kept, as a form says it: 90 dagen."""
    return f"{term_of(kind).days} dagen"


@register.simple_tag
def works_in_a_body(reader: User) -> bool:
    """Members, their assistants and secretaries; asks no query of its own."""
    return reader.is_authenticated and reader.has_role(*INSIDERS)
