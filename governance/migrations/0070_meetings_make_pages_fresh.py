"""Public pages that show meetings are made anew when one of them changes."""

from django.db import migrations

# An organisation too: a body has its name.
SHOWN = [
    "accounts_organisation",
    "governance_agendaitem",
    "governance_body",
    "governance_meeting",
    "governance_minutes",
]


def noted(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_fresh AFTER INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION note_freshness();
        """,
        f"DROP TRIGGER {table}_fresh ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("governance", "0065_decisions_make_pages_fresh")]
    operations = [noted(table) for table in SHOWN]
