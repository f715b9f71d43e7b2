"""Finding a dossier, a version or a paper by what stands in its address."""

from __future__ import annotations

import re

from accounts.models import User
from samenorganiseren.shared.verdicts import Verdict, denied

from ...models import Dossier, DossierDraft, DossierVersion
from ...rules.dossiers import may_read, proposes_for

DRAFT = re.compile(r"concept-([0-9]{1,15})")


def dossier_at(key: str) -> Dossier | None:
    """By its number, or as `concept-12`, which stays its address for who wrote it."""
    found = Dossier.objects.select_related(
        "proposer", "standard", "initiative", "need", "draft", "started_by"
    )
    if draft := DRAFT.fullmatch(key):
        return found.filter(pk=int(draft[1])).first()
    return found.submitted().filter(number=key).first()


def may_read_version_papers(user: User | None, version_id: int) -> Verdict:
    """Whoever may read the dossier reads the papers of its versions."""
    version = (
        DossierVersion.objects.select_related("dossier__proposer")
        .filter(pk=version_id)
        .first()
    )
    if version is None:
        return denied("Dit stuk hoort nergens bij.")
    return may_read(user, version.dossier)


def may_read_draft_papers(user: User | None, draft_id: int) -> Verdict:
    """Who writes for the proposer."""
    draft = (
        DossierDraft.objects.select_related("dossier__proposer")
        .filter(pk=draft_id)
        .first()
    )
    own = (
        draft is not None
        and user is not None
        and user.is_authenticated
        and proposes_for(user, draft.dossier.proposer)
    )
    return Verdict(own, "" if own else "Dit stuk is nog niet ingediend.")
