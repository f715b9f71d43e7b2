"""Finding a municipality by what people type: its name, another name, or nearly that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from samenorganiseren.shared.names import sort_key

from .region import Province

if TYPE_CHECKING:
    from .municipality import MunicipalityQuerySet

# Two transposed letters in a short name still pass: amstredam is .43 like amsterdam.
NEAR_ENOUGH = 0.35


class Key(Func):
    """Small letters and digits with one space between words, as `sort_key` makes them."""

    function = "plain"
    template = "regexp_replace(%(function)s(%(expressions)s), '[^a-z0-9]+', ' ', 'g')"
    output_field = TextField()


def matching(rows: MunicipalityQuerySet, words: str) -> MunicipalityQuerySet:
    key = sort_key(words)
    if not key:
        return rows.annotate(nearness=Value(0.0)).filter(code="")
    fits = _fits(key, words.strip())
    anything = rows.model._default_manager.filter(fits)
    by_other_name = Subquery(_nearness_of_aliases(key).values("nearness")[:1])
    nearness = Greatest(
        TrigramSimilarity("sort_key", key), Coalesce(by_other_name, 0.0)
    )
    return rows.annotate(nearness=nearness).filter(
        fits | Q(nearness__gte=NEAR_ENOUGH) & ~Exists(anything)
    )


def _fits(key: str, words: str) -> Q:
    """The name or another name holds the words; or they are a code or a province."""
    return (
        Q(sort_key__contains=key)
        | Q(code__iexact=words)
        | Q(province__in=_provinces(key))
        | Q(pk__in=_aliases(key).exclude(municipality=None).values("municipality"))
        | Q(province__in=_aliases(key).exclude(province=None).values("province"))
    )


def _provinces(key: str) -> QuerySet[Any]:
    named = Province.objects.annotate(key=Key("name"))
    return named.filter(key=key).values("pk")


def _aliases(key: str) -> QuerySet[Any]:
    """Other names that hold these words."""
    alias = apps.get_model("municipalities", "Alias")
    return alias._default_manager.annotate(key=Key("name")).filter(key__contains=key)


def _nearness_of_aliases(key: str) -> QuerySet[Any]:
    """The other names of one municipality, nearest first."""
    alias = apps.get_model("municipalities", "Alias")
    own = alias._default_manager.filter(municipality=OuterRef("pk"))
    near = own.annotate(nearness=TrigramSimilarity(Key("name"), key))
    return near.order_by("-nearness")


def closeness(words: str) -> list[OrderBy]:
    """The very name first, then another name, then what starts with it, then the rest."""
    key = sort_key(words)
    rank = Case(
        When(sort_key=key, then=0),
        When(
            pk__in=_aliases(key).exclude(municipality=None).values("municipality"),
            then=1,
        ),
        When(sort_key__startswith=key, then=2),
        default=3,
        output_field=IntegerField(),
    )
    return [OrderBy(rank), F("nearness").desc()]
