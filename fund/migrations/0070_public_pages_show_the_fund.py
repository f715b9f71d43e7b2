"""Public pages of the fund are made anew when money moves or an award is made."""

from django.db import migrations

SHOWN = [
    "fund_fiscalyear",
    "fund_programme",
    "fund_budgetline",
    "fund_funddecision",
    "fund_contributionrun",
    "fund_funddocument",
    "fund_award",
    "fund_awardshare",
    "fund_tranche",
    "fund_entry",
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
    dependencies = [
        ("fund", "0061_closing_is_guarded"),
        ("catalogue", "0022_public_pages_know_what_is_fresh"),
    ]
    operations = [noted(table) for table in SHOWN]
