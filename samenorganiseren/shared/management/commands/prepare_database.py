"""Brings the schema up to date and gives the serving role exactly its rights."""

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from samenorganiseren.shared.models import (
    is_added_only,
    is_append_only,
    is_kept_by_database,
)

SERVING_ROLE = "portal_app"


class Command(BaseCommand):
    help = "Migrates as the owner of the schema, then grants portal_app its rights."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=options["verbosity"], interactive=False)
        with connection.cursor() as cursor:
            for statement in _grants():
                cursor.execute(statement)
        # Refuses, among others, made-up people outside demo mode.
        call_command("check", databases=["default"])


def _grants() -> list[str]:
    """Everything the serving role may do; append-only tables only SELECT and INSERT, kept ones SELECT."""
    append_only = [
        model._meta.db_table
        for model in apps.get_models()
        if is_append_only(model) or is_added_only(model)
    ]
    kept = [m._meta.db_table for m in apps.get_models() if is_kept_by_database(m)]
    role = SERVING_ROLE
    return [
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {role}" for table in append_only),
        *(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {role}" for table in kept),
    ]
