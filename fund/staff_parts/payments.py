"""What the fund adds to Beheer: the bank and its payments."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        "Bank van het fonds",
        "Afschriften inlezen, betalingen plaatsen en terugbetalen.",
        "fund_bank",
        may_administer,
        order=62,
    ),
    StaffPart(
        "Werklijst van de bank",
        "Betalingen die nog geplaatst moeten worden, een voor een.",
        "fund_bank_worklist",
        may_administer,
        order=63,
    ),
]
