from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from samenorganiseren.shared.models import AppendOnly

from ..enums import CheckVerdict, Criterion
from .dossier import Dossier


def new_key() -> str:
    """A word that nobody guesses, for the address of a paper."""
    return secrets.token_hex(16)


class Paper(AppendOnly):
    """A file that came with something: a proposal, a response, an agenda item.

    `subject_key` says with what, such as `governance.dossier_version:7`; who may
    read the subject may read the paper.
    """

    subject_key = models.CharField(max_length=120)
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="papers"
    )
    # In its address: nobody comes from one paper to another by counting on.
    key = models.CharField(max_length=32, unique=True, default=new_key)
    file = models.FileField(upload_to="stukken/")
    name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "stuk"
        indexes = [models.Index(fields=["subject_key", "id"], name="paper_subject")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="paper_not_empty"),
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"),
                name="paper_has_its_fingerprint",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.key])


class DossierDraft(models.Model):
    """What the proposer is writing; it becomes a version when it is submitted.

    What it says of a returned dossier shows on the dossier only once submitted.
    """

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="draft")
    title = models.CharField(max_length=160)
    # Standard, level and so on, as `Facts` in the domain reads and writes them.
    facts = models.JSONField(default=dict, blank=True)
    # Those that go with it when it is submitted.
    papers = models.ManyToManyField(Paper, blank=True, related_name="+")
    # Only where an earlier version was submitted.
    what_changed = models.TextField(blank=True)
    summary = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    # By criterion of the judging list: what the proposer says about it.
    answers = models.JSONField(default=dict, blank=True)
    # Raised by every save, so that two writers notice each other.
    revision = models.PositiveIntegerField(default=1)
    changed_by_label = models.CharField(max_length=200)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "concept van een voorstel"

    def __str__(self) -> str:
        return f"concept van {self.dossier_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.dossier_draft:{self.pk}"


class LoosePaper(models.Model):
    """A paper that its draft or its agenda item left out; its row stays.

    The file goes after a term, unless something still names it.
    """

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="loose")
    since = models.DateTimeField()
    swept_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "stuk dat nergens meer bij hoort"
        constraints = [
            models.CheckConstraint(
                condition=Q(swept_at=None) | Q(swept_at__gte=models.F("since")),
                name="loose_paper_swept_later",
            )
        ]

    def __str__(self) -> str:
        return f"los sinds {self.since}"


class DossierVersion(AppendOnly):
    """The proposal as it was submitted: frozen, with the hash of all that is in it."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=400)
    text = models.TextField()
    answers = models.JSONField(default=dict)
    # Kind, standard, level and so on, as they were.
    facts = models.JSONField(default=dict)
    what_changed = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    submitted_by_label = models.CharField(max_length=200)
    submitted_at = models.DateTimeField()

    class Meta:
        verbose_name = "versie van een voorstel"
        ordering = ["dossier_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "number"], name="dossier_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"versie {self.number} van {self.dossier_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.dossier_version:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.title}, versie {self.number}"


class IntakeCheck(AppendOnly):
    """The intake's answer to one question of the judging list; the last one counts."""

    version = models.ForeignKey(
        DossierVersion, models.PROTECT, related_name="intake_checks"
    )
    criterion = models.CharField(max_length=24, choices=Criterion)
    verdict = models.CharField(max_length=20, choices=CheckVerdict)
    note = models.TextField(blank=True)
    checked_by_label = models.CharField(max_length=200)
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name = "oordeel van de intake"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verdict="ontbreekt") | ~Q(note=""),
                name="intake_missing_is_explained",
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.verdict}"
