"""What may happen later: statements are taken in and matched as long work."""

from __future__ import annotations

from samenorganiseren.shared.days import day_of
from samenorganiseren.shared.jobs import Outcome, Steps, job

from ..domain.payments.importing import Imported, import_statements
from ..domain.payments.matching import Matched, match_lines, match_waiting
from ..queries.payments.jobs import account_of, administrator_behind

BANK, WORKLIST = "/fonds/bank/", "/fonds/bank/werklijst/"


@job("fund.import_statement")
def import_statement(steps: Steps, *, account_id: int) -> Outcome:
    """Take in, then place what is certain; each is half of the work."""
    by = administrator_behind(steps.by.actor_key)
    made = import_statements(
        bank_account=account_of(account_id),
        content=steps.input.read(),
        by=by,
        now=steps.now,
        report=lambda done, total: steps.report(done, 2 * total),
    )
    if not made.statements:
        return Outcome(told_again(made), url=BANK)
    total = len(made.lines)
    found = match_lines(
        bank_account=account_of(account_id),
        lines=made.lines,
        by=by,
        now=steps.now,
        report=lambda done: steps.report(total + done, 2 * total),
    )
    return Outcome(told(made, found), url=WORKLIST if found.left else BANK)


@job("fund.match_payments")
def match_payments(steps: Steps, *, account_id: int) -> Outcome:
    """Look again at what waits."""
    found = match_waiting(
        bank_account=account_of(account_id),
        by=administrator_behind(steps.by.actor_key),
        now=steps.now,
        report=steps.report,
    )
    return Outcome(told_placed(found), url=WORKLIST if found.left else BANK)


def told_again(made: Imported) -> str:
    """Twice is no harm, and is said."""
    if not made.known:
        return "In dit bestand staat niets nieuws. Er is niets veranderd."
    names = ", ".join(
        f"{one.number} (ingelezen op {day_of(one.imported_at):%d-%m-%Y})"
        for one in made.known
    )
    word = "Afschrift" if len(made.known) == 1 else "Afschriften"
    return f"{word} {names}: al ingelezen. Er is niets veranderd."


def told(made: Imported, found: Matched) -> str:
    names = ", ".join(str(one.number) for one in made.statements)
    word = "Afschrift" if len(made.statements) == 1 else "Afschriften"
    again = f" {told_again(made)}" if made.known else ""
    return f"{word} {names} ingelezen. {told_placed(found)}{again}"


def told_placed(found: Matched) -> str:
    if not found.looked_at:
        return "Er waren geen regels om te plaatsen."
    return f"Geplaatst: {found.placed} van {found.looked_at}. Op de werklijst: {found.left}."
