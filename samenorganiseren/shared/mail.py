"""Sending one mail: plain text, and the same as simple, accessible HTML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import quote, urlsplit

import nh3
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.template.loader import render_to_string
from markdown_it import MarkdownIt

from .handlers import GiveUp
from .mail_texts import UnknownPlace, fill

LIST_NAME = "Samen Organiseren"
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!<>&|~^:/@])")
_markdown = MarkdownIt("commonmark", {"html": False})


class Address(str):
    """A value that is an address on the web; it may stand in a link."""


@dataclass(frozen=True)
class Item:
    """One line of a list in a mail: words, and where they lead."""

    words: str
    address: str


class Items(tuple[Item, ...]):
    """A value that is a list of such lines."""

    def __str__(self) -> str:
        return "\n\n".join(f"- {one.words}\n  {one.address}" for one in self)

    @property
    def markdown(self) -> str:
        return "\n".join(
            f"- [{_escaped(one.words)}]({_escaped(Address(one.address))})"
            for one in self
        )


Value = str | Items


@dataclass(frozen=True)
class Mail:
    """One mail to one person. The same `key` gives the same Message-ID."""

    to: str
    subject: str
    body: str
    values: Mapping[str, Value]
    key: str
    list_name: str = LIST_NAME
    # Where one press stops this kind of mail (RFC 8058).
    unsubscribe: str = ""

    @property
    def message_id(self) -> str:
        return f"<{hashlib.sha256(self.key.encode()).hexdigest()[:40]}@{_host()}>"

    @property
    def subject_line(self) -> str:
        return " ".join(fill(self.subject, _plain(self.values)).split())

    @property
    def text(self) -> str:
        """The Markdown as people would type it in a letter."""
        template = _LINK.sub(_spelled_out, self.body.replace("**", ""))
        return fill(template, _plain(self.values)).strip() + "\n"

    @property
    def html(self) -> str:
        filled = fill(self.body, {k: _escaped(v) for k, v in self.values.items()})
        body = nh3.clean(
            _markdown.render(filled), url_schemes={"http", "https", "mailto"}
        )
        return render_to_string(
            "mail/mail.html", {"subject": self.subject_line, "body": body}
        )


def send(mail: Mail) -> None:
    """Hand the mail to the mail server.

    Raises GiveUp where another attempt is of no use: the text is wrong, the address
    is no address, or the server refuses it for good.
    """
    try:
        validate_email(mail.to)
        message = _message(mail)
    except UnknownPlace as broken:
        raise GiveUp(f"De mailtekst klopt niet. {broken}") from broken
    except ValidationError as invalid:
        raise GiveUp("Het e-mailadres klopt niet.") from invalid
    hand_over(message)


def hand_over(message: EmailMultiAlternatives) -> None:
    """To the mail server. Raises GiveUp for what it refuses for good."""
    try:
        message.send()
    except SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if all(code >= 500 for code in codes):
            raise GiveUp(f"De mailserver weigert dit adres ({codes[0]}).") from refused
        raise
    except SMTPResponseException as refused:
        if refused.smtp_code >= 550:
            raise GiveUp(
                f"De mailserver weigert deze mail ({refused.smtp_code})."
            ) from refused
        raise


def _message(mail: Mail) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject_line,
        body=mail.text,
        to=[mail.to],
        headers={
            "Message-ID": mail.message_id,
            "List-Id": f"{mail.list_name} <berichten.{_host()}>",
            "Auto-Submitted": "auto-generated",
            **_one_press(mail.unsubscribe),
        },
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def _one_press(address: str) -> dict[str, str]:
    if not address:
        return {}
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def _plain(values: Mapping[str, Value]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _escaped(value: Value) -> str:
    """The value as Markdown that shows exactly this text, or as a safe address."""
    if isinstance(value, Items):
        return value.markdown
    if isinstance(value, Address):
        return quote(value, safe=":/?#@!$&'*+,;=%~-._")
    lines = (line.strip() for line in value.splitlines())
    return "\n".join(_PUNCTUATION.sub(r"\\\1", line) for line in lines)


def _spelled_out(link: re.Match[str]) -> str:
    words, address = link.groups()
    return f"{words}:\n{address}" if words != address else address
