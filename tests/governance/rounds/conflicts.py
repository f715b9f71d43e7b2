"""Interests, declared and decided, for tests."""

from governance.domain.rounds.conflicts import decide_conflict, declare_conflict
from governance.models import ConflictDeclaration


def declared(scene, person, *, save=True, **changes):
    """Said by the person, not decided yet."""
    if not save:
        return ConflictDeclaration(
            dossier=scene.dossier,
            body=scene.body,
            person=person,
            ground="Zit bij de leverancier.",
            declared_by=person,
            declared_at=scene.now,
            **changes,
        )
    return declare_conflict(
        dossier=scene.dossier,
        body=scene.body,
        person=person,
        ground="Zit bij de leverancier.",
        by=person,
        now=scene.now,
    )


def accepted(scene, person, *, by=None):
    """Said by the person, and found to be so by the secretary."""
    return decide_conflict(
        conflict=declared(scene, person),
        is_accepted=True,
        motivation="Dat is een belang.",
        by=by or scene.secretary,
        now=scene.now,
    )
