"""A decision that is not published yet: for everybody outside, the board still has it."""

from __future__ import annotations

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from accounts.models import User

from ...enums import Stage
from ...models import Dossier, DossierEvent, Resolution
from ...rules.dossiers import INSIDERS

STEP = "fase-gewijzigd"
DECISIONS = (Stage.DECIDED, Stage.REJECTED)


def knows_decisions(user: User | None) -> bool:
    """Members, assistants and secretaries; a proposer hears it with everybody else."""
    return user is not None and user.is_authenticated and user.has_role(*INSIDERS)


def with_stage_for(dossiers: QuerySet[Dossier], user: User | None) -> QuerySet[Dossier]:
    """Each with `fase`, its stage as far as this reader may know."""
    if knows_decisions(user):
        return dossiers.annotate(fase=F("stage"))
    published = Resolution.objects.filter(decision__dossier=OuterRef("pk"))
    return dossiers.annotate(
        fase=Case(
            When(stage=Stage.DECIDED, then=Value(str(Stage.BOARD))),
            When(
                Q(stage=Stage.REJECTED) & ~Exists(published),
                then=Value(str(Stage.BOARD)),
            ),
            default=F("stage"),
        )
    )


def is_embargoed(dossier: Dossier) -> bool:
    """Decided, and nobody outside may know it."""
    if dossier.stage == Stage.DECIDED:
        return True
    if dossier.stage != Stage.REJECTED:
        return False
    return not Resolution.objects.filter(decision__dossier=dossier).exists()


def as_known_to(user: User | None, dossier: Dossier) -> Dossier:
    """The dossier as this reader may know it; changed in memory alone."""
    if knows_decisions(user) or not is_embargoed(dossier):
        return dossier
    dossier.stage = Stage.BOARD
    came = dossier.events.filter(kind=STEP, payload__naar=str(Stage.BOARD))
    dossier.stage_since = came.order_by("-sequence").values_list("at", flat=True)[0]
    return dossier


def without_decisions(
    events: QuerySet[DossierEvent], dossier: Dossier
) -> QuerySet[DossierEvent]:
    """Of a dossier that is at the board for this reader: not what was decided."""
    if dossier.stage != Stage.BOARD:
        return events
    return events.exclude(kind=STEP, payload__naar__in=[str(one) for one in DECISIONS])
