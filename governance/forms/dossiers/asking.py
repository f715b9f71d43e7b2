"""Reading from an address what somebody asks of the list of dossiers."""

from __future__ import annotations

from django.http import QueryDict

from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.forms.typed import without_control_characters

from ...queries.dossiers.pipeline import QUESTIONS, Asked

LONGEST_TEXT = 200
MOST_WORDS = 12
SINGLE = ("zoek", "pagina", "vorm")


class Unreadable(DomainError):
    """The address asks something that the list cannot answer."""


def asked_of(params: QueryDict) -> Asked:
    """What is asked; words that are not of this list are refused with a sentence."""
    for name in SINGLE:
        if len(params.getlist(name)) > 1:
            raise Unreadable(f"Het adres noemt ‘{name}’ meer dan één keer.")
    return Asked(
        text=_text(params.get("zoek", "")),
        chosen=_chosen(params),
        page=_page(params.get("pagina", "")),
    )


def cleaned(text: str) -> str:
    """The words as they may be put back in their field: printable, not too long."""
    return " ".join(without_control_characters(text).split())[:LONGEST_TEXT]


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT or len(text.split()) > MOST_WORDS:
        raise Unreadable(
            f"Uw zoekvraag is te lang. Gebruik hoogstens {MOST_WORDS} woorden en "
            f"{LONGEST_TEXT} tekens."
        )
    # Without a letter or digit there is nothing to look for.
    return cleaned(text) if any(sign.isalnum() for sign in text) else ""


def _chosen(params: QueryDict) -> dict[str, list[str]]:
    chosen = {}
    for question in QUESTIONS:
        known = {word for word, _ in question.options}
        words = list(dict.fromkeys(filter(None, params.getlist(question.name))))
        for word in words:
            if word not in known:
                said = without_control_characters(word)[:60]
                raise Unreadable(f"‘{said}’ is geen keuze bij ‘{question.legend}’.")
        if words:
            chosen[question.name] = words
    return chosen


def _page(page: str) -> int:
    if not page:
        return 1
    if not (page.isascii() and page.isdecimal() and len(page) < 10 and int(page) >= 1):
        said = without_control_characters(page)[:20]
        raise Unreadable(f"‘{said}’ is geen bladzijde van deze lijst.")
    return int(page)
