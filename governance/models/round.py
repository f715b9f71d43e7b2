from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse

from samenorganiseren.shared.models import AppendOnly

from ..enums import Choice, ConflictState, Entry, RoundMode, RoundState, SeatCategory
from .body import Body, BodyRule, Seat
from .dossier import Dossier
from .meeting import AgendaItem
from .membership import Membership
from .papers import DossierVersion


class RoundQuerySet(models.QuerySet["Round"]):
    def locked(self) -> RoundQuerySet:
        """Only who opens, closes, concludes or cancels takes this lock; who takes a
        position never does."""
        return self.select_for_update(of=("self",))

    def open(self) -> RoundQuerySet:
        return self.filter(state=RoundState.OPEN)

    def with_names(self) -> RoundQuerySet:
        return self.select_related(
            "body__organisation", "dossier", "version", "rule", "item__meeting"
        )


class Round(models.Model):
    """A body is asked for positions on one frozen version. Never reopened."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="rounds")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="rounds")
    version = models.ForeignKey(DossierVersion, models.PROTECT, related_name="+")
    # The rule as it stood when the round was planned.
    rule = models.ForeignKey(BodyRule, models.PROTECT, related_name="+")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next_rounds"
    )
    question = models.TextField()
    mode = models.CharField(max_length=20, choices=RoundMode)
    state = models.CharField(
        max_length=16, choices=RoundState, default=RoundState.PLANNED
    )
    # Judged by PostgreSQL's own clock.
    closes_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_reason = models.TextField(blank=True)
    # Counted by PostgreSQL at the close: by choice, quorum, how many took part. No
    # names, and whatever is sent along is not believed.
    tally = models.JSONField(null=True)
    has_quorum = models.BooleanField(null=True)
    planned_by_label = models.CharField(max_length=200)
    planned_at = models.DateTimeField()

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "adviesronde"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["gepland", "open"], closed_at=None)
                | Q(state__in=["gesloten", "geconcludeerd"], closed_at__isnull=False)
                | Q(state="geannuleerd"),
                name="round_closed_when_ended",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["gepland", "geannuleerd"])
                | Q(opened_at__isnull=False, closes_at__isnull=False),
                name="round_open_has_deadline",
            ),
            models.CheckConstraint(
                condition=Q(state="geannuleerd") & ~Q(cancelled_reason="")
                | ~Q(state="geannuleerd") & Q(cancelled_reason=""),
                name="round_cancelled_has_reason",
            ),
            models.UniqueConstraint(
                fields=["body", "dossier"],
                condition=Q(state__in=["gepland", "open"]),
                name="round_one_running",
            ),
        ]

    def __str__(self) -> str:
        return f"ronde {self.pk} van {self.body_id} over {self.dossier_id}"

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.pk])

    @property
    def subject_key(self) -> str:
        return f"governance.round:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"Adviesronde over {self.dossier}"


class RoundSeat(models.Model):
    """Who may take a position in a round: a picture taken when it opened.

    Who sits where later changes nothing here. `person` becomes a successor at most
    once; `is_recused` follows a decision about a conflict of interest.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="seats")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="round_seats"
    )
    person_label = models.CharField(max_length=200)
    on_behalf_of_label = models.CharField(max_length=160, blank=True)
    category = models.CharField(max_length=30, choices=SeatCategory)
    seat_label = models.CharField(max_length=120)
    # With a voice, and the only voice of this person unless the rule says two.
    is_entitled = models.BooleanField()
    is_recused = models.BooleanField(default=False)
    recused_ground = models.TextField(blank=True)
    succeeded_from_label = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "zetel in een ronde"
        constraints = [
            models.UniqueConstraint(fields=["round", "seat"], name="round_seat_once"),
            models.CheckConstraint(
                condition=Q(is_recused=False) | ~Q(recused_ground=""),
                name="round_seat_recused_has_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_label} in {self.round_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.round_seat:{self.pk}"

    @property
    def subject_label(self) -> str:
        return self.seat_label


class Position(AppendOnly):
    """What a seat says in a round. Saying it anew adds a row; the last one counts.

    PostgreSQL takes the round FOR SHARE, and refuses unless it is open, before its
    deadline, and the seat is entitled and not recused; who closes takes it FOR
    UPDATE. So every position is counted, or refused.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="positions")
    seat = models.ForeignKey(RoundSeat, models.PROTECT, related_name="positions")
    number = models.PositiveSmallIntegerField()
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="next"
    )
    choice = models.CharField(max_length=16, choices=Choice)
    reason = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    entry = models.CharField(max_length=24, choices=Entry, default=Entry.MEMBER)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    entered_by_label = models.CharField(max_length=200)
    idempotency_key = models.CharField(max_length=60, unique=True)
    recorded_at = models.DateTimeField()
    # The start of PostgreSQL's transaction, which the deadline is judged by.
    received_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "standpunt"
        ordering = ["round_id", "seat_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "number"], name="position_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(choice__in=["voor-mits", "tegen"]) | ~Q(reason=""),
                name="position_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(choice="voor-mits") | ~Q(conditions=""),
                name="position_if_has_conditions",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.choice} van {self.seat_id}"

    @property
    def receipt(self) -> str:
        """What the member keeps: round, seat and number."""
        return f"S-{self.round_id}-{self.seat_id}-{self.number}"


class PositionDraft(models.Model):
    """What a member typed and did not send, or sent too late."""

    seat = models.ForeignKey(RoundSeat, models.CASCADE, related_name="drafts")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    typed = models.JSONField(default=dict)
    # Why it was not counted; blank for an ordinary draft.
    refused_because = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "concept van een standpunt"
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "person"], name="position_draft_once"
            )
        ]

    def __str__(self) -> str:
        return f"concept van {self.seat_id}"


class ConflictDeclaration(models.Model):
    """Somebody has an interest in a dossier, says so, or is said to; others decide."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="conflicts")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    ground = models.TextField()
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField()
    state = models.CharField(
        max_length=16, choices=ConflictState, default=ConflictState.DECLARED
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    motivation = models.TextField(blank=True)

    class Meta:
        verbose_name = "gemeld belang"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "body", "person"],
                condition=Q(state__in=["gemeld", "erkend"]),
                name="conflict_once",
            ),
            models.CheckConstraint(
                condition=Q(state="gemeld", decided_at=None, decided_by=None)
                | Q(
                    state__in=["erkend", "niet-erkend"],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="conflict_decision_complete",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("person")),
                name="conflict_decided_by_others",
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="conflict_has_ground"),
        ]

    def __str__(self) -> str:
        return f"belang van {self.person_id} bij {self.dossier_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.conflict:{self.pk}"

    @property
    def subject_label(self) -> str:
        return "Gemeld belang"


class PositionVoid(AppendOnly):
    """A position stops counting, because a conflict was found late. It stays readable."""

    position = models.OneToOneField(Position, models.PROTECT, related_name="void")
    conflict = models.ForeignKey(
        ConflictDeclaration, models.PROTECT, related_name="voided"
    )
    tally_before = models.JSONField()
    tally_after = models.JSONField()
    voided_by_label = models.CharField(max_length=200)
    voided_at = models.DateTimeField()

    class Meta:
        verbose_name = "vervallen standpunt"

    def __str__(self) -> str:
        return f"vervallen: {self.position_id}"


class MinorityView(models.Model):
    """What the minority of a round wants the next body to read, word for word."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="minority_views")
    text = models.TextField()
    author = models.ForeignKey(RoundSeat, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "minderheidsstandpunt"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="minority_view_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"minderheidsstandpunt bij {self.round_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.minority_view:{self.pk}"

    @property
    def subject_label(self) -> str:
        return "Minderheidsstandpunt"


class MinoritySignature(AppendOnly):
    """A seat stands behind a minority view, in public only by consent."""

    view = models.ForeignKey(MinorityView, models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(RoundSeat, models.PROTECT, related_name="+")
    in_public = models.BooleanField(default=False)
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = "ondertekening"
        constraints = [
            models.UniqueConstraint(fields=["view", "seat"], name="signature_once")
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} onder {self.view_id}"
