"""What administrators find on the front page of Beheer."""

from __future__ import annotations

from samenorganiseren.shared.staff_menu import StaffPart

from .rules import may_manage_outbox

PARTS = (
    StaffPart(
        "Verzendlijst",
        "Wat het portaal nog moet versturen of doen, en wat vastliep.",
        "outbox",
        may_manage_outbox,
        61,
    ),
)
