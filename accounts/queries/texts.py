"""Mail and help texts as they hold now."""

from __future__ import annotations

from samenorganiseren.shared.mail_texts import MailKind

from ..models import HelpText, MailText


def mail_text(kind: MailKind) -> tuple[str, str]:
    """Subject and body of this kind of mail: as changed, else as it came."""
    changed = (
        MailText.objects.filter(key=kind.key).values_list("subject", "body").first()
    )
    return changed or (kind.subject, kind.body)


def help_text(key: str) -> HelpText | None:
    """The help of this name, if somebody wrote it."""
    return HelpText.objects.filter(key=key).first()
