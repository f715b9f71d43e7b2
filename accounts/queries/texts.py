"""Mail and help texts as they hold now."""

from __future__ import annotations

from samenorganiseren.shared.mail_texts import kind_of

from ..models import MailText


def mail_text(key: str) -> tuple[str, str]:
    """Subject and body of this kind of mail: as changed, else as it came."""
    changed = MailText.objects.filter(key=key).values_list("subject", "body").first()
    if changed:
        return changed
    kind = kind_of(key)
    if kind is None:
        raise LookupError(f"no mail is called {key}")
    return kind.subject, kind.body
