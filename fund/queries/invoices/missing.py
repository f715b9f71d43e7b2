"""What must still be known of a municipality before it can be invoiced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from municipalities.models import Municipality, MunicipalityQuerySet

from ...models import Debtor

ADDRESS, OIN, REFERENCE = "adres", "OIN", "inkoopreferentie"


@dataclass(frozen=True)
class Missing:
    """One municipality, what is known of it, and the words of what is not."""

    municipality: Municipality
    debtor: Debtor | None
    words: tuple[str, ...]


def missing_for(municipality_ids: Iterable[int]) -> list[Missing]:
    """Those of these that cannot be invoiced yet, by name."""
    wanted = Municipality.objects.filter(pk__in=set(municipality_ids))
    return [one for one in _judged(wanted) if one.words]


def of_all_on(day: date) -> list[Missing]:
    """Every municipality that exists on this day, also where nothing is missing."""
    return _judged(Municipality.objects.on(day))


def _judged(municipalities: MunicipalityQuerySet) -> list[Missing]:
    found = []
    for one in municipalities.select_related("debtor").by_name():
        debtor = getattr(one, "debtor", None)
        found.append(Missing(one, debtor, _words(debtor)))
    return found


def _words(debtor: Debtor | None) -> tuple[str, ...]:
    if debtor is None:
        return (ADDRESS, OIN, REFERENCE)
    has_address = debtor.street and debtor.postal_code and debtor.city
    known = (
        (ADDRESS, has_address),
        (OIN, debtor.oin),
        (REFERENCE, debtor.buyer_reference),
    )
    return tuple(word for word, value in known if not value)
