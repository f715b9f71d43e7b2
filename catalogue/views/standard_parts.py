"""What the page of a standard tells, part by part, from its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from catalogue.enums import Authority, Bindingness, LinkKind, RelationKind
from catalogue.models import Standard

NOT_ESTABLISHED = "niet vastgesteld"
BACKWARDS = {
    RelationKind.REPLACES: "wordt vervangen door",
    RelationKind.BUILDS_ON: "is de basis van",
    RelationKind.PART_OF: "bestaat onder meer uit",
}


def day_in(row: dict[str, Any], name: str) -> date | None:
    """A date of a row, where it has one."""
    return date.fromisoformat(row[name]) if row[name] else None


@dataclass(frozen=True)
class Obligation:
    """A change of bindingness, ready to be read."""

    row: dict[str, Any]

    @property
    def level(self) -> Bindingness:
        return Bindingness(self.row["level"])

    @property
    def authority(self) -> str:
        label = Authority(self.row["authority"]).label
        note = self.row["authority_note"]
        return f"{label} ({note})" if note else label

    @property
    def day(self) -> date | None:
        return day_in(self.row, "in_force_on") or day_in(self.row, "decided_on")

    @property
    def to_confirm(self) -> str:
        return self.row["to_confirm"]

    @property
    def is_checked(self) -> bool:
        """By a second person, or decided in this portal."""
        return bool(self.row["confirmed_at"]) or bool(self.row["resolution_key"])

    @property
    def source_of_it_all(self) -> str:
        """Its source, unless a date above already names it."""
        named = {
            self.row[f"{name}_source"] for name in ("advised", "decided", "in_force")
        }
        return "" if self.row["source"] in named else self.row["source"]

    def facts(self) -> list[dict[str, Any]]:
        decided_by = self.row["decided_by"] or "niet vastgelegd"
        return [
            {"question": "Op gezag van", "answer": self.authority, "small": ""},
            {"question": "Op wiens besluit", "answer": decided_by, "small": ""},
            self._dated("Advies van", "advised"),
            self._dated("Besluit van", "decided"),
            self._dated("Geldt vanaf", "in_force"),
        ]

    def _dated(self, question: str, name: str) -> dict[str, Any]:
        day = day_in(self.row, f"{name}_on")
        source = self.row[f"{name}_source"]
        small = f"Bron: {source}" if day else "De bron noemt geen datum"
        return {
            "question": question,
            "day": day,
            "answer": NOT_ESTABLISHED,
            "small": small,
        }


def obligations(standard: Standard) -> list[Obligation]:
    """Every change, in the order in which they were written down."""
    return [Obligation(row) for row in standard.parts["changes"]]


def in_force(standard: Standard, today: date) -> list[Obligation]:
    """The last change of each authority that has taken force, heaviest first."""
    last: dict[str, Obligation] = {}
    started = [o for o in obligations(standard) if o.day is None or o.day <= today]
    for one in sorted(started, key=lambda o: (o.day or date.min, o.row["id"])):
        last[one.row["authority"]] = one
    now = [o for o in last.values() if o.level]
    return sorted(now, key=lambda o: (-o.level, o.row["authority"] != Authority.VNG))


def coming(standard: Standard, today: date) -> list[Obligation]:
    """Changes that are decided and take force on a later day."""
    return [o for o in obligations(standard) if o.day and o.day > today]


def relations(standard: Standard) -> list[dict[str, str]]:
    """How it stands to other standards, in both directions."""
    return [
        {
            "words": RelationKind(row["kind"]).label
            if row["is_forward"]
            else BACKWARDS[RelationKind(row["kind"])],
            "name": row["name"],
            "slug": row["slug"],
        }
        for row in standard.parts["relations"]
    ]


def documents(standard: Standard) -> list[dict[str, str]]:
    """Pages elsewhere that belong to it."""
    links = [
        {
            "label": row["label"],
            "address": row["url"],
            "small": LinkKind(row["kind"]).label,
        }
        for row in standard.parts["links"]
    ]
    known = {link["address"] for link in links}
    if standard.homepage and standard.homepage not in known:
        host = standard.homepage.split("/")[2]
        links.insert(
            0,
            {"label": "Officiële pagina", "address": standard.homepage, "small": host},
        )
    return links
