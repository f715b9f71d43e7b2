"""What happens to a dossier, told at its moment: so many days before today."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.models import User
from samenorganiseren.shared.days import AMSTERDAM

from ...enums import (
    AdviceVerdict,
    CheckVerdict,
    Choice,
    ConsultationKind,
    Criterion,
    DispositionKind,
    DossierKind,
    RoundMode,
)
from ...models import Advice, Body, Consultation, Dossier, MinorityView, Round
from ..consultations.answering import dispose, publish_summary, send_to_taskforce
from ..consultations.closing import close_consultation
from ..consultations.opening import open_consultation
from ..consultations.responding import Reply, respond
from ..decisions.advising import write_advice
from ..decisions.establishing import establish_advice, publish_advice
from ..dossiers.facts import Facts
from ..dossiers.intake import Judged, judge, take_in
from ..dossiers.proposals import Written, save_draft, start_proposal
from ..dossiers.submitting import submit_proposal
from ..rounds.closing import close_round
from ..rounds.minority import write_view
from ..rounds.opening import open_round
from ..rounds.planning import plan_round
from ..rounds.positions import take_position
from ..rounds.said import Said
from .cast import BOARD, COLLEGE, TASKFORCE
from .people import Cast
from .words import ANSWERS, DISPOSITION, QUESTION, SUMMARY_OF_RESPONSES

SECRETARIES = {
    TASKFORCE: "secretaris@taskforce.example",
    COLLEGE: "secretaris@cvd.example",
    BOARD: "secretaris@bestuur.example",
}
CHAIRS = {TASKFORCE: "voorzitter@taskforce.example", COLLEGE: "voorzitter@cvd.example"}
# By seat number: what who does not simply say "for".
Voices = Mapping[str, Said]
FOR = Said(Choice.FOR)


@dataclass(frozen=True)
class Stage:
    """The story with its cast and its today."""

    cast: Cast
    now: datetime

    def ago(self, days: float, hour: int = 10) -> datetime:
        """So many days before today, at this hour in Amsterdam."""
        day = (self.now - timedelta(days=days)).astimezone(AMSTERDAM)
        moment = day.replace(hour=hour, minute=0, second=0, microsecond=0)
        return min(moment, self.now)

    def soon(self, days: float, hour: int = 17) -> datetime:
        """So many days after today, at this hour in Amsterdam."""
        day = (self.now + timedelta(days=days)).astimezone(AMSTERDAM)
        return day.replace(hour=hour, minute=0, second=0, microsecond=0)

    def secretary(self, body: str) -> User:
        return self.cast[SECRETARIES[body]]

    def body(self, slug: str) -> Body:
        return self.cast.bodies[slug]


def draft(
    stage: Stage, who: str, kind: DossierKind, written: Written, *, days: float
) -> Dossier:
    """A proposal that its writer is still working on."""
    writer, at = stage.cast[who], stage.ago(days)
    organisation = writer.get_current_roles()[0].organisation
    dossier = start_proposal(
        organisation=organisation, kind=kind, title=written.title, by=writer, now=at
    )
    save_draft(dossier=dossier, written=written, seen=1, by=writer, now=at)
    return dossier


def submitted(
    stage: Stage,
    who: str,
    kind: DossierKind,
    *,
    title: str,
    summary: str,
    text: str,
    days: float,
    facts: Facts | None = None,
) -> Dossier:
    """A whole proposal, handed in so many days ago."""
    written = Written(
        title=title,
        summary=summary,
        text=text,
        answers={str(one): ANSWERS[one] for one in Criterion},
        facts=facts or Facts(),
    )
    dossier = draft(stage, who, kind, written, days=days + 4)
    dossier.refresh_from_db()
    return submit_proposal(
        dossier=dossier,
        seen=dossier.draft.revision,
        by=stage.cast[who],
        now=stage.ago(days),
    )


def taken_in(
    stage: Stage, dossier: Dossier, *, days: float, missing: str = ""
) -> Dossier:
    """The secretary of the Taskforce judged it; `missing` says what is not there."""
    by, at = stage.secretary(TASKFORCE), stage.ago(days)
    dossier = take_in(dossier=dossier, by=by, now=at)
    found = {one: Judged(CheckVerdict.MEETS, "") for one in Criterion}
    if missing:
        found[Criterion.UPKEEP] = Judged(CheckVerdict.MISSING, missing)
    judge(dossier=dossier, judged=found, by=by, now=at)
    return dossier


def asked(
    stage: Stage,
    dossier: Dossier,
    *,
    days: float,
    closes_in: float = 1,
    kind: ConsultationKind = ConsultationKind.OPEN,
    body: str = TASKFORCE,
    reactions: Iterable[tuple[str, str, str]] = (),
) -> Consultation:
    """A consultation with who reacted: by whom, the text, and a member's answer."""
    consultation = open_consultation(
        dossier=dossier,
        kind=kind,
        question=QUESTION[kind],
        closes_at=stage.soon(closes_in, hour=23),
        by=stage.secretary(body),
        now=stage.ago(days),
    )
    for number, (by, text, answer) in enumerate(reactions, start=1):
        person = stage.cast[by]
        reply = Reply(
            organisation=person.get_current_roles()[0].organisation,
            text=text,
            idempotency_key=uuid.uuid4().hex,
            answer=answer,
        )
        moment = stage.ago(max(days - 3 * number, 0), hour=9 + number)
        respond(consultation=consultation, reply=reply, by=person, now=moment)
    return consultation


def answered(stage: Stage, consultation: Consultation, *, days: float) -> Dossier:
    """Closed, every reaction answered, and on to the Taskforce."""
    by, at = stage.secretary(TASKFORCE), stage.ago(days)
    consultation = close_consultation(consultation=consultation, by=by, now=at)
    kinds = (DispositionKind.ADOPTED, DispositionKind.PARTLY, DispositionKind.NOTED)
    for place, response in enumerate(consultation.responses.order_by("id")):
        kind = kinds[place % len(kinds)]
        dispose(
            response=response, kind=kind, motivation=DISPOSITION[kind], by=by, now=at
        )
    publish_summary(consultation=consultation, text=SUMMARY_OF_RESPONSES, by=by, now=at)
    return send_to_taskforce(dossier=consultation.dossier, by=by, now=at)


def opened(
    stage: Stage, dossier: Dossier, body: str, *, days: float, closes_in: float = 1
) -> Round:
    """A written round of this body."""
    by, at = stage.secretary(body), stage.ago(days)
    planned = plan_round(
        dossier=dossier,
        body=stage.body(body),
        question=f"Wat adviseert u over “{dossier.title}”?",
        mode=RoundMode.IN_WRITING,
        by=by,
        now=at,
    )
    return open_round(
        round=planned,
        closes_at=stage.soon(closes_in),
        conflicts_asked=True,
        by=by,
        now=at,
    )


def voiced(
    stage: Stage,
    of_round: Round,
    *,
    days: float,
    voices: Voices | None = None,
    silent: Iterable[str] = (),
) -> None:
    """Everybody takes a position but who is silent; "for", unless `voices` tells."""
    quiet = set(silent)
    seats = of_round.seats.filter(is_entitled=True, is_recused=False)
    for seat in seats.select_related("person", "round__body__organisation"):
        if seat.person.email in quiet:
            continue
        take_position(
            seat=seat,
            said=(voices or {}).get(seat.person.email, FOR),
            seen=0,
            idempotency_key=uuid.uuid4().hex,
            by=stage.cast[seat.person.email],
            now=stage.ago(days, hour=14),
        )


def closed(stage: Stage, of_round: Round, *, days: float) -> Round:
    body = of_round.body.slug
    return close_round(
        round=of_round, by=stage.secretary(body), now=stage.ago(days, hour=17)
    )


def stood_alone(
    stage: Stage, of_round: Round, who: str, text: str, *, days: float
) -> MinorityView:
    """Somebody of the minority writes down what the next body must read."""
    seat = of_round.seats.get(person=stage.cast[who], is_entitled=True)
    return write_view(
        seat=seat,
        text=text,
        in_public=True,
        by=stage.cast[who],
        now=stage.ago(days, hour=18),
    )


def advised(
    stage: Stage,
    of_round: Round,
    verdict: AdviceVerdict,
    text: str,
    *,
    days: float,
) -> Advice:
    """Written by the secretary, established by the chair a day later, and public."""
    body = of_round.body.slug
    by = stage.secretary(body)
    advice = write_advice(
        of_round=of_round,
        verdict=verdict,
        text=text,
        by=by,
        now=stage.ago(days, hour=11),
    )
    chair = stage.cast[CHAIRS[body]]
    advice = establish_advice(advice=advice, by=chair, now=stage.ago(days - 2, hour=12))
    return publish_advice(advice=advice, by=by, now=stage.ago(days - 2, hour=13))


def whole_round(
    stage: Stage,
    dossier: Dossier,
    body: str,
    verdict: AdviceVerdict,
    text: str,
    *,
    days: float,
    voices: Voices | None = None,
    minority: tuple[str, str] | None = None,
) -> Advice:
    """From opening to advice: a week of positions, and the days after it."""
    of_round = opened(stage, dossier, body, days=days)
    voiced(stage, of_round, days=days - 3, voices=voices)
    of_round = closed(stage, of_round, days=days - 7)
    if minority:
        stood_alone(stage, of_round, *minority, days=days - 7)
    return advised(stage, of_round, verdict, text, days=days - 9)
