"""A credit note knows the form that asked for it: sent twice, it credits once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fund", "0030_invoices_are_guarded")]
    operations = [
        migrations.AddField(
            model_name="invoice",
            name="form_key",
            field=models.UUIDField(null=True, unique=True),
        ),
    ]
