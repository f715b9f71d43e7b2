"""What PostgreSQL itself refuses, and the test that says so.

For each guard: its name, the SQL by which the owner of the schema takes it away,
and the test that must fail without it. `make guards` takes away each in turn, in a
database of its own, and runs its test. Add a line where you add a guard.
"""

from __future__ import annotations

from .guard import Guard, without_trigger


def written_once(table):
    return (f"DROP TRIGGER {table}_no_change ON {table};DROP TRIGGER {table}_no_truncate ON {table};GRANT UPDATE, DELETE, TRUNCATE ON {table} TO portal_app")

BINDINGNESS = "tests/catalogue/editing/test_bindingness.py"
PUBLISHING = "tests/catalogue/editing/test_publishing.py"
NEEDS = "tests/catalogue/editing/test_needs.py"

GUARDS = [
    Guard(
        "the journal is written once",
        written_once("journal_entry"),
        "tests/journal/test_entries.py"
        "::test_postgresql_refuses_every_change_to_the_journal",
    ),
    Guard(
        "bindingness is written once",
        written_once("catalogue_bindingnesschange"),
        f"{BINDINGNESS}::test_no_switch_lets_bindingness_be_written_around_the_rules",
    ),
    Guard(
        "a decision needs a published resolution",
        "CREATE OR REPLACE FUNCTION bindingness_resolution_is_published(resolution text)"
        " RETURNS boolean LANGUAGE sql STABLE RETURN true",
        f"{BINDINGNESS}"
        "::test_postgresql_refuses_a_decision_without_a_published_resolution",
    ),
    Guard(
        "decisions of now are not recorded by hand",
        without_trigger(
            "catalogue_bindingnesschange_guard", "catalogue_bindingnesschange"
        ),
        f"{BINDINGNESS}::test_postgresql_refuses_to_record_a_decision_of_after_the_start",
    ),
    Guard(
        "a decision skips no step",
        "CREATE OR REPLACE FUNCTION bindingness_level_of(the_standard bigint,"
        " the_authority text) RETURNS integer LANGUAGE sql STABLE RETURN 3",
        f"{BINDINGNESS}::test_a_published_resolution_may_climb_one_step_and_no_more",
    ),
    Guard(
        "the second person is another one",
        without_trigger(
            "catalogue_bindingnessconfirmation_guard",
            "catalogue_bindingnessconfirmation",
        ),
        f"{BINDINGNESS}::test_postgresql_refuses_the_recorder_as_the_second_person",
    ),
    Guard(
        "the standard carries how binding it is",
        without_trigger(
            "catalogue_bindingnesschange_kept", "catalogue_bindingnesschange"
        ),
        f"{BINDINGNESS}"
        "::test_the_standard_carries_how_binding_it_is_since_when_and_by_whom",
    ),
    Guard(
        "history is written once",
        written_once("catalogue_standardevent"),
        f"{PUBLISHING}::test_history_is_written_once",
    ),
    Guard(
        "an address has one meaning",
        without_trigger("catalogue_standard_slug_stays", "catalogue_standard"),
        f"{PUBLISHING}::test_postgresql_never_gives_an_address_a_second_meaning",
    ),
    Guard(
        "the standard carries its current version",
        without_trigger("catalogue_standardversion_kept", "catalogue_standardversion"),
        f"{PUBLISHING}::test_a_new_current_version_takes_the_place_of_the_old_one",
    ),
    Guard(
        "support of a need is counted",
        without_trigger("catalogue_needsupport_counted", "catalogue_needsupport"),
        f"{NEEDS}::test_support_counts_once_and_can_be_taken_back",
    ),
    Guard(
        "terms of one role do not overlap",
        "ALTER TABLE accounts_roleassignment DROP CONSTRAINT role_terms_do_not_overlap",
        "tests/accounts/test_roles.py"
        "::test_overlapping_terms_are_refused_by_postgresql",
    ),
]
