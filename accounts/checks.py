"""Refuses to start with made-up people outside demo mode."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections

from accounts.models import User


@register(Tags.database)
def no_fictitious_people(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Demo sign-ins can only exist in demo mode."""
    if settings.DEMO or DEFAULT_DB_ALIAS not in (databases or []) or not _has_table():
        return []
    if not User.objects.filter(is_fictitious=True).exists():
        return []
    return [
        Error(
            "There are fictitious people in this database, and DEMO is off.",
            hint="Start with an empty database, or set DEMO=1.",
            id="accounts.E001",
        )
    ]


def _has_table() -> bool:
    """Before the first migration there is nobody."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT to_regclass('accounts_user') IS NOT NULL")
        return bool(cursor.fetchone()[0])
