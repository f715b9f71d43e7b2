"""Dossiers that are on their way: one for each stage where somebody has work."""

from __future__ import annotations

from datetime import timedelta

from catalogue.enums import Bindingness
from catalogue.models import Initiative, Standard

from ...enums import AdviceVerdict, Choice, DossierKind, PlanCondition
from ...models import Dossier
from ..decisions.advising import write_advice
from ..decisions.forwarding import to_college
from ..decisions.plans import Condition, plan_escalation
from ..dossiers.facts import Facts
from ..dossiers.intake import return_to_proposer
from ..dossiers.leading import hold, send_by_fast_lane, withdraw
from ..dossiers.proposals import Written
from ..rounds.conflicts import declare_conflict
from ..rounds.said import Said
from .acting import (
    Stage,
    answered,
    asked,
    closed,
    draft,
    opened,
    submitted,
    taken_in,
    voiced,
    whole_round,
)
from .cast import COLLEGE, TASKFORCE
from .words import TEXT

GOUDA = "informatiemanager@gouda.example"
WADDINXVEEN = "informatiemanager@waddinxveen.example"
KRIMPENERWAARD = "informatiemanager@krimpenerwaard.example"
SUPPLIER = "leverancier@voorbeeldsoft.example"
MEMBER = "lid@taskforce.example"
CHAIN = "keten@taskforce.example"
REACTIONS = (
    (
        WADDINXVEEN,
        "Wij kunnen hiermee werken. Geef kleine gemeenten een jaar langer de tijd.",
        "",
    ),
    (
        KRIMPENERWAARD,
        "De tekst is duidelijk. Een voorbeeld van een ingevuld bericht zou helpen.",
        "",
    ),
    (SUPPLIER, "Ons pakket kan dit vanaf het voorjaar. De test is nuttig.", ""),
)


def tell_underway(stage: Stage, standards: dict[str, Standard]) -> dict[str, Dossier]:
    """By a word for each: those that others of the story go on with."""
    _at_the_start(stage)
    return {
        "open consultatie": _in_consultation(stage),
        "open ronde": _waits_for_the_member(stage),
        "morgen": _for_tomorrow(stage),
        "bij het college": _with_the_college(stage, standards),
    }


def _text(what: str, why: str) -> str:
    return TEXT.format(what=what, why=why)


def _at_the_start(stage: Stage) -> None:
    draft(
        stage,
        GOUDA,
        DossierKind.INITIATIVE,
        Written(
            title="Samen formulieren maken",
            summary="Eén bibliotheek van formulieren die elke gemeente kan gebruiken.",
            text="Wij zijn dit nog aan het schrijven.",
        ),
        days=2,
    )
    submitted(
        stage,
        WADDINXVEEN,
        DossierKind.INITIATIVE,
        title="Gezamenlijke terugbelnotitie",
        summary="Een inwoner wordt teruggebeld door wie het antwoord weet.",
        text=_text(
            "Eén manier om een terugbelverzoek door te geven.", "Nu raakt het zoek."
        ),
        days=3,
    )
    in_intake = submitted(
        stage,
        KRIMPENERWAARD,
        DossierKind.FUND_REQUEST,
        title="Testomgeving voor kleine gemeenten",
        summary="Een plek waar een kleine gemeente een koppeling kan proberen.",
        text=_text("Een gedeelde testomgeving.", "Zelf bouwen is te duur."),
        facts=Facts(
            initiative=Initiative.objects.published().order_by("sort_key").first(),
            asked_cents=18_500_000,
        ),
        days=16,
    )
    taken_in(
        stage, in_intake, days=9, missing="Wie betaalt het beheer na het eerste jaar?"
    )
    returned = submitted(
        stage,
        GOUDA,
        DossierKind.NEW_STANDARD,
        title="Eén woordenlijst voor brieven",
        summary="Gemeenten gebruiken in brieven dezelfde eenvoudige woorden.",
        text=_text("Een lijst van duizend woorden.", "Inwoners haken af."),
        facts=Facts(level=Bindingness.RECOMMENDED),
        days=40,
    )
    returned = taken_in(stage, returned, days=35)
    return_to_proposer(
        dossier=returned,
        reason="Schrijf op hoe dit zich verhoudt tot de Direct Duidelijk-aanpak.",
        by=stage.secretary(TASKFORCE),
        now=stage.ago(30),
    )
    held = submitted(
        stage,
        WADDINXVEEN,
        DossierKind.NEW_STANDARD,
        title="Meldingen openbare ruimte doorgeven",
        summary="Een melding gaat vanzelf naar de gemeente waar zij hoort.",
        text=_text("Een afspraak over doorgeven.", "Inwoners kennen de grens niet."),
        facts=Facts(level=Bindingness.RECOMMENDED),
        days=75,
    )
    held = taken_in(stage, held, days=70)
    hold(
        dossier=held,
        until=(stage.now + timedelta(days=45)).date(),
        reason="De proef in twee regio's loopt nog.",
        by=stage.secretary(TASKFORCE),
        now=stage.ago(60),
    )
    gone = submitted(
        stage,
        GOUDA,
        DossierKind.INITIATIVE,
        title="Landelijke parkeerapp",
        summary="Eén app om overal te parkeren.",
        text=_text("Eén app.", "Er zijn er nu vijf."),
        days=110,
    )
    withdraw(
        dossier=gone,
        reason="De markt biedt dit inmiddels aan.",
        by=stage.cast[GOUDA],
        now=stage.ago(95),
    )


def _in_consultation(stage: Stage) -> Dossier:
    dossier = submitted(
        stage,
        GOUDA,
        DossierKind.NEW_STANDARD,
        title="Afspraken maken zonder wachten",
        summary="Een inwoner plant bij elke gemeente op dezelfde manier een afspraak.",
        text=_text(
            "Een afspraak over hoe systemen vrije tijden delen.",
            "Inwoners bellen nu om te vragen wanneer zij kunnen komen.",
        ),
        facts=Facts(level=Bindingness.RECOMMENDED),
        days=24,
    )
    dossier = taken_in(stage, dossier, days=14)
    asked(stage, dossier, days=12, closes_in=18, reactions=REACTIONS[:2])
    dossier.refresh_from_db()
    return dossier


def _to_taskforce(stage: Stage, dossier: Dossier, *, days: float) -> Dossier:
    dossier = taken_in(stage, dossier, days=days + 40)
    consultation = asked(stage, dossier, days=days + 35, reactions=REACTIONS)
    return answered(stage, consultation, days=days)


def _waits_for_the_member(stage: Stage) -> Dossier:
    dossier = submitted(
        stage,
        WADDINXVEEN,
        DossierKind.NEW_STANDARD,
        title="Digitale handtekening voor kleine zaken",
        summary="Een eenvoudige handtekening waar een zware niet nodig is.",
        text=_text(
            "Drie soorten handtekening, en wanneer u welke gebruikt.",
            "Inwoners moeten nu voor elke kleinigheid langskomen.",
        ),
        facts=Facts(level=Bindingness.RECOMMENDED),
        days=62,
    )
    dossier = _to_taskforce(stage, dossier, days=12)
    of_round = opened(stage, dossier, TASKFORCE, days=6, closes_in=5)
    voiced(
        stage,
        of_round,
        days=4,
        voices={
            "famo@taskforce.example": Said(
                Choice.FOR_IF,
                "De kosten zijn nog niet helder.",
                "Reken de kosten voor een kleine gemeente uit.",
            )
        },
        silent=(MEMBER, CHAIN, "vdp@taskforce.example", "viag@taskforce.example"),
    )
    chain = stage.cast[CHAIN]
    declare_conflict(
        dossier=dossier,
        body=stage.body(TASKFORCE),
        person=chain,
        ground="Mijn werkgever verkoopt een handtekeningdienst.",
        by=chain,
        now=stage.ago(2),
    )
    return dossier


def _for_tomorrow(stage: Stage) -> Dossier:
    dossier = submitted(
        stage,
        KRIMPENERWAARD,
        DossierKind.INITIATIVE,
        title="Hulp bij schulden, eerder",
        summary="Gemeenten geven elkaar een vroeg signaal door, met toestemming.",
        text=_text("Een afspraak over signalen.", "Hulp komt nu vaak te laat."),
        days=50,
    )
    dossier = taken_in(stage, dossier, days=30)
    return send_by_fast_lane(
        dossier=dossier,
        reason="Er is al uitgebreid overlegd met alle betrokken organisaties.",
        by=stage.secretary(TASKFORCE),
        now=stage.ago(20),
    )


def _with_the_college(stage: Stage, standards: dict[str, Standard]) -> Dossier:
    dossier = submitted(
        stage,
        GOUDA,
        DossierKind.ESCALATION,
        title="Adresdoorgifte naar pas toe of leg uit",
        summary="Wie het nieuwe adres niet zo doorgeeft, legt uit waarom.",
        text=_text("Een zwaardere status voor Adresdoorgifte.", "De helft doet mee."),
        facts=Facts(
            standard=standards["adresdoorgifte-fictief"],
            level=Bindingness.COMPLY_OR_EXPLAIN,
            in_force_on=(stage.now + timedelta(days=200)).date(),
        ),
        days=130,
    )
    dossier = _to_taskforce(stage, dossier, days=55)
    plan_escalation(
        dossier=dossier,
        to_level=Bindingness.COMPLY_OR_EXPLAIN,
        planned_on=(stage.now + timedelta(days=200)).date(),
        conditions=[Condition(PlanCondition.IN_USE, 40)],
        by=stage.secretary(TASKFORCE),
        now=stage.ago(54),
    )
    dissent = Said(Choice.AGAINST, "Kleine gemeenten halen dit niet in een jaar.")
    whole_round(
        stage,
        dossier,
        TASKFORCE,
        AdviceVerdict.POSITIVE,
        "De Taskforce adviseert positief. De standaard wordt breed gebruikt en het "
        "zwaardere niveau helpt bij gesprekken met leveranciers.",
        days=50,
        voices={
            "greet@taskforce.example": dissent,
            "famo@taskforce.example": dissent,
        },
        minority=(
            "greet@taskforce.example",
            "Geef gemeenten met minder dan 25.000 inwoners een jaar extra. Anders wordt "
            "uitleggen de regel en toepassen de uitzondering.",
        ),
    )
    dossier.refresh_from_db()
    dossier = to_college(
        dossier=dossier, by=stage.secretary(TASKFORCE), now=stage.ago(36)
    )
    of_round = opened(stage, dossier, COLLEGE, days=20)
    voiced(stage, of_round, days=16)
    of_round = closed(stage, of_round, days=10)
    write_advice(
        of_round=of_round,
        verdict=AdviceVerdict.POSITIVE,
        text="Het College van Dienstverleningszaken neemt het advies van de Taskforce "
        "over en vraagt het VNG-bestuur om aandacht voor kleine gemeenten.",
        by=stage.secretary(COLLEGE),
        now=stage.ago(6),
    )
    return dossier
