"""A rate with a typing error can be mended, until a run that uses it is approved."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only

WRITTEN_ONCE = append_only("fund_contributionrate")


class Migration(migrations.Migration):
    dependencies = [("fund", "0020_planning_is_guarded")]
    operations = [
        migrations.RunSQL(WRITTEN_ONCE.reverse_sql, WRITTEN_ONCE.sql),
    ]
