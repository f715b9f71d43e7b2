"""What is due in the fund: tranches for its administrators, accounts for receivers."""

from samenorganiseren.shared.deadlines import Source

from . import accounts, tranches

WORKS = "U beheert het Fonds GGU."
SOURCES = (
    Source(
        tranches.WAITS,
        "tranche wacht op haar voorwaarde",
        WORKS,
        tranches.tranches_waiting,
        tranches.people_of,
        tranches.fund_of,
    ),
    Source(
        tranches.READY,
        "tranche kan worden voorgesteld",
        WORKS,
        tranches.tranches_ready,
        tranches.people_of,
        tranches.fund_of,
    ),
    Source(
        accounts.KIND,
        "verantwoording afleggen",
        "U schrijft namens de ontvanger van deze toekenning.",
        accounts.accounts_due,
        accounts.people_of,
        accounts.awards_of,
    ),
)
