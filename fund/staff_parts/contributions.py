"""What the fund adds to Beheer: rates and contribution runs."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        title="Bijdragen van gemeenten",
        text="Tarieven, inwonertallen en wat elke gemeente bijdraagt.",
        url_name="fund_contributions",
        is_for=may_administer,
        order=61,
    ),
]
