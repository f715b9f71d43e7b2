"""In which ways municipalities are like one of them, and which those are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ..enums import RegionKind
from ..models import Municipality, MunicipalityQuerySet, PartnershipMember


@dataclass(frozen=True)
class Likeness:
    """One way of being alike: its word in addresses, and what it is called."""

    key: str
    label: str
    find: Callable[[], MunicipalityQuerySet]


def likenesses_of(home: Municipality, day: date) -> list[Likeness]:
    """Every way in which there may be others like it on this day, the nearest first.

    Asks for partnerships and regions, one query each; who they are is asked later.
    """
    others = Municipality.objects.on(day).exclude(pk=home.pk)
    found = [
        Likeness(
            "buren",
            "Buurgemeenten",
            lambda: others.filter(
                pk__in=Municipality.objects.neighbours_of(home).values("pk")
            ),
        )
    ]
    if home.size_class and home.urbanity:
        found.append(
            Likeness(
                "even-groot",
                f"Even groot en stedelijk ({home.size_class_label}, "
                f"{home.urbanity_label.lower()})",
                lambda: others.filter(
                    size_class=home.size_class, urbanity=home.urbanity
                ),
            )
        )
    found += _partnerships(home, others, day)
    found.append(
        Likeness(
            "provincie",
            f"Provincie {home.province.name}",
            lambda: others.filter(province=home.province_id),
        )
    )
    return found + _regions(home, others)


def _partnerships(
    home: Municipality, others: MunicipalityQuerySet, day: date
) -> list[Likeness]:
    members = PartnershipMember.objects.on(day)
    own = members.filter(municipality=home).select_related("partnership")
    return [
        Likeness(
            f"samen-{one.partnership.slug}",
            f"Samenwerking: {one.partnership.name}",
            lambda partnership=one.partnership_id: others.filter(
                pk__in=members.filter(partnership=partnership).values("municipality")
            ),
        )
        for one in own.order_by("partnership__sort_key")
    ]


def _regions(home: Municipality, others: MunicipalityQuerySet) -> list[Likeness]:
    return [
        Likeness(
            region.kind,
            f"{RegionKind(region.kind).label}: {region.name}",
            lambda region=region.pk: others.filter(regions=region),
        )
        for region in home.regions.order_by("kind", "name")
    ]
