"""What a minority wants the next body to read, word for word."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from journal.domain.entries import record
from samenorganiseren.shared.errors import DomainError
from samenorganiseren.shared.verdicts import require

from ...models import MinoritySignature, MinorityView, RoundSeat
from ...queries.rounds.minority import window_of
from ...rules import rounds as rules
from ..events import add_event, sha256_of
from .locking import lock


class MinorityRefused(DomainError):
    """Not now, or not by this seat."""


@transaction.atomic
def write_view(
    *, seat: RoundSeat, text: str, in_public: bool, by: User, now: datetime
) -> MinorityView:
    """Write it and sign it, within the window after the close."""
    require(rules.may_take_position(by, seat))
    round, dossier = lock(seat.round)
    _require_may_speak(seat, now)
    if not text.strip():
        raise MinorityRefused("Schrijf op wat de minderheid wil zeggen.")
    view = MinorityView.objects.create(
        round=round, text=text.strip(), author=seat, written_at=now
    )
    MinoritySignature.objects.create(
        view=view, seat=seat, in_public=in_public, signed_at=now
    )
    add_event(
        "minderheidsstandpunt-geschreven",
        dossier=dossier,
        by=by,
        now=now,
        payload={
            "ronde": round.pk,
            "minderheidsstandpunt": view.pk,
            "sha256": sha256_of(view.text),
        },
    )
    record("governance.minority_view_written", subject=view, by=by, at=now)
    return view


@transaction.atomic
def sign_view(
    *, view: MinorityView, seat: RoundSeat, in_public: bool, by: User, now: datetime
) -> MinoritySignature:
    """Stand behind it too. The name is public only by consent."""
    require(rules.may_take_position(by, seat))
    _round, dossier = lock(view.round)
    view = MinorityView.objects.select_for_update().get(pk=view.pk)
    _require_may_speak(seat, now)
    if view.withdrawn_at is not None:
        raise MinorityRefused("Dit minderheidsstandpunt is ingetrokken.")
    if done := view.signatures.filter(seat=seat).first():
        return done
    signature = MinoritySignature.objects.create(
        view=view, seat=seat, in_public=in_public, signed_at=now
    )
    add_event(
        "minderheidsstandpunt-ondertekend",
        dossier=dossier,
        by=by,
        now=now,
        payload={"ronde": view.round_id, "minderheidsstandpunt": view.pk},
    )
    record("governance.minority_view_signed", subject=view, by=by, at=now)
    return signature


@transaction.atomic
def withdraw_view(*, view: MinorityView, by: User, now: datetime) -> MinorityView:
    """Its writer takes it back, within the window. It stays readable inside the body."""
    round, dossier = lock(view.round)
    view = MinorityView.objects.select_for_update().get(pk=view.pk)
    require(rules.may_take_position(by, view.author))
    if view.withdrawn_at is not None:
        return view
    if not window_of(round).is_open(now):
        raise MinorityRefused("De tijd voor een minderheidsstandpunt is voorbij.")
    view.withdrawn_at = now
    view.save(update_fields=["withdrawn_at"])
    add_event(
        "minderheidsstandpunt-ingetrokken",
        dossier=dossier,
        by=by,
        now=now,
        payload={"ronde": round.pk, "minderheidsstandpunt": view.pk},
    )
    record("governance.minority_view_withdrawn", subject=view, by=by, at=now)
    return view


def _require_may_speak(seat: RoundSeat, now: datetime) -> None:
    seat = RoundSeat.objects.select_related("round__rule").get(pk=seat.pk)
    if not seat.is_entitled or seat.is_recused:
        raise MinorityRefused("Uw zetel heeft in deze ronde geen stem.")
    window = window_of(seat.round)
    if not window.is_open(now):
        raise MinorityRefused(window.sentence(now))
