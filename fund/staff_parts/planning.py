"""What the fund adds to Beheer: years, programmes and decisions."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        title="Fonds GGU",
        text="Boekjaren, programma’s, besluiten van de leden en plafonds.",
        url_name="fund_years",
        is_for=may_administer,
        order=60,
    ),
]
