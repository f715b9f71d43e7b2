"""Bodies, a closed round and what follows, for tests of advice and decisions."""

import datetime
import itertools
import uuid

from django.utils import timezone

from catalogue.enums import Authority, Bindingness, ChangeOrigin
from catalogue.models import BindingnessChange
from governance.domain.decisions.advising import write_advice
from governance.domain.decisions.deciding import (
    Decided,
    confirm_decision,
    record_decision,
)
from governance.domain.decisions.documents import seal
from governance.domain.decisions.establishing import (
    establish_advice,
    publish_advice,
)
from governance.domain.decisions.publishing import publish_decisions
from governance.enums import (
    AdviceVerdict,
    BodyKind,
    Choice,
    ConsultationKind,
    Outcome,
    RoundMode,
    RoundState,
    Stage,
)
from governance.models import (
    Consultation,
    MinoritySignature,
    MinorityView,
    Position,
    Resolution,
    Round,
    RoundSeat,
)
from tests.factories.accounts import AT
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    MembershipFactory,
    chair_of,
    dossier_at,
    secretary_of,
)

# PostgreSQL judges some of this by its own clock.
NOW = timezone.now()
CLOSED = NOW - datetime.timedelta(days=2)
TODAY = timezone.localdate(NOW)
LATER = NOW + datetime.timedelta(seconds=1)
NAMES = {
    BodyKind.TASKFORCE: "Taskforce Voorbeeld",
    BodyKind.COLLEGE: "College van Dienstverleningszaken Voorbeeld",
    BodyKind.BOARD: "VNG-bestuur Voorbeeld",
    BodyKind.DIRECTORATE: "VNG-directie Voorbeeld",
}


numbers = itertools.count(1)


def body_of(kind, **rule):
    """A body with its rule."""
    name = f"{NAMES[kind]} {next(numbers)}"
    body = BodyFactory(kind=kind, organisation__name=name)
    BodyRuleFactory(body=body, **rule)
    return body


def tally_of(votes):
    """As PostgreSQL counts a round in writing."""
    given = {choice.value: votes.count(choice) for choice in Choice}
    in_favour = given["voor"] + given["voor-mits"]
    if in_favour > given["tegen"]:
        verdict = "positief-onder-voorwaarden" if given["voor-mits"] else "positief"
    else:
        verdict = "negatief" if given["tegen"] > in_favour else "verdeeld"
    return {
        "standpunten": given,
        "stemgerechtigd": len(votes),
        "belang": 0,
        "deelgenomen": len(votes),
        "aanwezig": None,
        "nodig": (len(votes) + 1) // 2,
        "quorum": True,
        "uitslag": verdict,
    }


def round_of(
    body, dossier, votes=("voor", "voor", "tegen"), *, closed_at=CLOSED, version=None
):
    """A round in writing that was opened, answered and closed."""
    began = closed_at - datetime.timedelta(days=1)
    made = Round.objects.create(
        body=body,
        dossier=dossier,
        version=version or dossier.versions.order_by("number").last(),
        rule=body.rules.first(),
        question="Adviseert u dit vast te stellen?",
        mode=RoundMode.IN_WRITING,
        planned_by_label="Secretaris",
        planned_at=began,
    )
    seats = [_seat(made) for _ in votes]
    Round.objects.filter(pk=made.pk).update(
        state=RoundState.OPEN,
        opened_at=began,
        closes_at=NOW + datetime.timedelta(days=1),
    )
    for seat, choice in zip(seats, votes, strict=True):
        _position(seat, choice, began)
    Round.objects.filter(pk=made.pk).update(
        state=RoundState.CLOSED,
        closed_at=closed_at,
        tally=tally_of(list(votes)),
        has_quorum=True,
    )
    return Round.objects.get(pk=made.pk)


def _seat(made):
    membership = MembershipFactory(seat__body=made.body)
    return RoundSeat.objects.create(
        round=made,
        seat=membership.seat,
        membership=membership,
        person=membership.person,
        person_label=membership.person.name,
        on_behalf_of_label="Gemeente Voorbeeld",
        category=membership.seat.category,
        seat_label=membership.seat.label,
        is_entitled=True,
    )


def _position(seat, choice, moment):
    reasoned = choice in ("voor-mits", "tegen")
    Position.objects.create(
        round=seat.round,
        seat=seat,
        number=1,
        choice=choice,
        reason="Hierom." if reasoned else "",
        conditions="Met een handreiking." if choice == "voor-mits" else "",
        entered_by=seat.person,
        entered_by_label=seat.person_label,
        idempotency_key=uuid.uuid4().hex,
        recorded_at=moment,
    )


def minority_view(made, text="Wij vinden de invoertermijn te kort."):
    """Signed by two: the last seat in public, the one before it not."""
    *_, second, first = made.seats.order_by("id")
    moment = made.closed_at + datetime.timedelta(hours=1)
    view = MinorityView.objects.create(
        round=made, text=text, author=first, written_at=moment
    )
    for seat, in_public in ((first, True), (second, False)):
        MinoritySignature.objects.create(
            view=view, seat=seat, in_public=in_public, signed_at=moment
        )
    return view


def level_of(standard, level, *, in_force_on=datetime.date(2021, 4, 1)):
    """The standard was made this binding before there was a portal."""
    BindingnessChange.objects.create(
        standard=standard,
        authority=Authority.VNG,
        level=level,
        decided_by="VNG-bestuur",
        decided_on=datetime.date(2021, 3, 1),
        decided_source="besluitenlijst",
        in_force_on=in_force_on,
        in_force_source="besluitenlijst",
        source="besluitenlijst",
        origin=ChangeOrigin.RECORDED,
        recorded_by_key="machine:test",
        recorded_by_label="test",
        recorded_at=AT,
    )
    standard.refresh_from_db()
    return standard


class Scene:
    """One dossier on its way, with the bodies, their chairs and secretaries."""

    def __init__(self, stage=Stage.TASKFORCE, *, level=2, now_at=1, **dossier):
        self.bodies = {kind: body_of(kind) for kind in NAMES}
        self.taskforce = self.bodies[BodyKind.TASKFORCE]
        self.college = self.bodies[BodyKind.COLLEGE]
        self.board = self.bodies[BodyKind.BOARD]
        self.secretaries = {
            kind: secretary_of(body) for kind, body in self.bodies.items()
        }
        self.chairs = {kind: chair_of(body) for kind, body in self.bodies.items()}
        self.second = secretary_of(self.board)
        if "standard" not in dossier:
            dossier["standard"] = StandardFactory()
            if now_at:
                level_of(dossier["standard"], now_at)
        self.standard = dossier["standard"]
        self.dossier = dossier_at(stage, intended_level=level, **dossier)

    def written(self, kind=BodyKind.COLLEGE, votes=("voor", "voor", "tegen")):
        """The secretary wrote the advice that the round came to."""
        made = round_of(self.bodies[kind], self.dossier, votes)
        verdict = AdviceVerdict(made.tally["uitslag"])
        conditional = verdict == AdviceVerdict.CONDITIONAL
        return write_advice(
            of_round=made,
            verdict=verdict,
            text="Wij adviseren dit zo te doen.",
            conditions="Met een handreiking." if conditional else "",
            by=self.secretaries[kind],
            now=NOW,
        )

    def advised(self, kind=BodyKind.COLLEGE, votes=("voor", "voor", "tegen")):
        """The chair established it."""
        advice = self.written(kind, votes)
        return establish_advice(advice=advice, by=self.chairs[kind], now=NOW)

    def published_advice(self, kind=BodyKind.COLLEGE, votes=("voor", "voor", "tegen")):
        advice = self.advised(kind, votes)
        return publish_advice(advice=advice, by=self.secretaries[kind], now=NOW)

    def decided(self, **changed):
        """What the secretary of the board enters."""
        return Decided(
            **{
                "outcome": Outcome.ADOPT,
                "text": "Het bestuur stelt dit vast.",
                "decided_on": TODAY,
                "level": Bindingness(self.dossier.intended_level),
                "in_force_on": TODAY + datetime.timedelta(days=30),
                **changed,
            }
        )

    def enter(self, **changed):
        return record_decision(
            dossier=self.dossier,
            body=self.board,
            decided=self.decided(**changed),
            by=self.secretaries[BodyKind.BOARD],
            now=NOW,
        )

    def confirmed(self, **changed):
        decision = self.enter(**changed)
        return confirm_decision(decision=decision, by=self.second, now=NOW)

    def published(self, *, now=NOW, **changed):
        """The board decided, a second person confirmed, and it is out."""
        decision = self.confirmed(**changed)
        secretary = self.secretaries[BodyKind.BOARD]
        [made] = publish_decisions(decisions=[decision], by=secretary, now=now)
        return made

    def everybody_asked(self):
        """A consultation that takes reactions now."""
        return self._asked(
            ConsultationKind.OPEN,
            closed_at=None,
            closes_at=NOW + datetime.timedelta(days=1),
        )

    def members_asked(self, *, closed_at=CLOSED):
        """The members were consulted about the text of now."""
        return self._asked(
            ConsultationKind.MEMBERS, closed_at=closed_at, closes_at=CLOSED
        )

    def _asked(self, kind, *, closed_at, closes_at):
        return Consultation.objects.create(
            dossier=self.dossier,
            version=self.dossier.versions.order_by("number").last(),
            kind=kind,
            question="Stemt u in?",
            opens_at=CLOSED - datetime.timedelta(days=30),
            closes_at=closes_at,
            closed_at=closed_at,
            uid=uuid.uuid4(),
            opened_by_label="Secretaris",
        )


def before_board(votes=("voor", "voor", "tegen"), **scene):
    """A dossier that the College van Dienstverleningszaken advised about."""
    made = Scene(Stage.BOARD, **scene)
    made.advice = made.advised(votes=votes)
    return made


def row_of(decision, **changed):
    """What raw SQL would publish, not stored yet."""
    number = changed.get("number", f"B-{NOW.year}-001")
    sealed = seal({"nummer": number})
    return Resolution(
        **{
            "number": number,
            "year": NOW.year,
            "sequence": 1,
            "decision": decision,
            "title": "Besluit",
            "content": sealed.content,
            "canonical": sealed.canonical,
            "sha256": sealed.sha256,
            "in_force_on": decision.in_force_on,
            "published_by_label": "x",
            "published_at": NOW,
            **changed,
        }
    )
