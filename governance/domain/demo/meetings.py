"""Meetings: one that was held, one tomorrow with its papers, and those that follow."""

from __future__ import annotations

import uuid
from datetime import timedelta

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User

from ...enums import ItemKind, MemberAnswer
from ...models import Dossier, Meeting
from ..bodies.backing import Said, answer_poll, ask_backing
from ..dossiers.papers import add_paper
from ..meetings.agenda import Item, add_item
from ..meetings.attendance import record_attendance
from ..meetings.minutes import Promise, establish_minutes, promise, write_minutes
from ..meetings.planning import When, cancel_meeting, convene, plan_meeting
from ..meetings.running import close_meeting, open_meeting
from .acting import CHAIRS, Stage
from .cast import BOARD, COLLEGE, TASKFORCE
from .underway import GOUDA, WADDINXVEEN

PAPER = """#set document(title: "Toelichting (fictief)")
#set text(lang: "nl")
= Toelichting (fictief)

Dit stuk hoort bij de demo. Het laat zien hoe een bijlage bij een agendapunt staat: met
haar naam, haar soort en haar grootte, en in de bundel van alle stukken.
"""


def tell_meetings(stage: Stage, underway: dict[str, Dossier]) -> None:
    _held(stage)
    _tomorrow(stage, underway)
    _later(stage, underway)
    _backing(stage, underway["open ronde"])


def _planned(
    stage: Stage, body: str, title: str, *, in_days: float, known: float
) -> Meeting:
    starts_at = stage.soon(in_days, hour=10)
    return plan_meeting(
        body=stage.body(body),
        when=When(
            title=title,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            place="Een zaal die niet bestaat, Den Haag",
        ),
        by=stage.secretary(body),
        now=stage.ago(known),
        is_fictitious=True,
    )


def _held(stage: Stage) -> None:
    by = stage.secretary(TASKFORCE)
    meeting = _planned(
        stage, TASKFORCE, "Vergadering van de Taskforce", in_days=-34, known=60
    )
    first = add_item(
        meeting=meeting,
        item=Item(
            "Wat speelt er bij gemeenten?", ItemKind.FOR_INFORMATION, "Een rondje."
        ),
        by=by,
        now=stage.ago(58),
    )
    add_item(
        meeting=meeting,
        item=Item("Werkwijze van het komende jaar", ItemKind.OTHER, "Wat gaat anders?"),
        by=by,
        now=stage.ago(58),
    )
    convene(meeting=meeting, by=by, now=stage.ago(50))
    began = meeting.starts_at
    open_meeting(meeting=meeting, by=by, now=began)
    members = _seated(stage, TASKFORCE)
    minute = timedelta(minutes=1)
    record_attendance(meeting=meeting, present=members[:-1], by=by, now=began + minute)
    # Somebody leaves at half past eleven.
    record_attendance(
        meeting=meeting, present=members[1:-1], by=by, now=began + 90 * minute
    )
    close_meeting(meeting=meeting, by=by, now=began + 118 * minute)
    write_minutes(
        meeting=meeting,
        text="De voorzitter opent de vergadering en heet iedereen welkom.",
        by_item={str(first.pk): "Gemeenten vragen vooral om voorbeelden."},
        seen=0,
        by=by,
        now=stage.ago(30),
    )
    promise(
        meeting=meeting,
        what=Promise(
            text="Drie voorbeelden van kleine gemeenten verzamelen",
            owner=stage.cast["lid@taskforce.example"],
            due_on=(stage.now + timedelta(days=7)).date(),
            item=first,
        ),
        by=by,
        now=stage.ago(30),
    )
    chair = stage.cast[CHAIRS[TASKFORCE]]
    establish_minutes(meeting=meeting, seen=1, by=chair, now=stage.ago(24))


def _seated(stage: Stage, body: str) -> list[User]:
    emails = stage.body(body).seats.values_list("memberships__person__email", flat=True)
    return [stage.cast[email] for email in dict.fromkeys(emails) if email]


def _tomorrow(stage: Stage, underway: dict[str, Dossier]) -> None:
    by = stage.secretary(TASKFORCE)
    meeting = _planned(
        stage, TASKFORCE, "Vergadering van de Taskforce", in_days=1, known=30
    )
    for word, kind, summary in (
        (
            "morgen",
            ItemKind.FOR_ADVICE,
            "Gemeenten geven elkaar een vroeg signaal door bij schulden. Gevraagd: "
            "een advies aan het College van Dienstverleningszaken.",
        ),
        (
            "open ronde",
            ItemKind.FOR_INFORMATION,
            "De schriftelijke ronde loopt nog. Wie nog geen standpunt innam, doet dat "
            "deze week.",
        ),
    ):
        item = add_item(
            meeting=meeting,
            item=Item(underway[word].title, kind, summary, minutes_planned=30),
            by=by,
            now=stage.ago(13),
            dossier=underway[word] if kind is ItemKind.FOR_ADVICE else None,
        )
        add_paper(
            subject_key=item.subject_key,
            dossier=item.dossier,
            upload=_paper(),
            by=by,
            now=stage.ago(13),
        )
    convene(meeting=meeting, by=by, now=stage.ago(12))


def _paper() -> SimpleUploadedFile:
    made = typst.compile(PAPER.encode(), pdf_standards=["ua-1"])
    return SimpleUploadedFile("toelichting-fictief.pdf", made, "application/pdf")


def _later(stage: Stage, underway: dict[str, Dossier]) -> None:
    college = stage.secretary(COLLEGE)
    meeting = _planned(
        stage,
        COLLEGE,
        "Vergadering van het College van Dienstverleningszaken",
        in_days=15,
        known=20,
    )
    add_item(
        meeting=meeting,
        item=Item(underway["bij het college"].title, ItemKind.FOR_ADVICE, "Advies."),
        by=college,
        now=stage.ago(5),
        dossier=underway["bij het college"],
    )
    convene(meeting=meeting, by=college, now=stage.ago(4))
    off = _planned(
        stage, TASKFORCE, "Extra overleg van de Taskforce", in_days=9, known=20
    )
    taskforce = stage.secretary(TASKFORCE)
    add_item(
        meeting=off,
        item=Item("Planning", ItemKind.OTHER),
        by=taskforce,
        now=stage.ago(15),
    )
    convene(
        meeting=off,
        by=taskforce,
        now=stage.ago(14),
    )
    cancel_meeting(
        meeting=off,
        reason="Er is niets dat kan wachten op dit overleg.",
        by=taskforce,
        now=stage.ago(5),
    )
    _planned(stage, BOARD, "Vergadering van het VNG-bestuur", in_days=30, known=10)


def _backing(stage: Stage, dossier: Dossier) -> None:
    """The koepel of information managers asks what its members think."""
    poll = ask_backing(
        dossier=dossier,
        question="Kunt u de eenvoudige handtekening binnen een jaar gebruiken?",
        closes_at=stage.soon(4),
        by=stage.cast["viag@taskforce.example"],
        now=stage.ago(5),
    )
    for email, answer, text in (
        (GOUDA, MemberAnswer.FOR, "Ja, ons zaaksysteem kan dit al."),
        (WADDINXVEEN, MemberAnswer.AGAINST, "Wij wachten op een nieuwe leverancier."),
    ):
        person = stage.cast[email]
        said = Said(
            organisation=person.get_current_roles()[0].organisation,
            answer=answer,
            text=text,
            idempotency_key=uuid.uuid4().hex,
        )
        answer_poll(poll=poll, said=said, by=person, now=stage.ago(3))
