"""Triggers and functions that refuse, count or keep."""

from __future__ import annotations

from .fund import FUND
from .governance import GOVERNANCE
from .guard import Guard, without_trigger, without_triggers_like
from .reporting import REPORTING

BINDINGNESS = "tests/catalogue/editing/test_bindingness.py"
COUNTING = "tests/catalogue/adoption/test_counting.py"
HERE = "tests/guards/test_periods.py"
KEEPING = "tests/guards/test_keeping.py"
REGISTER = "tests/municipalities/test_register_attacks.py"
ROLES = "tests/accounts/test_roles.py"
RULES = "tests/guards/test_statement_rules.py"


def trigger(keeps: str, name: str, table: str, test: str) -> Guard:
    return Guard(keeps, without_trigger(name, table), test)


SEARCHED = {
    "catalogue_standard": "standaard",
    "catalogue_initiative": "initiatief",
    "catalogue_need": "behoefte",
    "municipalities_municipality": "gemeente",
}
SHOWN = [
    "accounts_organisation",
    "catalogue_adoptionperiod",
    "catalogue_adoptionstatement",
    "catalogue_bindingnesschange",
    "catalogue_bindingnessconfirmation",
    "catalogue_initiative",
    "catalogue_initiative_participants",
    "catalogue_initiative_produces",
    "catalogue_need",
    "catalogue_needsupport",
    "catalogue_product",
    "catalogue_productsupport",
    "catalogue_publishedcount",
    "catalogue_standard",
    "catalogue_standard_owners",
    "catalogue_standardlink",
    "catalogue_standardrelation",
    "catalogue_standardversion",
    "catalogue_statementconfirmation",
    "catalogue_synonym",
    "governance_agendaitem",
    "governance_body",
    "governance_escalationplan",
    "governance_meeting",
    "governance_minutes",
    "governance_resolution",
    "municipalities_municipality",
]
TRACKED = ["catalogue_standard", "catalogue_standardversion", "catalogue_initiative"]
COMING_AND_GOING = [
    "catalogue_standardlink",
    "catalogue_standardrelation",
    "catalogue_standard_owners",
    "catalogue_initiative_participants",
    "catalogue_initiative_produces",
]

TRIGGERS = [
    Guard(
        "a decision needs a published resolution",
        "CREATE OR REPLACE FUNCTION bindingness_resolution_is_published(resolution text)"
        " RETURNS boolean LANGUAGE sql STABLE RETURN true",
        f"{BINDINGNESS}"
        "::test_postgresql_refuses_a_decision_without_a_published_resolution",
    ),
    trigger(
        "decisions of now are not recorded by hand",
        "catalogue_bindingnesschange_guard",
        "catalogue_bindingnesschange",
        f"{BINDINGNESS}::test_postgresql_refuses_to_record_a_decision_of_after_the_start",
    ),
    Guard(
        "a decision skips no step",
        "CREATE OR REPLACE FUNCTION bindingness_level_of(the_standard bigint,"
        " the_authority text) RETURNS integer LANGUAGE sql STABLE RETURN 3",
        f"{BINDINGNESS}::test_a_published_resolution_may_climb_one_step_and_no_more",
    ),
    trigger(
        "the second person is another one",
        "catalogue_bindingnessconfirmation_guard",
        "catalogue_bindingnessconfirmation",
        f"{BINDINGNESS}::test_postgresql_refuses_the_recorder_as_the_second_person",
    ),
    trigger(
        "the standard carries how binding it is",
        "catalogue_bindingnesschange_kept",
        "catalogue_bindingnesschange",
        f"{BINDINGNESS}"
        "::test_the_standard_carries_how_binding_it_is_since_when_and_by_whom",
    ),
    trigger(
        "the standard carries its current version",
        "catalogue_standardversion_kept",
        "catalogue_standardversion",
        "tests/catalogue/editing/test_publishing.py"
        "::test_a_new_current_version_takes_the_place_of_the_old_one",
    ),
    *(
        trigger(
            f"an address of {table} has one meaning",
            f"{table}_slug_stays",
            table,
            f"{KEEPING}::test_an_address_never_gets_a_second_meaning[{table}]",
        )
        for table in ("catalogue_standard", "catalogue_initiative")
    ),
    trigger(
        "support of a need is counted",
        "catalogue_needsupport_counted",
        "catalogue_needsupport",
        "tests/catalogue/editing/test_needs.py"
        "::test_support_counts_once_and_can_be_taken_back",
    ),
    trigger(
        "support does not move to another need",
        "catalogue_needsupport_stays",
        "catalogue_needsupport",
        f"{KEEPING}::test_support_does_not_move_to_another_need",
    ),
    trigger(
        "statements are checked",
        "statement_1_checked",
        "catalogue_adoptionstatement",
        f"{RULES}::test_postgresql_refuses_a_statement_against_the_rule",
    ),
    trigger(
        "adoptions are checked",
        "adoption_checked",
        "catalogue_adoption",
        f"{RULES}::test_an_adoption_keeps_to_itself",
    ),
    trigger(
        "proposals are checked",
        "proposal_checked",
        "catalogue_statementproposal",
        f"{RULES}::test_a_proposal_becomes_a_statement_about_what_was_proposed",
    ),
    trigger(
        "statements are counted",
        "statement_2_counted",
        "catalogue_adoptionstatement",
        f"{COUNTING}::test_a_statement_holds_until_the_next_one",
    ),
    trigger(
        "periods that begin are added up",
        "period_added",
        "catalogue_adoptionperiod",
        f"{COUNTING}::test_a_statement_holds_until_the_next_one",
    ),
    trigger(
        "periods that go are taken off",
        "period_removed",
        "catalogue_adoptionperiod",
        f"{COUNTING}::test_the_latest_recorded_of_two_statements_for_one_day_counts",
    ),
    trigger(
        "periods that end on another day are added up",
        "period_changed",
        "catalogue_adoptionperiod",
        f"{COUNTING}::test_a_statement_holds_until_the_next_one",
    ),
    *(
        trigger(
            f"a period that is {change} shares no day with another",
            f"period_one_state_a_day_{change}",
            "catalogue_adoptionperiod",
            f"{HERE}::test_a_municipality_is_in_one_state_a_day[{change}]",
        )
        for change in ("added", "changed")
    ),
    trigger(
        "who ceases to exist is counted no more",
        "municipality_life_counted",
        "municipalities_municipality",
        f"{COUNTING}::test_a_municipality_that_gets_a_last_day_is_counted_until_it",
    ),
    trigger(
        "nobody writes the counters of a standard",
        "standard_counters_kept",
        "catalogue_standard",
        f"{COUNTING}::test_an_ordinary_save_leaves_the_counters_as_they_are",
    ),
    trigger(
        "a succession agrees with dates",
        "succession_agrees_with_dates",
        "municipalities_succession",
        f"{REGISTER}::test_a_municipality_that_goes_on_has_no_successor",
    ),
    trigger(
        "dates agree with successions",
        "municipality_dates_agree_with_successions",
        "municipalities_municipality",
        f"{REGISTER}::test_dates_cannot_leave_a_succession_behind",
    ),
    trigger(
        "a role fits its organisation",
        "accounts_roleassignment_role_fits",
        "accounts_roleassignment",
        f"{KEEPING}::test_a_role_fits_its_organisation[RoleAssignment]",
    ),
    trigger(
        "an invitation fits its organisation",
        "accounts_invitation_role_fits",
        "accounts_invitation",
        f"{KEEPING}::test_a_role_fits_its_organisation[Invitation]",
    ),
    trigger(
        "an organisation keeps its kind",
        "accounts_organisation_keeps_kind",
        "accounts_organisation",
        f"{ROLES}::test_an_organisation_keeps_its_kind",
    ),
    *(
        trigger(
            f"the search follows {table} that is {change}",
            f"{table}_found_{change}",
            table,
            f"{KEEPING}::test_the_search_follows[{change}-{kind}]",
        )
        for table, kind in SEARCHED.items()
        for change in ("added", "changed", "removed")
    ),
    trigger(
        "the search follows other names",
        "municipalities_alias_found",
        "municipalities_alias",
        "tests/catalogue/finding/test_search_keeps_itself.py"
        "::test_a_municipality_is_found_by_its_other_name",
    ),
    *(
        trigger(
            f"words of documents are counted when {change}",
            f"catalogue_searchdocument_words_{change}",
            "catalogue_searchdocument",
            f"{KEEPING}::test_words_are_counted[{change}]",
        )
        for change in ("added", "changed", "removed")
    ),
    *(
        trigger(
            f"a change of {table} makes pages new",
            f"{table}_fresh",
            table,
            f"tests/guards/test_freshness.py::test_a_change_makes_pages_new[{table}]",
        )
        for table in SHOWN
    ),
    *(
        Guard(
            f"{table} has a history of every {change}",
            without_triggers_like(f"^pgtrigger_{change}_", table),
            f"{KEEPING}::test_history_is_kept[{change}-{table}]",
        )
        for table in TRACKED
        for change in ("insert", "update")
    ),
    *GOVERNANCE.listed("TRIGGERS"),
    *FUND.listed("TRIGGERS"),
    *REPORTING.listed("TRIGGERS"),
    *(
        Guard(
            f"{table} has a history of every {change}",
            without_triggers_like(f"^pgtrigger_{change}_", table),
            f"{KEEPING}::test_what_comes_and_goes_has_a_history[{change}-{table}]",
        )
        for table in COMING_AND_GOING
        for change in ("insert", "update", "delete")
    ),
]
