"""What a good row of each table of rounds asks, for tests/guards."""

import datetime

from governance import models
from governance.domain.rounds.closing import close_round
from tests.factories.accounts import AT
from tests.factories.governance import MembershipFactory

from .conflicts import declared
from .scene import AGAINST, Scene, new_key


def planned():
    scene = Scene(members=1)
    return {
        "body": scene.body,
        "dossier": scene.dossier,
        "version": scene.dossier.versions.get(),
        "rule": scene.rule,
        "question": "Wat vindt u?",
        "mode": "schriftelijk",
        "planned_by_label": "Persoon",
        "planned_at": AT,
    }


def seat():
    round = Scene(members=1).plan()
    sitting = MembershipFactory(seat__body=round.body)
    return {
        "round": round,
        "seat": sitting.seat,
        "membership": sitting,
        "person": sitting.person,
        "person_label": "Persoon",
        "category": sitting.seat.category,
        "seat_label": "Zetel",
        "is_entitled": True,
    }


def open_seat():
    return Scene(members=1).open().seats.get()


def position():
    seat = open_seat()
    return {
        "round": seat.round,
        "seat": seat,
        "number": 1,
        "choice": "voor",
        "entered_by": seat.person,
        "entered_by_label": "Persoon",
        "idempotency_key": new_key(),
        "recorded_at": AT,
        "received_at": AT,
    }


def draft():
    seat = open_seat()
    return {"seat": seat, "person": seat.person, "changed_at": AT}


def conflict():
    scene = Scene(members=1)
    person = scene.members[0]
    return {
        "dossier": scene.dossier,
        "body": scene.body,
        "person": person,
        "ground": "Zit bij de leverancier.",
        "declared_by": person,
        "declared_at": AT,
    }


def void():
    scene = Scene(members=1)
    said = scene.take(scene.open())
    conflict = declared(scene, scene.members[0])
    models.ConflictDeclaration.objects.filter(pk=conflict.pk).update(
        state="erkend", decided_by=scene.secretary, decided_at=scene.now
    )
    return {
        "position": said,
        "conflict": conflict,
        "tally_before": {},
        "tally_after": {},
        "voided_by_label": "Persoon",
        "voided_at": AT,
    }


def closed_seat():
    """Of a round that just closed; its member was against."""
    scene = Scene(members=1)
    round = scene.open()
    scene.take(round, said=AGAINST)
    close_round(round=round, by=scene.secretary, now=scene.now)
    return models.RoundSeat.objects.select_related("round").get(round=round)


def view():
    seat = closed_seat()
    return {
        "round": seat.round,
        "author": seat,
        "text": "Wij vinden het te duur.",
        "written_at": seat.round.closed_at,
    }


def signature():
    written = models.MinorityView.objects.create(**view())
    return {
        "view": written,
        "seat": written.author,
        "signed_at": written.written_at + datetime.timedelta(minutes=1),
    }
