"""Public pages that show decisions are made anew when one is published or planned."""

from django.db import migrations

SHOWN = ["governance_resolution", "governance_escalationplan"]


def noted(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_fresh AFTER INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION note_freshness();
        """,
        f"DROP TRIGGER {table}_fresh ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("governance", "0064_resolutions_bind")]
    operations = [noted(table) for table in SHOWN]
