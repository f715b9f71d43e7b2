from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from samenorganiseren.shared.terms import terms_do_not_overlap

from .body import Seat


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> MembershipQuerySet:
        """Those whose term holds this day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def lasting_after(self, day: date) -> MembershipQuerySet:
        """Those that hold on this day or later; one that never held is none."""
        lasting = self.filter(Q(ends_on=None) | Q(ends_on__gt=day))
        return lasting.exclude(ends_on=F("starts_on"))

    def during(self, starts_on: date, ends_on: date | None) -> MembershipQuerySet:
        """Those whose term shares a day with this one."""
        begun = self if ends_on is None else self.filter(starts_on__lt=ends_on)
        return begun.lasting_after(starts_on)

    def locked(self) -> MembershipQuerySet:
        return self.select_for_update(of=("self",))

    def with_names(self) -> MembershipQuerySet:
        return self.select_related("seat__body__organisation", "person", "on_behalf_of")


class Membership(models.Model):
    """A person sits on a seat, for a term. `ends_on` is the first day without it."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships"
    )
    # For whom the person sits there: a municipality, a koepel, a chain partner.
    on_behalf_of = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Where the person works, for the rule about one employer.
    employer = models.CharField(max_length=160, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    appointed_by_label = models.CharField(max_length=200)
    appointed_at = models.DateTimeField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
            terms_do_not_overlap("seat", name="membership_terms_do_not_overlap"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} op {self.seat_id}"

    @property
    def subject_key(self) -> str:
        return f"governance.membership:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.person} op de zetel {self.seat}"


class AssistanceQuerySet(models.QuerySet["Assistance"]):
    def on(self, day: date) -> AssistanceQuerySet:
        """Those that hold this day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)


class Assistance(models.Model):
    """Somebody reads and plans for a member, and never takes a position."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="assistances"
    )
    assistant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assistances"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = AssistanceQuerySet.as_manager()

    class Meta:
        verbose_name = "ondersteuning van een lid"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="assistance_ends_after_start",
            ),
            terms_do_not_overlap(
                "membership", "assistant", name="assistance_terms_do_not_overlap"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assistant_id} voor {self.membership_id}"
