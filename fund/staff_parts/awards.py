"""What the fund adds to Beheer: requests, awards and tranches."""

from samenorganiseren.shared.staff_menu import StaffPart

from ..rules.access import may_administer

PARTS: list[StaffPart] = [
    StaffPart(
        "Aanvragen en toekenningen",
        "Geld uit het Fonds GGU reserveren, toekennen en verantwoorden.",
        "fund_requests",
        may_administer,
        order=64,
    ),
    StaffPart(
        "Tranches en betaalopdrachten",
        "Wat wanneer wordt uitbetaald, en de opdrachten aan de bank.",
        "fund_tranches",
        may_administer,
        order=65,
    ),
]
