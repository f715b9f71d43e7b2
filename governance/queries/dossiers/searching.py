"""Finding dossiers by words in their number, title, proposer and standard."""

from __future__ import annotations

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from ...models import Dossier

READ = ("number", "title", "proposer__name", "standard__name", "initiative__name")


def with_words(dossiers: QuerySet[Dossier], text: str) -> QuerySet[Dossier]:
    """Those in which each of these words stands, also as a part of a longer word."""
    words = text.split()
    if not words:
        return dossiers
    all_of_it = Func(Value(" "), *map(F, READ), function="concat_ws")
    found = dossiers.alias(read=_plain(all_of_it))
    for word in words:
        found = found.filter(GreaterThan(StrIndex(F("read"), _plain(Value(word))), 0))
    return found


def _plain(text: Func | Value) -> Func:
    """Without capitals and accents, by PostgreSQL's own hand on both sides."""
    return Func(text, function="plain", output_field=TextField())
