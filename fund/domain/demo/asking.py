"""Requests and the jaarplan on their way through governance, to advice and decision."""

from __future__ import annotations

from catalogue.models import Initiative
from governance.domain.decisions.deciding import Decided
from governance.domain.decisions.forwarding import to_board, to_college
from governance.domain.demo.acting import submitted, taken_in, whole_round
from governance.domain.demo.cast import COLLEGE, TASKFORCE
from governance.domain.demo.decided import ADVICE, TAKEN_OVER, decided_by_board
from governance.domain.demo.words import TEXT
from governance.domain.dossiers.facts import Facts
from governance.domain.dossiers.leading import send_by_fast_lane
from governance.enums import AdviceVerdict, BodyKind, DossierKind, Outcome
from governance.models import Advice, Dossier

from .acting import FundStage

GOUDA = "informatiemanager@gouda.example"
WADDINXVEEN = "informatiemanager@waddinxveen.example"
KRIMPENERWAARD = "informatiemanager@krimpenerwaard.example"


def granted(
    stage: FundStage,
    who: str,
    initiative: Initiative,
    *,
    title: str,
    why: str,
    cents: int,
    days: int,
) -> Dossier:
    """Asked for an initiative, advised on, and granted so many days ago."""
    facts = Facts(initiative=initiative, asked_cents=cents)
    dossier = _advised(
        stage, who, DossierKind.FUND_REQUEST, title, why, days=days, facts=facts
    )
    text = f"Het VNG-bestuur kent het gevraagde bedrag toe aan “{title}”."
    return _decided(stage, dossier, text, days=days)


def advised_jaarplan(stage: FundStage, year: int, *, days: int) -> Advice:
    """The College van Dienstverleningszaken on the whole jaarplan."""
    dossier = _advised(
        stage,
        GOUDA,
        DossierKind.INITIATIVE,
        f"Jaarplan Samen Organiseren {year}",
        "De leden beslissen in november over het geld van volgend jaar.",
        days=days,
    )
    text = "Het VNG-bestuur legt het jaarplan voor aan de Algemene ledenvergadering."
    dossier = _decided(stage, dossier, text, days=days)
    return Advice.objects.get(dossier=dossier, body__kind=BodyKind.COLLEGE)


def _advised(
    stage: FundStage,
    who: str,
    kind: DossierKind,
    title: str,
    why: str,
    *,
    days: int,
    facts: Facts | None = None,
) -> Dossier:
    """Two months from handing in to the VNG-bestuur, by the fast lane."""
    dossier = submitted(
        stage,
        who,
        kind,
        title=title,
        summary=why,
        text=TEXT.format(what=f"{title}.", why=why),
        facts=facts,
        days=days + 60,
    )
    dossier = taken_in(stage, dossier, days=days + 50)
    dossier = send_by_fast_lane(
        dossier=dossier,
        reason="Er is al uitgebreid overlegd met alle betrokken gemeenten.",
        by=stage.secretary(TASKFORCE),
        now=stage.ago(days + 45),
    )
    for_it = AdviceVerdict.POSITIVE
    whole_round(stage, dossier, TASKFORCE, for_it, ADVICE, days=days + 31)
    dossier.refresh_from_db()
    dossier = to_college(
        dossier=dossier, by=stage.secretary(TASKFORCE), now=stage.ago(days + 19)
    )
    whole_round(stage, dossier, COLLEGE, for_it, TAKEN_OVER, days=days + 18)
    dossier.refresh_from_db()
    return to_board(
        dossier=dossier, by=stage.secretary(COLLEGE), now=stage.ago(days + 6)
    )


def _decided(stage: FundStage, dossier: Dossier, text: str, *, days: int) -> Dossier:
    decided = Decided(outcome=Outcome.ADOPT, text=text, decided_on=stage.today)
    decided_by_board(stage, dossier, decided, days=days)
    dossier.refresh_from_db()
    return dossier
