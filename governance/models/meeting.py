from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    DateTimeRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse

from samenorganiseren.shared.models import AppendOnly

from ..enums import ItemKind, MeetingState
from .body import Body
from .dossier import Dossier
from .membership import Membership
from .papers import DossierVersion

OVER = (MeetingState.CLOSED, MeetingState.MINUTED, MeetingState.CANCELLED)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def locked(self) -> MeetingQuerySet:
        return self.select_for_update(of=("self",))

    def with_body(self) -> MeetingQuerySet:
        return self.select_related("body__organisation")

    def public(self) -> MeetingQuerySet:
        """Those that were convened once; a cancelled one stays readable."""
        return self.filter(convened_at__isnull=False)

    def of_bodies(self, body_ids: Iterable[int]) -> MeetingQuerySet:
        return self.filter(body__in=list(body_ids))

    def coming(self, moment: datetime) -> MeetingQuerySet:
        return self.filter(ends_at__gte=moment).order_by("starts_at", "id")

    def past(self, moment: datetime) -> MeetingQuerySet:
        return self.filter(ends_at__lt=moment).order_by("-starts_at", "-id")


class Meeting(models.Model):
    """A meeting of a body. `uid` and `sequence` are those of its calendar entry."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(max_length=300, blank=True)
    state = models.CharField(
        max_length=24, choices=MeetingState, default=MeetingState.DRAFT
    )
    cancelled_reason = models.TextField(blank=True)
    # From then on everyone may know of it.
    convened_at = models.DateTimeField(null=True)
    # The last day on which papers are still in time, by the rule of the body.
    papers_due_on = models.DateField(null=True)
    # Why members were given less time for the papers than the rule says.
    short_notice_reason = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    uid = models.UUIDField(unique=True)
    sequence = models.PositiveIntegerField(default=0)
    current_item = models.ForeignKey(
        "AgendaItem", models.PROTECT, null=True, related_name="+"
    )
    is_fictitious = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "vergadering"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="afgelast") | ~Q(cancelled_reason=""),
                name="meeting_cancelled_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["concept", "afgelast"])
                | Q(convened_at__isnull=False, papers_due_on__isnull=False),
                name="meeting_convened_has_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state="bezig", opened_at__isnull=False, closed_at=None)
                | Q(
                    state__in=["gesloten", "verslag-vastgesteld"],
                    opened_at__isnull=False,
                    closed_at__gte=F("opened_at"),
                )
                | Q(
                    state__in=["concept", "opgeroepen", "afgelast"],
                    opened_at=None,
                    closed_at=None,
                ),
                name="meeting_held_has_times",
            ),
        ]
        indexes = [models.Index(fields=["body", "starts_at"], name="meeting_starts")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """Nothing on its agenda changes any more."""
        return self.state in OVER

    @property
    def subject_key(self) -> str:
        return f"governance.meeting:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """One subject of a meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, choices=ItemKind)
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    version = models.ForeignKey(
        DossierVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # One screen for a member; Markdown.
    summary = models.TextField(blank=True)
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    pulled_at = models.DateTimeField(null=True)
    pulled_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = "agendapunt"
        ordering = ["meeting_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agenda_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(pulled_at=None) | ~Q(pulled_reason=""),
                name="agenda_pulled_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(version=None) | Q(dossier__isnull=False),
                name="agenda_version_has_dossier",
            ),
            models.UniqueConstraint(
                fields=["meeting", "dossier"],
                condition=Q(pulled_at=None),
                name="agenda_dossier_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda_item", args=[self.meeting_id, self.pk])

    @property
    def subject_key(self) -> str:
        return f"governance.agenda_item:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.title


class AgendaGuest(models.Model):
    """Somebody from outside who reads and hears one item."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="guests")
    guest = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "gast bij een agendapunt"
        constraints = [
            models.UniqueConstraint(fields=["item", "guest"], name="agenda_guest_once")
        ]

    def __str__(self) -> str:
        return f"{self.guest_id} bij {self.item_id}"


class Substitution(models.Model):
    """For one meeting somebody else sits on a member's seat."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="substitutions")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    named_by_label = models.CharField(max_length=200)
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = "plaatsvervanging"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"], name="substitution_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.substitute_id} voor {self.membership_id}"


class Attendance(models.Model):
    """From when until when somebody was in the room."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "aanwezigheid"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gt=F("arrived_at")),
                name="attendance_left_after_arriving",
            ),
            ExclusionConstraint(
                name="attendance_does_not_overlap",
                expressions=[
                    ("meeting", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(
                            "arrived_at",
                            "left_at",
                            RangeBoundary(),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} vanaf {self.arrived_at}"


class WrittenInput(AppendOnly):
    """What a member who leaves hands in for a later item."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="inputs")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    person_label = models.CharField(max_length=200)
    text = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "schriftelijke inbreng"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"inbreng bij {self.item_id}"


class Minutes(AppendOnly):
    """The report of a meeting; every change adds a version, the last one counts."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    # Markdown; `by_item` by number of the agenda item.
    text = models.TextField(blank=True)
    by_item = models.JSONField(default=dict)
    is_established = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    written_by_key = models.CharField(max_length=120)
    written_by_label = models.CharField(max_length=200)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = "verslag"
        ordering = ["meeting_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="minutes_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"verslag {self.number} van {self.meeting_id}"


class ActionItem(models.Model):
    """What somebody promised to do."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="actions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    text = models.CharField(max_length=400)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    owner_label = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "actiepunt"
        ordering = ["meeting_id", "id"]

    def __str__(self) -> str:
        return self.text
