"""History of what a page is connected to: every row that came and went, by trigger."""

from __future__ import annotations

from typing import Any

import pghistory

from .initiative import Initiative
from .standard import Standard, StandardLink, StandardRelation


def tracked(model: Any) -> Any:
    """Keep every change of these rows, also that one went."""
    changes = (
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
    )
    return pghistory.track(*changes)(model)


def rows_of(relation: Any, name: str) -> Any:
    """A name for the rows that tie two things together; history asks for a class."""
    meta = type("Meta", (), {"proxy": True})
    return type(name, (relation.through,), {"Meta": meta, "__module__": __name__})


StandardOwner = tracked(rows_of(Standard.owners, "StandardOwner"))
InitiativeParticipant = tracked(
    rows_of(Initiative.participants, "InitiativeParticipant")
)
InitiativeProduct = tracked(rows_of(Initiative.produces, "InitiativeProduct"))
tracked(StandardLink)
tracked(StandardRelation)
