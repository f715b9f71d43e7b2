from __future__ import annotations

from django.db import models
from django.db.models import Q


class HelpText(models.Model):
    """A piece of help on a page, edited in the portal. Markdown."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    body = models.TextField()
    updated_at = models.DateTimeField()
    updated_by_label = models.CharField(max_length=120)

    class Meta:
        verbose_name = "hulptekst"

    def __str__(self) -> str:
        return self.title

    @property
    def subject_key(self) -> str:
        return f"accounts.help_text:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title


class MailText(models.Model):
    """The subject and text of one kind of mail, edited in the portal.

    `{naam}`-like places are filled in; which ones exist is told by the code
    that sends the mail.
    """

    key = models.SlugField(max_length=60, unique=True)
    subject = models.CharField(max_length=150)
    body = models.TextField()
    updated_at = models.DateTimeField()
    updated_by_label = models.CharField(max_length=120)

    class Meta:
        verbose_name = "mailtekst"

    def __str__(self) -> str:
        return self.subject

    @property
    def subject_key(self) -> str:
        return f"accounts.mail_text:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.subject


class UpkeepTask(models.Model):
    """Something that must be done every year: load populations, check holidays."""

    title = models.CharField(max_length=150)
    explanation = models.TextField(blank=True)
    due_on = models.DateField()
    repeats_yearly = models.BooleanField(default=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by_label = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = "onderhoudstaak"
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, done_by_label="")
                | Q(done_at__isnull=False) & ~Q(done_by_label=""),
                name="upkeep_task_done_complete",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject_key(self) -> str:
        return f"accounts.upkeep_task:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title
