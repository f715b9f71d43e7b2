"""Dossiers that came to a decision: as advised, against the advice, and rejected."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from catalogue.enums import Bindingness
from catalogue.models import Standard

from ...enums import (
    AdviceVerdict,
    Choice,
    ConsultationKind,
    DossierKind,
    Outcome,
)
from ...models import Dossier, Resolution
from ..decisions.applying import take_force
from ..decisions.deciding import Decided, confirm_decision, record_decision
from ..decisions.forwarding import to_board, to_college
from ..decisions.publishing import publish_decisions
from ..dossiers.facts import Facts
from ..dossiers.leading import send_by_fast_lane
from ..rounds.said import Said
from .acting import Stage, answered, asked, submitted, taken_in, whole_round
from .cast import BOARD, COLLEGE, SECOND_SECRETARY, TASKFORCE
from .underway import GOUDA, KRIMPENERWAARD, REACTIONS, WADDINXVEEN
from .words import TEXT

ADVICE = "De Taskforce adviseert positief. De proef liet zien dat het werkt."
TAKEN_OVER = (
    "Het College van Dienstverleningszaken neemt het advies van de Taskforce over."
)


def tell_decided(stage: Stage, standards: dict[str, Standard]) -> list[Resolution]:
    """The published decisions, in the order in which they were taken."""
    made = [
        *_as_advised(stage, standards),
        _against_the_advice(stage, standards),
        _rejected(stage),
    ]
    take_force(now=stage.now)
    _waits_for_the_members(stage, standards)
    return made


def _advised_by_both(
    stage: Stage, dossier: Dossier, *, days: float, negative: bool = False
) -> Dossier:
    """Taskforce and College van Dienstverleningszaken, four weeks in all."""
    against = Said(Choice.AGAINST, "Dit kost meer dan het oplevert.")
    voices = _all_against(stage, against) if negative else {}
    verdict = AdviceVerdict.NEGATIVE if negative else AdviceVerdict.POSITIVE
    whole_round(
        stage,
        dossier,
        TASKFORCE,
        AdviceVerdict.POSITIVE,
        ADVICE,
        days=days,
        voices={"dina@taskforce.example": against},
        minority=(
            "dina@taskforce.example",
            "De baten zijn niet onderzocht. Wacht op de evaluatie van de proef.",
        ),
    )
    dossier.refresh_from_db()
    dossier = to_college(
        dossier=dossier, by=stage.secretary(TASKFORCE), now=stage.ago(days - 12)
    )
    whole_round(
        stage,
        dossier,
        COLLEGE,
        verdict,
        "Het College van Dienstverleningszaken adviseert het niet te doen: de kosten "
        "voor kleine gemeenten zijn te hoog."
        if negative
        else TAKEN_OVER,
        days=days - 13,
        voices=voices,
    )
    dossier.refresh_from_db()
    return to_board(
        dossier=dossier, by=stage.secretary(COLLEGE), now=stage.ago(days - 25)
    )


def _all_against(stage: Stage, said: Said) -> dict[str, Said]:
    body = stage.body(COLLEGE)
    seated = body.seats.values_list("memberships__person__email", flat=True)
    return {email: said for email in seated if email}


def decided_by_board(
    stage: Stage, dossier: Dossier, decided: Decided, *, days: float
) -> Resolution:
    """Entered by one secretary, confirmed by the other, and published."""
    by, second = stage.secretary(BOARD), stage.cast[SECOND_SECRETARY]
    decision = record_decision(
        dossier=dossier,
        body=stage.body(BOARD),
        decided=replace(decided, decided_on=stage.ago(days).date()),
        by=by,
        now=stage.ago(days - 1),
    )
    decision = confirm_decision(decision=decision, by=second, now=stage.ago(days - 2))
    return publish_decisions(decisions=[decision], by=by, now=stage.ago(days - 4))[0]


def _climb(
    stage: Stage, standard: Standard, level: Bindingness, *, days: float, title: str
) -> Dossier:
    dossier = submitted(
        stage,
        GOUDA,
        DossierKind.ESCALATION,
        title=title,
        summary="Een zwaardere status, omdat de meeste gemeenten al meedoen.",
        text=TEXT.format(
            what=f"Een zwaardere status voor {standard.name}.",
            why="Leveranciers wachten op een duidelijke keuze.",
        ),
        facts=Facts(
            standard=standard,
            level=level,
            in_force_on=(stage.now + timedelta(days=120)).date(),
        ),
        days=days,
    )
    dossier = taken_in(stage, dossier, days=days - 8)
    consultation = asked(stage, dossier, days=days - 10, reactions=REACTIONS)
    return answered(stage, consultation, days=days - 45)


def _adopted(text: str, level: Bindingness, in_force: float, stage: Stage) -> Decided:
    return Decided(
        outcome=Outcome.ADOPT,
        text=text,
        decided_on=stage.now.date(),
        level=level,
        in_force_on=(stage.now + timedelta(days=in_force)).date(),
    )


def _as_advised(stage: Stage, standards: dict[str, Standard]) -> list[Resolution]:
    made = []
    for slug, level, days in (
        ("balie-afspraken-fictief", Bindingness.RECOMMENDED, 420),
        ("balie-afspraken-fictief", Bindingness.COMPLY_OR_EXPLAIN, 240),
        ("statusberichten-fictief", Bindingness.RECOMMENDED, 300),
    ):
        standard = Standard.objects.get(slug=slug)
        dossier = _climb(
            stage,
            standard,
            level,
            days=days,
            title=f"{standard.name.removesuffix(' (fictief)')} wordt "
            f"“{level.label.lower()}”",
        )
        dossier = _advised_by_both(stage, dossier, days=days - 48)
        decided = _adopted(
            f"Het VNG-bestuur stelt vast dat voor {standard.name} het niveau "
            f"“{level.label.lower()}” geldt.",
            level,
            -(days - 100),
            stage,
        )
        made.append(decided_by_board(stage, dossier, decided, days=days - 80))
    return made


def _against_the_advice(stage: Stage, standards: dict[str, Standard]) -> Resolution:
    standard = Standard.objects.get(slug="adresdoorgifte-fictief")
    dossier = _climb(
        stage,
        standard,
        Bindingness.RECOMMENDED,
        days=190,
        title="Adresdoorgifte wordt “aanbevolen”",
    )
    dossier = _advised_by_both(stage, dossier, days=140, negative=True)
    decided = replace(
        _adopted(
            f"Het VNG-bestuur beveelt {standard.name} aan.",
            Bindingness.RECOMMENDED,
            -60,
            stage,
        ),
        motivation="Het VNG-bestuur wijkt af van het advies. De kosten dalen als meer "
        "gemeenten meedoen, en een aanbeveling verplicht niemand.",
    )
    return decided_by_board(stage, dossier, decided, days=105)


def _rejected(stage: Stage) -> Resolution:
    dossier = submitted(
        stage,
        KRIMPENERWAARD,
        DossierKind.INITIATIVE,
        title="Eén telefoonnummer voor alle gemeenten",
        summary="Een inwoner belt altijd hetzelfde nummer.",
        text=TEXT.format(what="Eén nummer.", why="Inwoners zoeken nu."),
        days=170,
    )
    dossier = taken_in(stage, dossier, days=160)
    dossier = send_by_fast_lane(
        dossier=dossier,
        reason="Het voorstel is klein en raakt geen bestaande afspraak.",
        by=stage.secretary(TASKFORCE),
        now=stage.ago(150),
    )
    dossier = _advised_by_both(stage, dossier, days=145, negative=True)
    decided = Decided(
        outcome=Outcome.REJECT,
        text="Het VNG-bestuur wijst het voorstel af: 14 plus netnummer bestaat al.",
        decided_on=stage.now.date(),
    )
    return decided_by_board(stage, dossier, decided, days=112)


def _waits_for_the_members(stage: Stage, standards: dict[str, Standard]) -> Dossier:
    """Level 3: the members are being asked, and the board cannot decide before."""
    standard = Standard.objects.get(slug="balie-afspraken-fictief")
    dossier = _climb(
        stage,
        standard,
        Bindingness.MANDATORY,
        days=120,
        title="Balie-afspraken wordt verplicht",
    )
    dossier = _advised_by_both(stage, dossier, days=70)
    asked(
        stage,
        dossier,
        days=25,
        closes_in=12,
        kind=ConsultationKind.MEMBERS,
        body=BOARD,
        reactions=(
            ("accordeur@gouda.example", "", "voor"),
            (WADDINXVEEN, "Graag met een overgangsjaar.", "voor"),
            (KRIMPENERWAARD, "Te vroeg voor ons.", "tegen"),
        ),
    )
    return dossier
