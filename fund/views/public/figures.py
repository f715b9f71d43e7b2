"""The pictures of the fund: bars whose places are worked out here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from samenorganiseren.shared.wording import percent, share

from ...queries.public.definitions import DEFINITIONS
from ...queries.public.totals import STAGES, Funnel, KindTotals

# From dark, accounted for, to light, available.
SHADES = dict(zip(STAGES, ("f5", "f4", "f3", "f2", "f1"), strict=True))
GAP = 0.35


def funnel_rows(funnel: Funnel) -> list[dict[str, Any]]:
    """One row for each stage: what stands there, and what stands there or further."""
    rows, further = [], funnel.ceiling
    for kind, cents in zip(STAGES, funnel.stages, strict=True):
        rows.append(
            {
                "kind": kind.value,
                "definition": DEFINITIONS[kind.value],
                "shade": SHADES[kind],
                "cents": cents,
                "further": further,
                "until": f"{share(further, funnel.ceiling):.2f}",
                "x": f"{share(further - cents, funnel.ceiling):.2f}",
                "width": f"{share(cents, funnel.ceiling):.2f}",
            }
        )
        further -= cents
    return rows


def kind_rows(kinds: Iterable[KindTotals]) -> list[dict[str, Any]]:
    """One bar for each kind, as long as its part of all ceilings."""
    known = list(kinds)
    whole = sum(one.funnel.ceiling for one in known)
    return [
        {
            "name": one.name,
            "funnel": one.funnel,
            "share": percent(one.funnel.ceiling, whole),
            "parts": _parts(one.funnel, whole),
        }
        for one in known
    ]


def legend_rows() -> list[dict[str, str]]:
    """The shades with their words, as the bars have them."""
    return [
        {"shade": SHADES[kind], "word": DEFINITIONS[kind.value].title}
        for kind in reversed(STAGES)
    ]


def _parts(funnel: Funnel, whole: int) -> list[dict[str, str]]:
    """Accounted for first, available last, a hair between them."""
    parts, start = [], 0.0
    for kind, cents in reversed(list(zip(STAGES, funnel.stages, strict=True))):
        width = share(cents, whole)
        if width:
            shown = max(width - GAP, 0.1)
            part = {"shade": SHADES[kind], "x": f"{start:.2f}", "width": f"{shown:.2f}"}
            parts.append(part)
        start += width
    return parts
