"""What PostgreSQL itself refuses or keeps, and the test that says so.

`make guards` takes away each in turn, in a database of its own, and runs its test,
which must fail. Add a line where you add a guard; a test tells when one is missing.
"""

from __future__ import annotations

from .constraints import CHECKS, ONCE, pairs
from .guard import Guard, without_constraint, without_rule
from .tables import (
    KEPT_BY_DATABASE,
    WRITTEN_ONCE,
    with_neither,
    with_rights,
    without_triggers,
)
from .triggers import TRIGGERS

HERE = "tests/guards"
CONSTRAINTS = f"{HERE}/test_constraints.py::test_postgresql_refuses_a"
RULES = f"{HERE}/test_statement_rules.py"
STATEMENT_RULES = [
    "statement_fits_its_adoption",
    "statement_follows_the_same_adoption",
    "statement_within_the_life_of_the_municipality",
    "statement_no_explaining_where_mandatory",
    "statement_mandatory_has_target",
]
OTHER_RULES = {
    "statement_version_of_its_standard": "test_no_statement_is_about_a_version_that_went_to_another_standard",
    "adoption_version_of_its_standard": "test_no_adoption_is_about_a_version_of_another_standard",
    "adoption_current_is_its_own": "test_an_adoption_keeps_to_itself"
    "[adoption_current_is_its_own-current_id = {other}]",
    "adoption_stays_what_it_is_about": "test_an_adoption_keeps_to_itself"
    "[adoption_stays_what_it_is_about]",
    "proposal_accepted_as_its_own": "test_a_proposal_becomes_a_statement_about_what_was_proposed",
}


def words(name: str) -> str:
    return name.replace("_", " ")


GUARDS = [
    *(
        Guard(
            f"{table} is written once",
            with_neither(table),
            f"{HERE}/test_written_once.py"
            f"::test_the_portal_changes_nothing_that_is_written_once[{table}]",
        )
        for table in WRITTEN_ONCE
    ),
    *(
        Guard(
            f"{table} is written once, for its owner too",
            without_triggers(table),
            f"{HERE}/test_written_once.py::test_nor_does_the_owner_by_accident[{table}]",
        )
        for table in WRITTEN_ONCE
    ),
    *(
        Guard(
            f"{table} is kept by the database alone",
            with_rights(table),
            f"{HERE}/test_written_once.py"
            f"::test_the_portal_writes_nothing_that_the_database_keeps[{table}]",
        )
        for table in KEPT_BY_DATABASE
    ),
    *(
        Guard(
            words(rule),
            without_rule(rule),
            f"{RULES}::test_postgresql_refuses_a_statement_against_the_rule[{rule}]",
        )
        for rule in STATEMENT_RULES
    ),
    *(
        Guard(words(rule), without_rule(rule), f"{RULES}::{test}")
        for rule, test in OTHER_RULES.items()
    ),
    *(
        Guard(
            words(name),
            without_constraint(table, name),
            f"{CONSTRAINTS}_row_that_cannot_be[{name}]",
        )
        for table, name in pairs(CHECKS)
    ),
    *(
        Guard(
            words(name),
            without_constraint(table, name),
            f"{CONSTRAINTS}_second_row_that_is_the_same[{name}]",
        )
        for table, name in pairs(ONCE)
    ),
    *TRIGGERS,
]
