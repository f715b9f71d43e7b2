"""Advice and resolutions keep the very text that is hashed; decisions say more."""

import django.contrib.postgres.fields
from django.db import migrations, models

OUTCOMES = [
    ("vaststellen", "vaststellen"),
    ("vaststellen-met-wijziging", "vaststellen met een wijziging"),
    ("teruggeven", "teruggeven aan de indiener"),
    ("afwijzen", "afwijzen"),
    ("intrekken", "een eerder besluit intrekken"),
]


class Migration(migrations.Migration):
    dependencies = [("governance", "0052_interests_and_minorities_are_guarded")]
    operations = [
        migrations.AddField(
            "advice",
            "author_ids",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddField("advice", "canonical", models.TextField(blank=True)),
        migrations.AddField(
            "impact",
            "salt",
            models.CharField(default="", max_length=32),
            preserve_default=False,
        ),
        migrations.AddField("decision", "conditions", models.TextField(blank=True)),
        migrations.AddField(
            "decision", "plan_evaluation", models.JSONField(blank=True, null=True)
        ),
        migrations.AlterField(
            "decision", "outcome", models.CharField(choices=OUTCOMES, max_length=32)
        ),
        migrations.AddField(
            "resolution",
            "canonical",
            models.TextField(default=""),
            preserve_default=False,
        ),
        # The number itself is unique, and says year and sequence.
        migrations.RemoveConstraint("resolution", "resolution_number_once"),
        migrations.AddConstraint(
            "decision",
            models.UniqueConstraint(
                condition=models.Q(("confirmed_at", None)),
                fields=("dossier",),
                name="decision_one_waiting",
            ),
        ),
    ]
