from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from ..enums import Role

if TYPE_CHECKING:
    from .role import RoleAssignment


class UserQuerySet(models.QuerySet["User"]):
    def locked(self) -> UserQuerySet:
        """Nobody else may change them until the transaction ends."""
        return self.select_for_update(of=("self",))

    def active(self) -> UserQuerySet:
        return self.filter(is_active=True)

    def with_email(self, email: str) -> UserQuerySet:
        return self.filter(email__iexact=email.strip())

    def by_name(self) -> UserQuerySet:
        return self.order_by("name", "id")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes people; signing in goes by e-mail address."""

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email__iexact=email)

    def create_user(
        self, *, email: str, name: str, password: str | None = None, **rest: Any
    ) -> User:
        user = self.model(email=self.normalize_email(email).lower(), name=name, **rest)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person. What somebody may do is told by roles, never by a flag here."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    # Demo people are made up; they can only exist in demo mode.
    is_fictitious = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    disabled_at = models.DateTimeField(null=True, blank=True)
    # Name and address are gone; the row stays, so that dates and counts hold.
    anonymised_at = models.DateTimeField(null=True, blank=True)

    objects = UserManager()

    # Their own organisation asked for a second factor at this sign-in, and said so.
    is_vouched_for = False

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "persoon"
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("email"), name="user_email_once"
            ),
            models.CheckConstraint(
                condition=models.Q(anonymised_at=None) | models.Q(is_active=False),
                name="user_anonymised_is_disabled",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    # Django's permission system is not used; these keep its parts content.
    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return False

    def has_module_perms(self, app_label: str) -> bool:
        return False

    def get_current_roles(self) -> list[RoleAssignment]:
        """The roles that hold today, with their organisations; one query, then kept."""
        if not hasattr(self, "_current_roles"):
            self._current_roles = list(
                self.role_assignments.on(timezone.localdate())
                .with_organisation()
                .with_second_factor()
            )
        return self._current_roles

    def has_second_factor(self) -> bool:
        """Whether more than a password guards this account, or this sign-in.

        Known for people with a role, as it comes along with their roles.
        """
        if self.is_vouched_for:
            return True
        return any(held.has_second_factor for held in self.get_current_roles())

    def keep_roles(self, roles: list[RoleAssignment]) -> None:
        """Those of today, read together with the person."""
        self._current_roles = roles

    def forget_roles(self) -> None:
        """Read the roles anew at the next question."""
        self.__dict__.pop("_current_roles", None)

    def act_only_for(self, organisation_id: int) -> None:
        """Leave the roles for all other organisations aside, as an API key does."""
        self._current_roles = [
            held
            for held in self.get_current_roles()
            if held.organisation_id == organisation_id
        ]

    def has_role(self, *roles: Role) -> bool:
        """Whether one of these roles holds today, for whichever organisation."""
        return any(held.role in roles for held in self.get_current_roles())

    def has_role_at(self, organisation_id: int, *roles: Role) -> bool:
        """Whether one of these roles holds today for this organisation."""
        return any(
            held.organisation_id == organisation_id and held.role in roles
            for held in self.get_current_roles()
        )

    @property
    def actor_key(self) -> str:
        return f"accounts.user:{self.pk}"

    @property
    def actor_label(self) -> str:
        return self.name

    @property
    def subject_key(self) -> str:
        return self.actor_key

    @property
    def subject_label(self) -> str:
        return self.name
