"""Pages read the few steps of a dossier among its many events."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("governance", "0031_proposals_are_guarded")]
    operations = [
        migrations.AddIndex(
            model_name="dossierevent",
            index=models.Index(
                condition=models.Q(("kind", "fase-gewijzigd")),
                fields=["dossier", "sequence"],
                name="event_steps",
            ),
        )
    ]
