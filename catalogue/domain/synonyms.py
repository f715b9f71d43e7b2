"""Words that mean each other for the search."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ..models import Synonym
from ..rules import editing as rules


class SynonymSaysNothing(DomainError):
    """A word that means itself, or nothing."""

    def __init__(self) -> None:
        super().__init__("Vul twee verschillende woorden in.")


class _Subject:
    def __init__(self, synonym: Synonym) -> None:
        self.subject_key = f"catalogue.synonym:{synonym.pk}"
        self.subject_label = f"Synoniem: {synonym}"


@transaction.atomic
def add_synonym(*, term: str, meaning: str, by: User, now: datetime) -> Synonym:
    """Whoever types the term also finds the meaning. Adding twice is adding once."""
    require(rules.may_edit_catalogue(by))
    term, meaning = _plain(term), _plain(meaning)
    if not term or not meaning or term == meaning:
        raise SynonymSaysNothing
    synonym, is_new = Synonym.objects.get_or_create(term=term, meaning=meaning)
    if is_new:
        record("catalogue.synonym_added", subject=_Subject(synonym), by=by, at=now)
    return synonym


@transaction.atomic
def remove_synonym(*, synonym_id: int, by: User, now: datetime) -> None:
    """The search no longer takes these words together. Removing twice is the same."""
    require(rules.may_edit_catalogue(by))
    synonym = Synonym.objects.select_for_update().filter(pk=synonym_id).first()
    if synonym is None:
        return
    record("catalogue.synonym_removed", subject=_Subject(synonym), by=by, at=now)
    synonym.delete()


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
