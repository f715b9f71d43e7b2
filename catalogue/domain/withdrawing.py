"""Taking something off the public pages, and giving another version the lead."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ..models import Initiative, Standard, StandardVersion
from ..rules import editing as rules
from .deadlines import standard_changed
from .writing import touch


class ReasonMissing(DomainError):
    """Something was taken away without saying why."""

    def __init__(self) -> None:
        super().__init__("Schrijf op waarom. Dat staat later in het logboek.")


@transaction.atomic
def unpublish(
    *, page: Standard | Initiative, reason: str, by: User, now: datetime
) -> Standard | Initiative:
    """Take a page off the public site. Its address stays its own."""
    page = type(page)._default_manager.select_for_update(of=("self",)).get(pk=page.pk)
    require(rules.may_edit_catalogue(by))
    if not reason.strip():
        raise ReasonMissing
    if page.published_at is None:
        return page
    page.published_at = None
    page.changed_at = now
    page.save(update_fields=["published_at", "changed_at"])
    _record("catalogue.unpublished", page, by, now, reason)
    _renew_deadlines(page)
    return page


@transaction.atomic
def republish(
    *, page: Standard | Initiative, by: User, now: datetime
) -> Standard | Initiative:
    """Put a page that was taken off back as it was."""
    page = type(page)._default_manager.select_for_update(of=("self",)).get(pk=page.pk)
    require(rules.may_edit_catalogue(by))
    if page.published_at is not None:
        return page
    page.published_at = page.changed_at = now
    page.save(update_fields=["published_at", "changed_at"])
    _record("catalogue.republished", page, by, now)
    _renew_deadlines(page)
    return page


@transaction.atomic
def make_current(
    *, version: StandardVersion, by: User, now: datetime
) -> StandardVersion:
    """From now on this is the version that the standard's page names first."""
    standard = Standard.objects.select_for_update().get(pk=version.standard_id)
    require(rules.may_edit_catalogue(by))
    version = StandardVersion.objects.get(pk=version.pk)
    if version.is_current:
        return version
    standard.versions.filter(is_current=True).update(is_current=False)
    version.is_current = True
    version.save(update_fields=["is_current"])
    touch(standard, now)
    _record("catalogue.version_made_current", version, by, now)
    return version


def _record(
    action: str,
    subject: Standard | Initiative | StandardVersion,
    by: User,
    now: datetime,
    reason: str = "",
) -> None:
    record(
        action,
        subject=subject,
        by=by,
        at=now,
        details={"reason": reason} if reason else {},
    )


def _renew_deadlines(page: Standard | Initiative) -> None:
    if isinstance(page, Standard):
        standard_changed(page)
