"""What a proposal is about, besides its text: read from a draft, frozen in a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from catalogue.enums import Bindingness
from catalogue.models import Initiative, Need, Standard

from ...enums import DossierKind
from ...models import Dossier

# Which questions a kind of proposal asks, and which of them must be answered.
ASKS: dict[DossierKind, tuple[str, ...]] = {
    DossierKind.NEW_STANDARD: ("level", "in_force_on", "need"),
    DossierKind.NEW_VERSION: ("standard", "in_force_on"),
    DossierKind.ESCALATION: ("standard", "level", "in_force_on"),
    DossierKind.INITIATIVE: ("initiative", "need"),
    DossierKind.FUND_REQUEST: ("initiative", "asked_cents"),
    DossierKind.WITHDRAWAL: ("standard", "in_force_on"),
}
REQUIRES: dict[DossierKind, tuple[str, ...]] = {
    DossierKind.NEW_STANDARD: ("level",),
    DossierKind.NEW_VERSION: ("standard",),
    DossierKind.ESCALATION: ("standard", "level", "in_force_on"),
    DossierKind.INITIATIVE: (),
    DossierKind.FUND_REQUEST: ("asked_cents",),
    DossierKind.WITHDRAWAL: ("standard", "in_force_on"),
}


@dataclass(frozen=True)
class Facts:
    """The particulars of one proposal; what its kind does not ask stays empty."""

    standard: Standard | None = None
    initiative: Initiative | None = None
    need: Need | None = None
    level: int = Bindingness.NOT_ESTABLISHED
    in_force_on: date | None = None
    asked_cents: int | None = None

    def stored(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return {
            "standard": self.standard.pk if self.standard else None,
            "initiative": self.initiative.pk if self.initiative else None,
            "need": self.need.pk if self.need else None,
            "level": int(self.level),
            "in_force_on": self.in_force_on.isoformat() if self.in_force_on else None,
            "asked_cents": self.asked_cents,
        }

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Facts:
        """What a draft kept. Something that went away in the meantime is empty."""
        day = stored.get("in_force_on")
        return cls(
            standard=_found(Standard, stored.get("standard")),
            initiative=_found(Initiative, stored.get("initiative")),
            need=_found(Need, stored.get("need")),
            level=stored.get("level") or Bindingness.NOT_ESTABLISHED,
            in_force_on=date.fromisoformat(day) if day else None,
            asked_cents=stored.get("asked_cents"),
        )

    def only_asked(self, kind: str) -> Facts:
        """Without answers to what this kind does not ask."""
        asked = ASKS[DossierKind(kind)]
        return Facts(**{name: getattr(self, name) for name in asked})

    def put_on(self, dossier: Dossier) -> None:
        """Let the dossier show them."""
        dossier.standard = self.standard
        dossier.initiative = self.initiative
        dossier.need = self.need
        dossier.intended_level = self.level
        dossier.intended_in_force_on = self.in_force_on
        dossier.asked_cents = self.asked_cents

    def frozen(self, dossier: Dossier) -> dict[str, Any]:
        """As a version holds them: readable without any other row."""
        return {
            "soort": str(dossier.kind),
            "indiener": str(dossier.proposer),
            "standaard": self.standard.slug if self.standard else None,
            "initiatief": self.initiative.slug if self.initiative else None,
            "behoefte": self.need.slug if self.need else None,
            "niveau": int(self.level),
            "ingangsdatum": self.in_force_on.isoformat() if self.in_force_on else None,
            "bedrag_in_centen": self.asked_cents,
        }


def _found(model: Any, number: int | None) -> Any:
    return model.objects.filter(pk=number).first() if number else None
