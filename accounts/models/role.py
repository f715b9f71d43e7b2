from __future__ import annotations

from datetime import date

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from samenorganiseren.shared.terms import terms_do_not_overlap

from ..enums import Role
from .organisation import Organisation


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    def on(self, day: date) -> RoleAssignmentQuerySet:
        """Those whose term holds this day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day)

    def locked(self) -> RoleAssignmentQuerySet:
        """Nobody else may change them until the transaction ends."""
        return self.select_for_update(of=("self",))

    def overlapping(
        self, starts_on: date, ends_on: date | None
    ) -> RoleAssignmentQuerySet:
        """Those whose term shares a day with this one."""
        begun = self if ends_on is None else self.filter(starts_on__lt=ends_on)
        return begun.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on))

    def of_role(self, *roles: Role) -> RoleAssignmentQuerySet:
        return self.filter(role__in=roles)

    def of_active_people(self) -> RoleAssignmentQuerySet:
        return self.filter(user__is_active=True)

    def with_second_factor(self) -> RoleAssignmentQuerySet:
        """Adds `has_second_factor`: an app with codes, a passkey or a security key."""
        factors = apps.get_model("mfa", "Authenticator").objects.filter(
            user_id=OuterRef("user_id"), type__in=["totp", "webauthn"]
        )
        return self.annotate(has_second_factor=Exists(factors))

    def with_organisation(self) -> RoleAssignmentQuerySet:
        return self.select_related(
            "organisation", "organisation__municipality", "organisation__partnership"
        )


class RoleAssignment(models.Model):
    """A person has a role for an organisation, for a term.

    `ends_on` is the first day without the role; empty means until further notice.
    Ending a role sets its last day, so that it stays known who could do what when.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="role_assignments"
    )
    role = models.CharField(max_length=30, choices=Role)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="role_assignments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by_label = models.CharField(max_length=120)
    given_at = models.DateTimeField()

    # Known where the rows were read `with_second_factor()`.
    has_second_factor: bool

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "rol"
        ordering = ["organisation_id", "role", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="role_ends_after_start",
            ),
            terms_do_not_overlap(
                "user", "organisation", "role", name="role_terms_do_not_overlap"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.organisation_id})"

    @property
    def subject_key(self) -> str:
        return f"accounts.role_assignment:{self.pk}"

    @property
    def subject_label(self) -> str:
        return f"{self.get_role_display()} voor {self.organisation}"
