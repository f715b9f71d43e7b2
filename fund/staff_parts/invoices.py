"""What the fund adds to Beheer: invoices."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        title="Facturen van het fonds",
        text="Facturen maken, versturen en crediteren, en herinneren aan wat open is.",
        url_name="fund_invoices",
        is_for=may_administer,
        order=61,
    ),
]
