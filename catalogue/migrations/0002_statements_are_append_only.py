"""What was said about adoption and bindingness is written once."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [
        append_only("catalogue_bindingnesschange"),
        append_only("catalogue_bindingnessconfirmation"),
        append_only("catalogue_adoptionstatement"),
        append_only("catalogue_statementconfirmation"),
    ]
