"""A mistake in a published decision: a new document that points back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import Conflict, DomainError
from samenorganiseren.shared.verdicts import require

from ...enums import ResolutionKind
from ...models import Decision, Resolution
from ...rules import decisions as rules
from ..stages import lock
from .publishing import tell_of, write_resolution
from .resolution_content import Correction


class ReasonMissing(DomainError):
    """A correction without saying what was wrong."""

    def __init__(self) -> None:
        super().__init__("Schrijf op wat er niet klopte. Dat staat in de rectificatie.")


class AlreadyCorrected(Conflict):
    """A later document already took its place."""

    def __init__(self, later: Resolution) -> None:
        super().__init__(
            f"Dit besluit is al gerectificeerd of ingetrokken met {later.number}. "
            "Ga uit van dat laatste document."
        )


@transaction.atomic
def rectify(
    *, resolution: Resolution, text: str, reason: str, by: User, now: datetime
) -> Resolution:
    """Publish the text as it should have read. Level and dates stay as decided: other
    ones take a new decision."""
    dossier = lock(resolution.decision.dossier)
    require(rules.may_publish(by))
    if not reason.strip():
        raise ReasonMissing
    before = _last(resolution)
    if before.kind == ResolutionKind.WITHDRAWAL:
        raise AlreadyCorrected(before)
    decision = Decision.objects.with_all().get(pk=before.decision_id)
    decision.dossier = dossier
    correction = Correction(
        ResolutionKind.RECTIFICATION, before, reason.strip(), text.strip()
    )
    made = write_resolution(decision, by=by, now=now, correction=correction)
    tell_of("besluit-gerectificeerd", made, by=by, now=now)
    record("governance.resolution_rectified", subject=made, by=by, at=now)
    return made


def _last(resolution: Resolution) -> Resolution:
    """The document itself, where nothing took its place."""
    later = Resolution.objects.filter(rectifies=resolution).first()
    if later is not None:
        raise AlreadyCorrected(later)
    return resolution
