"""What editors find on the front page of Beheer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samenorganiseren.shared.staff_menu import StaffPart

from .rules.editing import may_edit_catalogue

if TYPE_CHECKING:
    from accounts.models import User


def is_editor(user: User) -> bool:
    return bool(may_edit_catalogue(user))


PARTS = [
    StaffPart(
        "Catalogus",
        "Standaarden, versies en initiatieven schrijven en publiceren.",
        "catalogue_staff",
        is_editor,
        order=10,
    ),
    StaffPart(
        "Te bevestigen",
        "Verbindendheid die een tweede persoon moet nalezen.",
        "catalogue_unconfirmed",
        is_editor,
        order=11,
    ),
    StaffPart(
        "Standaarden importeren",
        "Een CSV inlezen, eerst als proef.",
        "catalogue_import",
        is_editor,
        order=12,
    ),
    StaffPart(
        "Synoniemen",
        "Woorden waarop iemand een standaard ook vindt.",
        "catalogue_synonyms",
        is_editor,
        order=13,
    ),
]
