"""Places for plain names, for the words of the search and for the version of it all."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import CreateExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_standards_keep_their_current_version")]
    operations = [
        # levenshtein(): how many letters a misspelt word is away from a known one.
        CreateExtension("fuzzystrmatch"),
        migrations.AddField(
            "searchdocument",
            "plain_title",
            models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            "searchdocument",
            "plain_abbreviation",
            models.CharField(default="", max_length=30),
        ),
        migrations.CreateModel(
            "SearchWord",
            [
                (
                    "word",
                    models.TextField(
                        db_collation="C", primary_key=True, serialize=False
                    ),
                ),
                ("documents", models.IntegerField()),
            ],
            options={
                "verbose_name": "zoekwoord",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"],
                        name="search_word_like",
                        opclasses=["gin_trgm_ops"],
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "FreshnessSlot",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={"verbose_name": "versheid"},
        ),
    ]
