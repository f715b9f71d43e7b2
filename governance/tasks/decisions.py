"""What may happen later: advice and decisions."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain.decisions import announcing, applying


@handles("governance.announce_resolution", title="Een besluit bekendmaken")
def announce_resolution(resolution_id: int) -> None:
    announcing.announce_resolution(resolution_id=resolution_id, now=timezone.now())


@handles("governance.announce_evaluation", title="Een evaluatie melden")
def announce_evaluation(dossier_id: int) -> None:
    announcing.announce_evaluation(dossier_id=dossier_id, now=timezone.now())


@periodic("governance.take_force", at="00:10", title="Besluiten die vandaag ingaan")
def take_force(*, now: datetime) -> str:
    in_use = applying.take_force(now=now)
    evaluated = applying.start_evaluations(now=now)
    return f"{in_use} besluiten gaan vandaag in, {evaluated} evaluaties begonnen."
