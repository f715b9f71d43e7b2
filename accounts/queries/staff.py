"""Reads for Beheer."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from .. import rules
from ..models import Organisation, User


def managed_organisations(user: User) -> list[Organisation]:
    """The organisations whose people this person manages as one of them."""
    managed = set(rules.managed_organisation_ids(user))
    held = {one.organisation_id: one.organisation for one in user.get_current_roles()}
    return [organisation for number, organisation in held.items() if number in managed]


def organisations_in_journal(user: User) -> QuerySet[Organisation]:
    """The organisations that a reader of the journal can choose from."""
    if rules.manages_everything(user):
        return Organisation.objects.by_name()
    mine = rules.managed_organisation_ids(user)
    return Organisation.objects.filter(pk__in=mine).by_name()


def known_actions() -> list[str]:
    """Every action that the journal holds, by name: one step in the index for each."""
    with connection.cursor() as cursor:
        cursor.execute(EACH_ACTION)
        return [action for (action,) in cursor.fetchall()]


EACH_ACTION = """
WITH RECURSIVE found(action) AS (
    (SELECT action FROM journal_entry ORDER BY action LIMIT 1)
    UNION ALL
    SELECT (
        SELECT later.action FROM journal_entry later
        WHERE later.action > found.action ORDER BY later.action LIMIT 1
    )
    FROM found WHERE found.action IS NOT NULL
)
SELECT action FROM found WHERE action IS NOT NULL
"""
