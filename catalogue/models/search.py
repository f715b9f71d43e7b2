from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from ..enums import SearchKind


class SearchDocument(models.Model):
    """What the one search looks through: a row for each thing that can be found.

    Kept by PostgreSQL from standards, initiatives, needs and municipalities,
    however they are written; what is not published has no row.
    """

    kind = models.CharField(max_length=12, choices=SearchKind)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    abbreviation = models.CharField(max_length=30, blank=True)
    # The name and abbreviation in small letters without accents or signs.
    plain_title = models.CharField(max_length=200, default="")
    plain_abbreviation = models.CharField(max_length=30, default="")
    url = models.CharField(max_length=200)
    # Text for the snippet, and all words in plain letters for likeness.
    body = models.TextField(blank=True)
    words = models.TextField()
    vector = SearchVectorField()

    class Meta:
        verbose_name = "zoekregel"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"], name="search_document_once"
            )
        ]
        indexes = [
            GinIndex(fields=["vector"], name="search_vector"),
            GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="search_words"),
        ]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word that documents use, and how many: what a misspelt word is compared with."""

    # Sorted by its bytes, so that its first letters are a range of the index.
    word = models.TextField(primary_key=True, db_collation="C")
    documents = models.IntegerField()

    class Meta:
        verbose_name = "zoekwoord"
        indexes = [
            GinIndex(
                fields=["word"], opclasses=["gin_trgm_ops"], name="search_word_like"
            )
        ]

    def __str__(self) -> str:
        return self.word


class Synonym(models.Model):
    """Whoever types this term also means that. Changed by editors."""

    term = models.CharField(max_length=80)
    meaning = models.CharField(max_length=160)

    class Meta:
        verbose_name = "synoniem"
        constraints = [
            models.UniqueConstraint(fields=["term", "meaning"], name="synonym_once")
        ]

    def __str__(self) -> str:
        return f"{self.term} = {self.meaning}"
