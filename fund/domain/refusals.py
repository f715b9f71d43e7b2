"""What PostgreSQL said when it refused."""

from __future__ import annotations

from django.db import DatabaseError


def rule_of(refusal: DatabaseError) -> str:
    """The name of the constraint or the rule that refused; empty where none is named."""
    return _diag(refusal, "constraint_name")


def detail_of(refusal: DatabaseError) -> str:
    """The detail that PostgreSQL gave, such as the row that failed."""
    return _diag(refusal, "message_detail")


def _diag(refusal: DatabaseError, name: str) -> str:
    diag = getattr(refusal.__cause__, "diag", None)
    return getattr(diag, name, None) or ""
