"""What this reader can do with a dossier now: one list for the page and its buttons."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from accounts.models import User

from ...domain.dossiers.inadmissible import open_proposal
from ...enums import Stage
from ...models import Dossier
from ...rules import dossiers as rules
from ...rules.stages import HANDLED


class Action(NamedTuple):
    """A step with its own page, or one press where `is_press`."""

    label: str
    address: str
    is_press: bool = False
    is_main: bool = False


def actions_for(user: User, dossier: Dossier) -> list[Action]:
    """In the order in which they are used."""
    if not user.is_authenticated:
        return []
    return [
        *_writing(user, dossier),
        *_handling(user, dossier),
        *_second(user, dossier),
    ]


def _writing(user: User, dossier: Dossier) -> list[Action]:
    made = []
    if rules.may_write(user, dossier):
        again = dossier.stage == Stage.RETURNED
        made.append(
            _to(
                "Pas aan en dien opnieuw in" if again else "Ga verder met schrijven",
                "write_dossier",
                dossier,
                is_main=True,
            )
        )
    if rules.may_withdraw(user, dossier):
        made.append(_to("Trek het voorstel in", "withdraw_dossier", dossier))
    return made


def _handling(user: User, dossier: Dossier) -> list[Action]:
    if not rules.may_handle(user, dossier):
        return []
    stage = Stage(dossier.stage)
    if stage is Stage.ON_HOLD:
        return [_to("Hervat", "resume_dossier", dossier, is_press=True, is_main=True)]
    made = []
    if stage is Stage.SUBMITTED:
        made.append(
            _to(
                "Neem in behandeling",
                "take_in_dossier",
                dossier,
                is_press=True,
                is_main=True,
            )
        )
    if stage is Stage.INTAKE:
        made.append(_to("Beoordeel de intake", "judge_dossier", dossier, is_main=True))
        if rules.may_go_fast(dossier):
            made.append(_to("Snelle route", "fast_lane_dossier", dossier))
        made.append(_to("Niet ontvankelijk", "inadmissible_dossier", dossier))
    if stage in HANDLED:
        made.append(_to("Geef terug", "return_dossier", dossier))
        made.append(_to("Houd aan", "hold_dossier", dossier))
    return made


def _second(user: User, dossier: Dossier) -> list[Action]:
    if dossier.stage != Stage.INTAKE:
        return []
    proposal = open_proposal(dossier)
    if proposal is None:
        return []
    if not rules.may_confirm_inadmissible(user, proposal.proposed_by_id):
        return []
    label = "Beslis over niet ontvankelijk"
    return [_to(label, "confirm_inadmissible_dossier", dossier)]


def _to(
    label: str,
    name: str,
    dossier: Dossier,
    *,
    is_press: bool = False,
    is_main: bool = False,
) -> Action:
    key = dossier.number or f"concept-{dossier.pk}"
    return Action(label, reverse(name, args=[key]), is_press, is_main)
