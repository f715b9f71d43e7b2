"""How our keys become titles and addresses: dossiers, papers, the chain."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import User
from samenorganiseren.shared import followables
from samenorganiseren.shared.followables import Followable
from samenorganiseren.shared.subjects import Subject
from samenorganiseren.shared.subjects import register as register_subject

from ..models import Dossier
from ..queries.dossiers.finding import may_read_draft_papers, may_read_version_papers
from ..rules import dossier_words
from ..rules.dossiers import may_read
from ..rules.papers import register as register_papers


def register() -> None:
    """Tell it to the journal, the inbox and whoever follows."""
    register_subject("governance.dossier", _dossier, _dossiers)
    followables.register(
        Followable(
            "dossier",
            "governance.dossier",
            "dit dossier",
            "elke openbare stap, van consultatie tot besluit",
        )
    )
    dossier_words.register()
    register_papers("governance.dossier_version", may_read_version_papers)
    register_papers("governance.dossier_draft", may_read_draft_papers)


def _dossier(number: int) -> Subject | None:
    return next(iter(_dossiers([number])), None)


def _dossiers(numbers: Iterable[int]) -> Iterable[Subject]:
    found = Dossier.objects.select_related("proposer").filter(pk__in=numbers)
    return map(_subject, found)


def _subject(dossier: Dossier) -> Subject:
    return Subject(
        key=dossier.subject_key,
        title=dossier.subject_label,
        url=dossier.get_absolute_url(),
        is_visible_to=lambda viewer: bool(
            may_read(viewer if isinstance(viewer, User) else None, dossier)
        ),
    )
