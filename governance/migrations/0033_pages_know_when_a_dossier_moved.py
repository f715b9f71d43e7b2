"""A change of a dossier makes the public pages that show it new."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0032_steps_are_found_at_once"),
        ("catalogue", "0022_public_pages_know_what_is_fresh"),
    ]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER governance_dossier_fresh"
            " AFTER INSERT OR UPDATE OR DELETE ON governance_dossier"
            " FOR EACH STATEMENT EXECUTE FUNCTION note_freshness()",
            "DROP TRIGGER governance_dossier_fresh ON governance_dossier",
        )
    ]
