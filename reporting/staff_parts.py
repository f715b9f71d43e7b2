"""What reports add to Beheer."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS = [
    StaffPart(
        "Rapporten",
        "Cijfers over toepassing, verplichtingen, voorstellen, organen en het Fonds GGU "
        "van een dag, een maand of een jaar.",
        "reports",
        lambda user: user.is_authenticated,
        order=90,
    )
]
