"""Finding a municipality by what people type: its name, another name, or nearly that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)

from samenorganiseren.shared.names import sort_key

if TYPE_CHECKING:
    from .municipality import MunicipalityQuerySet

# Two transposed letters in a short name still pass: amstredam is .43 like amsterdam.
NEAR_ENOUGH = 0.35


class Plain(Func):
    """Small letters without accents, as PostgreSQL's own `plain` makes them."""

    function = "plain"
    output_field = TextField()


def matching(rows: MunicipalityQuerySet, words: str) -> MunicipalityQuerySet:
    key = sort_key(words)
    if not key:
        return rows.none()
    fits = _fits(key, words.strip())
    anything = rows.model._default_manager.filter(fits)
    return rows.annotate(nearness=TrigramSimilarity("sort_key", key)).filter(
        fits | Q(nearness__gte=NEAR_ENOUGH) & ~Exists(anything)
    )


def _fits(key: str, words: str) -> Q:
    """The name or another name holds the words; or they are a code or a province."""
    return (
        Q(sort_key__contains=key)
        | Q(code__iexact=words)
        | Q(province__name__iexact=words)
        | Exists(_aliases(words).filter(municipality=OuterRef("pk")))
        | Exists(_aliases(words).filter(province=OuterRef("province")))
    )


def _aliases(words: str) -> QuerySet:
    alias = apps.get_model("municipalities", "Alias")
    plain = alias._default_manager.annotate(plain=Plain("name"))
    return plain.filter(plain__contains=Plain(Value(words)))


def closeness(words: str) -> list[OrderBy]:
    """The very name first, then another name, then what starts with it, then the rest."""
    key = sort_key(words)
    rank = Case(
        When(sort_key=key, then=0),
        When(Exists(_aliases(words.strip()).filter(municipality=OuterRef("pk"))), then=1),
        When(sort_key__startswith=key, then=2),
        default=3,
        output_field=IntegerField(),
    )
    return [OrderBy(rank), F("nearness").desc()]
