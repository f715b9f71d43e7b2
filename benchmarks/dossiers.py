"""Pages over a thousand dossiers with ten thousand events, each beside a bare page."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks.duel import duel
from benchmarks.pages import Page, bare
from benchmarks.portal import connected_to
from benchmarks.questions import Question
from benchmarks.rig import Rig
from benchmarks.spread import Spread, rounds
from benchmarks.table import Row

HOW_MANY = 1_000
EVENTS = 10_000
# One of them has a trail as long as a dossier ever gets.
LONGEST = 1_000
TITLE = "Proefvoorstel"
SHOWN = 25


def rows(rig: Rig) -> Iterator[Row]:
    with connected_to(rig.served):
        number = _filled()
        yield from _pages(rig, number)
        yield _verified(rig, number)


def _pages(rig: Rig, number: str) -> Iterator[Row]:
    told = f"{HOW_MANY:,} dossiers, {EVENTS:,} events"
    for page in (
        Page("pipeline and list of", Question("/advies/", TITLE, times=15), 1.5),
        Page(
            "the list narrowed to one stage of",
            Question("/advies/?fase=taskforce", TITLE, times=15),
            1.5,
        ),
        Page(
            "search of a word in all of",
            Question(f"/advies/?zoek={TITLE.lower()}", TITLE, times=15),
            1.5,
        ),
        Page(
            f"a dossier of {LONGEST:,} events among",
            Question(f"/advies/{number}/", 'id="tijd"', times=15),
            1.5,
            rows=SHOWN,
            choices=0,
        ),
    ):
        outcome = duel(rig, page.question, bare(rig, page))
        yield Row(
            f"{page.name} {told}, made anew ÷ bare page;"
            f" {outcome.milliseconds.median:.1f} ms",
            str(outcome.processor),
            outcome.processor.median,
            aim=page.aim,
            p95=str(outcome.p95),
            void_rounds=outcome.void_rounds,
        )


def _verified(rig: Rig, number: str) -> Row:
    """From the database, beside the same dossier from a file."""
    from governance.models import Dossier
    from governance.queries.dossiers.export import export_of
    from governance.verifying.verify_dossier import complaints

    dossier = Dossier.objects.get(number=number)
    export = export_of(dossier, with_names=True)
    ratio, seconds = Spread(), Spread()

    def once(turn: int) -> bool:
        with rig.noise.watched() as watch:
            stored = _timed(
                lambda: complaints(export_of(dossier, with_names=True)), wrong=[]
            )
            filed = _timed(lambda: complaints(export), wrong=[])
        ratio.add(stored / filed, is_void=watch.is_void)
        seconds.add(stored, is_void=watch.is_void)
        return watch.is_void

    void = rounds(once)
    told = (
        f"verifying {LONGEST:,} events from the database ÷ from their file (time);"
        f" {seconds.median:.2f} s"
    )
    return Row(told, str(ratio), ratio.median, aim=8, void_rounds=void)


def _timed(work, *, wrong: list[str]) -> float:
    began = time.perf_counter()
    found = work()
    took = time.perf_counter() - began
    if found != wrong:
        raise ValueError(f"{found[:1]}")
    return took


def _filled() -> str:
    """Dossiers in every public stage, by the portal's own steps. Gives the number of
    the one with the longest trail."""
    from django.db import transaction
    from django.utils import timezone

    from governance.domain.events import add_event
    from governance.domain.stages import move
    from governance.enums import Stage
    from governance.models import DossierEvent
    from tests.factories.accounts import MunicipalOrganisationFactory
    from tests.factories.governance import WAY, dossier_at
    from tests.factories.municipalities import MunicipalityFactory
    from tests.governance.dossiers.proposing import submitted

    now = timezone.now()
    proposer = MunicipalOrganisationFactory(municipality=MunicipalityFactory())
    public = WAY[WAY.index(Stage.CONSULTATION) : WAY.index(Stage.BOARD) + 1]
    made = [
        dossier_at(
            public[place % len(public)],
            now=now,
            title=f"{TITLE} {place}",
            proposer=proposer,
        )
        for place in range(1, HOW_MANY)
    ]
    # This one is submitted by the portal's own verb, so that its hashes are right.
    longest = submitted(now=now, title=f"{TITLE} 0")
    for step in (Stage.INTAKE, Stage.CONSULTATION):
        move(longest, step, by=longest.started_by, now=now)
    with transaction.atomic():
        by = longest.started_by

        def more(dossier) -> None:
            add_event("proefgebeurtenis", dossier=dossier, by=by, now=now)

        while longest.event_count < LONGEST:
            more(longest)
        missing = EVENTS - DossierEvent.objects.count()
        for place in range(max(0, missing)):
            more(made[place % len(made)])
    return longest.number
