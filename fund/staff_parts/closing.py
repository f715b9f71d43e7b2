"""What the fund adds to Beheer: closing a year and its report."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        title="Jaarafsluiting",
        text="De controlelijst van een boekjaar, het sluiten en overhevelen.",
        url_name="fund_closed_years",
        is_for=may_administer,
        order=69,
    ),
]
