"""The number everyone may know, and the monthly counts it comes from."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0007_standards_keep_their_current_version"),
        ("catalogue", "0022_public_pages_know_what_is_fresh"),
        ("municipalities", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("state", models.CharField(max_length=20)),
                ("month", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ongeveer", "afgerond op een vijftal"),
                            ("minder-dan-5", "minder dan 5"),
                            ("niet-getoond", "niet getoond"),
                        ],
                        max_length=12,
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "gepubliceerde telling",
            },
        ),
        migrations.AddField(
            model_name="standard",
            name="times_shown",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="standard",
            index=models.Index(
                fields=["-times_shown", "sort_key"], name="standard_shown"
            ),
        ),
        migrations.AddField(
            model_name="publishedcount",
            name="standard",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published_counts",
                to="catalogue.standard",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedcount",
            constraint=models.UniqueConstraint(
                fields=("standard", "state", "month"), name="published_once_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="published_on_the_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "ongeveer"), ("count", 0), _connector="OR"),
                name="published_count_only_when_shown",
            ),
        ),
    ]
