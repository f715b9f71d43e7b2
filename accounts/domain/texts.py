"""Changing the help on pages and the text of mails."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.mail_texts import MailKind, UnknownPlace, require_places
from samenorganiseren.shared.verdicts import require

from .. import rules
from ..models import HelpText, MailText, User


class PlaceUnknown(DomainError):
    """The text names a place that this mail cannot fill in."""


@transaction.atomic
def change_help(
    *, key: str, title: str, body: str, by: User, now: datetime
) -> HelpText:
    """Write the help of this name."""
    require(rules.may_administer(by))
    written = {"updated_at": now, "updated_by_label": by.name}
    text, _ = HelpText.objects.update_or_create(
        key=key, defaults={"title": title, "body": body, **written}
    )
    record("accounts.help_text_changed", subject=text, by=by, at=now)
    return text


@transaction.atomic
def change_mail(
    *, kind: MailKind, subject: str, body: str, by: User, now: datetime
) -> MailText:
    """Write the subject and text of this kind of mail."""
    require(rules.may_administer(by))
    for text in (subject, body):
        _require_places(text, kind)
    written = {"updated_at": now, "updated_by_label": by.name}
    changed, _ = MailText.objects.update_or_create(
        key=kind.key, defaults={"subject": subject, "body": body, **written}
    )
    record("accounts.mail_text_changed", subject=changed, by=by, at=now)
    return changed


def _require_places(text: str, kind: MailKind) -> None:
    try:
        require_places(text, kind.places)
    except UnknownPlace as unknown:
        raise PlaceUnknown(str(unknown)) from unknown


@transaction.atomic
def restore_mail(*, kind: MailKind, by: User, now: datetime) -> None:
    """Let the portal's own text of this mail hold again."""
    require(rules.may_administer(by))
    changed = MailText.objects.select_for_update().filter(key=kind.key).first()
    if changed is None:
        return
    record("accounts.mail_text_restored", subject=changed, by=by, at=now)
    changed.delete()
