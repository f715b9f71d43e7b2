from __future__ import annotations

from django.conf import settings
from django.db import models


class News(models.Model):
    """Something that happened to what can be followed; once for all followers."""

    deduplication_key = models.CharField(max_length=200, unique=True)
    # Who may see this, may read the news; judged each time.
    judged_by_key = models.CharField(max_length=120)
    # What kind of event it is for machines: besluit-gepubliceerd. Nothing where it is
    # for one person.
    kind = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    happened_at = models.DateTimeField()

    class Meta:
        verbose_name = "nieuws"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url__regex=r"^/([^/\\]|$)"),
                name="news_address_inside",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NewsSubject(models.Model):
    """A subject that the news is about: a dossier, and the standard in it."""

    news = models.ForeignKey(News, models.CASCADE, related_name="subjects")
    subject_key = models.CharField(max_length=120)

    class Meta:
        verbose_name = "onderwerp van nieuws"
        constraints = [
            models.UniqueConstraint(
                fields=["subject_key", "news"], name="news_subject_once"
            ),
        ]

    def __str__(self) -> str:
        return self.subject_key


class Gathered(models.Model):
    """A line of the journal was looked at: it became news, or it was none. So nothing is
    looked at twice, and what is no news holds up nothing behind it."""

    source_key = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "bekeken bron van nieuws"

    def __str__(self) -> str:
        return self.source_key


class Told(models.Model):
    """This follower was told this news, in whichever form; so it comes once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    news = models.ForeignKey(News, models.CASCADE, related_name="told")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "verteld nieuws"
        constraints = [
            models.UniqueConstraint(fields=["user", "news"], name="told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.news_id} aan {self.user_id}"
