"""Which municipalities cannot be invoiced yet."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from municipalities.models import Municipality

ASKED = ("street", "postal_code", "city", "oin", "buyer_reference")


def blocking(municipality_ids: Iterable[int]) -> list[Municipality]:
    """Those without an address, an OIN or a buyer reference, by name."""
    incomplete = Q(debtor=None)
    for name in ASKED:
        incomplete |= Q(**{f"debtor__{name}": ""})
    found = Municipality.objects.filter(pk__in=set(municipality_ids))
    return list(found.filter(incomplete).by_name())
