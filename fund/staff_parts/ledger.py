"""What the fund adds to Beheer: the ledger and its audit."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        title="Grootboek van het fonds",
        text="Elk totaal met zijn boekingen en stukken, de dagzegels en de bestanden "
        "voor de boekhouding van VNG.",
        url_name="fund_ledger",
        is_for=may_administer,
        order=40,
    )
]
