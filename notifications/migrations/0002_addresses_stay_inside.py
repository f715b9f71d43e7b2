"""A notice only leads to a page of the portal itself."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]
    operations = [
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__regex=r"^/([^/\\]|$)"),
                name="notice_address_inside",
            ),
        ),
    ]
