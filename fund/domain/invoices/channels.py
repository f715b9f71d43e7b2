"""The ways in which an invoice leaves the portal.

Another way is another Channel in CHANNELS. Each raises GiveUp where another attempt is
of no use, and any other error where the outbox may try again.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email

from notifications.queries import mail_text
from samenorganiseren.shared.handlers import GiveUp
from samenorganiseren.shared.mail import Mail, hand_over
from samenorganiseren.shared.mail_texts import MailKind, UnknownPlace
from samenorganiseren.shared.wording import dutch_date

from ...enums import DeliveryChannel, DocumentKind, InvoiceKind
from ...mail_texts import CREDIT, INVOICE
from ...models import Invoice
from ...rules.money import to_the_cent

SAFE_NUMBER = re.compile(r"[A-Z]{1,4}[0-9]{4}-[0-9]{5,}")
# The access point looks for the XML: so the PDF stands there before it.
SUFFIXES = {DocumentKind.PDF: "pdf", DocumentKind.UBL: "xml"}
TYPES = {"pdf": "application/pdf", "xml": "application/xml"}
LIST_NAME = "Fonds GGU"


class Channel(Protocol):
    """A way in which an invoice reaches a municipality."""

    def send(self, invoice: Invoice, address: str) -> None:
        """Send it, so that a second time does no harm."""


class Folder:
    """A folder that the access point to the e-invoicing network empties."""

    def send(self, invoice: Invoice, address: str) -> None:
        files = files_of(invoice)
        folder = Path(settings.INVOICE_OUTBOX_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, content in files.items():
            _put(folder, name, content)


class ByMail:
    """A mail with both files. The same invoice always has the same Message-ID."""

    def send(self, invoice: Invoice, address: str) -> None:
        kind = INVOICE if invoice.kind == InvoiceKind.INVOICE else CREDIT
        try:
            validate_email(address)
            message = _message(_mail(kind, invoice, address))
        except ValidationError as invalid:
            raise GiveUp(
                "Het e-mailadres klopt niet. Pas het aan bij de factuurgegevens."
            ) from invalid
        except UnknownPlace as broken:
            raise GiveUp(f"De mailtekst klopt niet. {broken}") from broken
        for name, content in files_of(invoice).items():
            message.attach(name, content, TYPES[name[-3:]])
        hand_over(message)


CHANNELS: dict[str, Channel] = {
    DeliveryChannel.FOLDER: Folder(),
    DeliveryChannel.MAIL: ByMail(),
}


def files_of(invoice: Invoice) -> dict[str, bytes]:
    """The very bytes that were kept, by the names under which they go; raises GiveUp."""
    if not SAFE_NUMBER.fullmatch(invoice.number):
        raise GiveUp(f"Van nummer “{invoice.number}” kan geen bestand worden gemaakt.")
    kept = {one.kind: bytes(one.content) for one in invoice.documents.all()}
    if missing := [suffix for kind, suffix in SUFFIXES.items() if kind not in kept]:
        raise GiveUp(f"Van deze factuur ontbreekt: {', '.join(missing)}.")
    return {
        f"{invoice.number}.{suffix}": kept[kind] for kind, suffix in SUFFIXES.items()
    }


def _put(folder: Path, name: str, content: bytes) -> None:
    """All of it is there at once, or nothing; only its owner may read it."""
    descriptor, half = tempfile.mkstemp(dir=folder, prefix=".", suffix=".half")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(folder / name)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise


def _mail(kind: MailKind, invoice: Invoice, address: str) -> Mail:
    subject, body = mail_text(kind)
    known = values_of(invoice, invoice.total_cents)
    return Mail(
        to=address,
        subject=subject,
        body=body,
        values={name: known[name] for name in kind.places},
        key=f"fund.invoice:{invoice.number}",
        list_name=LIST_NAME,
    )


def values_of(invoice: Invoice, cents: int) -> dict[str, str]:
    """What a mail about an invoice says of it; parties as on the day of issue."""
    seller, buyer = invoice.parties["seller"], invoice.parties["buyer"]
    return {
        "nummer": invoice.number,
        "gemeente": buyer["name"],
        "bedrag": to_the_cent(cents),
        "dag": dutch_date(invoice.due_on),
        "rekening": seller["iban"],
        "kenmerk": invoice.payment_reference,
        "afzender": seller["name"],
    }


def _message(mail: Mail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject_line,
        body=mail.text,
        to=[mail.to],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.html, "text/html")
    return message
