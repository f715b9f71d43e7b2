"""Imports, notices and upkeep of what editors write."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.jobs import Outcome, Steps, job
from samenorganiseren.shared.periodic import periodic

from ..domain import announcing_needs, bindingness, importing
from ..domain.import_plan import report_of
from ..queries.imports import editor_behind, import_job


@handles(
    "catalogue.announce_answered_need", title="Melden dat een behoefte is beantwoord"
)
def announce_answered_need(need_id: int) -> None:
    announcing_needs.announce_answered_need(need_id=need_id, now=timezone.now())


@periodic(
    "catalogue.keep_bindingness", at="00:05", title="Verbindendheid die vandaag ingaat"
)
def keep_bindingness(*, now: datetime) -> str:
    bindingness.keep_bindingness(now=now)
    return "Wijzigingen van verbindendheid die vandaag ingaan, gelden nu."


@job("catalogue.check_import")
def check_import(steps: Steps) -> Outcome:
    plan = importing.check_import(
        content=steps.input.read(), by=editor_behind(steps.by.actor_key)
    )
    path = steps.folder / "proef.csv"
    path.write_bytes(report_of(plan))
    return Outcome(
        f"De proef is klaar: {plan.sentence} Er is nog niets gewijzigd.",
        url="/beheer/catalogus/importeren/laatste/",
        file=path,
        file_name="proef-import.csv",
    )


@job("catalogue.apply_import")
def apply_import(steps: Steps, *, check_id: int, mark: str) -> Outcome:
    plan = importing.apply_import(
        content=steps.input.read(),
        mark=mark,
        subject=import_job(check_id),
        by=editor_behind(steps.by.actor_key),
        now=steps.now,
        report=steps.report,
    )
    path = steps.folder / "import.csv"
    path.write_bytes(report_of(plan))
    return Outcome(
        f"Ingelezen: {plan.sentence}",
        url="/beheer/catalogus/",
        file=path,
        file_name="import.csv",
    )
