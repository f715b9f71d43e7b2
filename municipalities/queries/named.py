"""Which municipalities are meant by names, codes or words of addresses, in one query."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from samenorganiseren.shared.names import sort_key

from ..models import Municipality, MunicipalityQuerySet


def named(
    names: Sequence[str], among: MunicipalityQuerySet
) -> tuple[list[Municipality], list[str]]:
    """Those that were meant, in the order of the names and each once; and the names
    that none of them has. Of two with one name the one that came last counts."""
    keys = [sort_key(name) for name in names]
    lower = [name.strip().lower() for name in names]
    found = among.filter(
        Q(sort_key__in=keys)
        | Q(slug__in=lower)
        | Q(code__in=[name.upper() for name in lower])
        | Q(aliases__name__in=[name.strip() for name in names])
    )
    known: dict[str, Municipality] = {}
    for one in found.distinct().order_by("valid_from").prefetch_related("aliases"):
        aliases = [alias.name.lower() for alias in one.aliases.all()]
        known |= dict.fromkeys(
            [one.sort_key, one.slug, one.code.lower(), *aliases], one
        )
    meant, unknown = [], []
    for name, key, low in zip(names, keys, lower, strict=True):
        one_meant = known.get(low) or known.get(key)
        if one_meant is None:
            unknown.append(name.strip())
        elif one_meant not in meant:
            meant.append(one_meant)
    return meant, unknown
