"""What stands in the addresses of governance, found in the demo, and who comes there.

A page that is there only in a stage where nothing of the demo lies is looked at in the
journey that brings something to that stage.
"""

from __future__ import annotations

from django.db.models import Model, QuerySet

from accounts.enums import Role
from governance.enums import (
    AdviceState,
    BodyKind,
    ConflictState,
    MeetingState,
    RoundState,
    Stage,
)
from governance.models import (
    Advice,
    AgendaItem,
    BackingPoll,
    Body,
    ConflictDeclaration,
    Consultation,
    ConsultationResponse,
    Decision,
    Dossier,
    Meeting,
    Membership,
    Minutes,
    Resolution,
    Round,
    RoundSeat,
    Seat,
)

from .worlds import MANAGER

CHAIR, COLLEGE, BOARD = "voorzitter", "secretaris-van-college", "secretaris-van-bestuur"
PEOPLE = {
    Role.BODY_MEMBER.value: "lid@taskforce.example",
    Role.BODY_ASSISTANT.value: "assistent@utrecht.example",
    Role.BODY_SECRETARY.value: "secretaris@taskforce.example",
    CHAIR: "voorzitter@taskforce.example",
    COLLEGE: "secretaris@cvd.example",
    BOARD: "secretaris@bestuur.example",
}
# Where another person comes than the first whom the table lets in.
FOLDERS = {
    "mijn-standpunten/belangen/": CHAIR,
    "mijn-standpunten/<int:pk>/stand/": Role.BODY_ASSISTANT.value,
    "organen/<slug:slug>/zetels/": Role.BODY_SECRETARY.value,
    "organen/<slug:slug>/termijnen/": Role.BODY_SECRETARY.value,
    "vergaderingen/<int:pk>/oproepen/": BOARD,
    "besluiten/adviezen/schrijven/": COLLEGE,
    "besluiten/adviezen/concept/": COLLEGE,
    "besluiten/dossiers/": BOARD,
    "besluiten/ingevoerd/": BOARD,
    "besluiten/publiceren/": BOARD,
    "besluiten/<str:number>/rectificeren/": BOARD,
}


def examples() -> dict[str, str]:
    """The longer address first: it asks for something in a certain state."""
    found = {**_dossiers(), **_meetings(), **_rounds(), **_consultations()}
    found |= {**_decisions(), **_bodies()}
    return {route: address for route, address in found.items() if address}


def _filled(address: str, rows: QuerySet) -> str:
    """The address of the first of these, or nothing where the demo has none."""
    found: Model | None = rows.order_by("pk").first()
    return address.format(one=found) if found is not None else ""


def _at(*stages: Stage) -> QuerySet[Dossier]:
    return Dossier.objects.filter(stage__in=stages)


def _dossiers() -> dict[str, str]:
    key, one = "advies/<slug:key>/", "advies/{one.number}/"
    mine = _at(Stage.DRAFT).filter(proposer__municipality__slug="gouda")
    handled = _at(Stage.SUBMITTED, Stage.INTAKE)
    return {
        f"{key}schrijven/": _filled("advies/concept-{one.pk}/schrijven/", mine),
        f"{key}indienen/": _filled("advies/concept-{one.pk}/indienen/", mine),
        f"{key}intrekken/": _filled("advies/concept-{one.pk}/intrekken/", mine),
        f"{key}aanhouden/": _filled(f"{one}aanhouden/", _at(Stage.TASKFORCE)),
        **{
            f"{key}{page}/": _filled(f"{one}{page}/", handled.filter(stage="intake"))
            for page in ("intake", "teruggeven", "snelle-route", "niet-ontvankelijk")
        },
        f"{key}versies/<int:number>/": _filled(f"{one}versies/1/", _at(Stage.IN_USE)),
        key: _filled(one, _at(Stage.TASKFORCE)),
    }


def _meetings() -> dict[str, str]:
    meetings = Meeting.objects.filter(body__kind=BodyKind.TASKFORCE)
    convened = meetings.filter(state=MeetingState.CONVENED)
    item = AgendaItem.objects.filter(meeting__in=convened, dossier__isnull=False)
    minutes = Minutes.objects.filter(meeting__body__kind=BodyKind.TASKFORCE)
    draft = Meeting.objects.filter(
        state=MeetingState.DRAFT, body__kind=BodyKind.BOARD, items__isnull=True
    )
    return {
        "vergaderingen/<int:pk>/oproepen/": _filled(
            "vergaderingen/{one.pk}/oproepen/", draft
        ),
        "vergaderingen/<int:pk>/verslag/": _filled(
            "vergaderingen/{one.meeting_id}/verslag/", minutes
        ),
        "vergaderingen/<int:pk>/punten/<int:item_pk>/": _filled(
            "vergaderingen/{one.meeting_id}/punten/{one.pk}/", item
        ),
        "vergaderingen/<int:pk>/": _filled("vergaderingen/{one.pk}/", convened),
    }


def _rounds() -> dict[str, str]:
    route, one = "mijn-standpunten/<int:pk>/", "mijn-standpunten/{one.pk}/"
    rounds = Round.objects.filter(body__kind=BodyKind.TASKFORCE)
    runs = rounds.filter(state=RoundState.OPEN)
    seat = RoundSeat.objects.filter(round__in=runs, is_entitled=True)
    open_conflict = ConflictDeclaration.objects.filter(
        body__kind=BodyKind.TASKFORCE, state=ConflictState.DECLARED
    )
    plannable = _at(Stage.TASKFORCE)
    body = Body.objects.filter(kind=BodyKind.TASKFORCE).first()
    return {
        "mijn-standpunten/belangen/<int:pk>/": _filled(
            "mijn-standpunten/belangen/{one.pk}/", open_conflict
        ),
        "mijn-standpunten/plannen/<int:dossier>/<slug:body>/": _filled(
            f"mijn-standpunten/plannen/{{one.pk}}/{body and body.slug}/", plannable
        ),
        f"{route}minderheidsstandpunt/": _filled(
            f"{one}minderheidsstandpunt/", rounds.filter(state=RoundState.CLOSED)
        ),
        f"{route}secretaris/openen/": _filled(
            f"{one}secretaris/openen/", rounds.filter(state=RoundState.PLANNED)
        ),
        f"{route}secretaris/namens/<int:seat>/": _filled(
            "mijn-standpunten/{one.round_id}/secretaris/namens/{one.pk}/", seat
        ),
        route: _filled(one, runs),
    }


def _consultations() -> dict[str, str]:
    runs = Consultation.objects.filter(closed_at=None)
    said = ConsultationResponse.objects.filter(consultation__in=runs)
    mine = ConsultationResponse.objects.filter(person__email=MANAGER)
    number = "consultaties/<int:number>/"
    return {
        "consultaties/nieuw/<int:dossier>/": _filled(
            "consultaties/nieuw/{one.pk}/", _at(Stage.INTAKE)
        ),
        f"{number}ontvangen/<int:response>/": _filled(
            "consultaties/{one.consultation_id}/ontvangen/{one.pk}/", mine
        ),
        f"{number}reacties/<int:response>/": _filled(
            "consultaties/{one.consultation_id}/reacties/{one.pk}/", said
        ),
        number: _filled("consultaties/{one.pk}/", runs),
    }


def _decisions() -> dict[str, str]:
    unwritten = Round.objects.filter(
        body__kind=BodyKind.COLLEGE, state=RoundState.CLOSED, advice=None
    )
    drafts = Advice.objects.filter(
        state=AdviceState.DRAFT, round__body__kind=BodyKind.COLLEGE
    )
    dossier = "besluiten/dossiers/{one.number}/"
    return {
        "besluiten/adviezen/schrijven/<int:round_id>/": _filled(
            "besluiten/adviezen/schrijven/{one.pk}/", unwritten
        ),
        "besluiten/adviezen/concept/<int:advice_id>/": _filled(
            "besluiten/adviezen/concept/{one.pk}/", drafts
        ),
        "besluiten/adviezen/<str:number>/": _filled(
            "besluiten/adviezen/{one.number}/",
            Advice.objects.filter(state=AdviceState.PUBLISHED),
        ),
        "besluiten/dossiers/<str:number>/evaluatie/": _filled(
            f"{dossier}evaluatie/", _at(Stage.EVALUATION)
        ),
        "besluiten/dossiers/<str:number>/": _filled(dossier, _at(Stage.BOARD)),
        "besluiten/ingevoerd/<int:decision_id>/": _filled(
            "besluiten/ingevoerd/{one.pk}/", Decision.objects.all()
        ),
        "besluiten/gevolgen/<int:impact_id>/": _filled(
            "besluiten/gevolgen/{one.impact_id}/",
            Decision.objects.filter(impact__isnull=False),
        ),
        "besluiten/<str:number>/": _filled(
            "besluiten/{one.number}/", Resolution.objects.all()
        ),
    }


def _bodies() -> dict[str, str]:
    route, one = "organen/<slug:slug>/", "organen/{one.slug}/"
    body = Body.objects.filter(kind=BodyKind.TASKFORCE)
    slug = _filled(one, body)
    return {
        f"{route}zetels/<int:seat>/": _filled(
            f"{slug}zetels/{{one.pk}}/", Seat.objects.filter(body__in=body)
        ),
        f"{route}termijnen/<int:term>/": _filled(
            f"{slug}termijnen/{{one.pk}}/",
            Membership.objects.filter(seat__body__in=body),
        ),
        route: slug,
        "achterban/<int:number>/": _filled(
            "achterban/{one.pk}/", BackingPoll.objects.all()
        ),
    }
