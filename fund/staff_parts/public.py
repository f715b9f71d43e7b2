"""What the fund adds to Beheer: the fund for everyone."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS = [
    StaffPart(
        title="Overzicht van het fonds",
        text="Alle totalen van een jaar, en wat er wacht.",
        url_name="fund_overview",
        is_for=may_administer,
        order=40,
    ),
]
