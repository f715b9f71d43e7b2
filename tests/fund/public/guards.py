"""What PostgreSQL keeps of the fund, in the form of tests/guards: the fund for everyone."""

from tests.guards.guard import Guard, without_trigger

# Tables whose changes make public pages new.
SHOWN = [
    "fund_award",
    "fund_awardshare",
    "fund_budgetline",
    "fund_contributionrun",
    "fund_entry",
    "fund_fiscalyear",
    "fund_funddecision",
    "fund_funddocument",
    "fund_programme",
    "fund_tranche",
]

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = []
# "table constraint", a line each.
CHECKS = ""
ONCE = ""
# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {}
MADE: dict = {}
# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {}
DOUBLED: dict = {}
TRIGGERS: list = [
    Guard(
        f"a change of {table} makes pages new",
        without_trigger(f"{table}_fresh", table),
        f"tests/fund/public/test_freshness.py::test_a_change_makes_pages_new[{table}]",
    )
    for table in SHOWN
]
