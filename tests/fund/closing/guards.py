"""What PostgreSQL keeps of the fund, in the form of tests/guards: closing a year and its report."""

from fund import models
from fund.domain.closing.carrying import carry_over
from tests.factories import accounts as people
from tests.factories import fund as things
from tests.guards.guard import Guard, without_constraint, without_trigger

from .scene import NOW, Year

ATTACKS = "tests/fund/closing/test_attacks.py"
RACES = "tests/fund/closing/test_races.py"

WRITTEN_ONCE: list[str] = ["fund_closingbalance", "fund_carryover"]
CHECKS = """
fund_yearclose year_close_complete
"""
ONCE = """
fund_yearclose fund_yearclose_year_id_key
"""


def made_by(model, act):
    """A row that stores itself as it comes about: by its verb."""

    def made():
        row = model()
        row.save = act
        return row

    return made


def close():
    year = Year().lived()
    year.prepare()
    year.close()


def carry():
    year = Year()
    year.set_ceiling(500_00)
    carry_over(
        line=year.line,
        decision=year.decided(),
        amount_cents=200_00,
        by=year.first,
        now=NOW,
    )


ASKED: dict = {
    models.YearClose: lambda: {
        "year": things.FiscalYearFactory(year=2018 + models.YearClose.objects.count()),
        "checklist": [],
        "prepared_by": people.UserFactory(),
        "prepared_by_label": "Persoon",
        "prepared_at": people.AT,
    },
}
MADE: dict = {
    models.ClosingBalance: made_by(models.ClosingBalance, close),
    models.CarryOver: made_by(models.CarryOver, carry),
}
WRONG: dict = {
    "year_close_complete": (
        models.YearClose,
        lambda: {"closed_by": people.UserFactory()},
    ),
}
DOUBLED: dict = {
    "fund_yearclose_year_id_key": (models.YearClose, dict, "year"),
}


def rule(keeps: str, name: str, test: str, path: str = ATTACKS) -> Guard:
    """One of the rules that `refuse_close_if` says no for."""
    return Guard(
        keeps,
        f"""
        CREATE OR REPLACE FUNCTION refuse_close_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{name}' THEN
                RAISE EXCEPTION 'close refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$""",
        f"{path}::{test}",
    )


def trigger(keeps: str, name: str, table: str, test: str, path: str = ATTACKS) -> Guard:
    return Guard(keeps, without_trigger(name, table), f"{path}::{test}")


def constraint(keeps: str, table: str, name: str, test: str) -> Guard:
    return Guard(keeps, without_constraint(table, name), f"{ATTACKS}::{test}")


TRIGGERS: list = [
    rule(
        "a year is prepared before it is closed",
        "year_close_prepared_first",
        "test_a_close_is_prepared_before_it_is_done",
    ),
    rule(
        "signing a close changes nothing that was prepared",
        "year_close_as_prepared",
        "test_signing_changes_nothing_of_what_was_prepared",
    ),
    rule(
        "a close stays",
        "year_close_stays",
        "test_a_prepared_close_is_not_thrown_away",
    ),
    rule(
        "a signed close closes its year",
        "year_close_closes_year",
        "test_a_close_that_is_signed_closes_its_year",
    ),
    rule(
        "a year is closed by two",
        "fiscal_year_closed_by_two",
        "test_a_year_that_one_person_prepared_is_not_closed",
    ),
    rule(
        "years are closed in order",
        "fiscal_year_closed_in_order",
        "test_years_are_closed_in_order",
    ),
    rule(
        "a closed year is under its seal",
        "fiscal_year_sealed",
        "test_nothing_of_a_closed_year_is_left_out_of_its_seal",
    ),
    rule(
        "the result of a closed year is in the reserve",
        "fiscal_year_result_to_reserve",
        "test_no_result_stays_behind_in_a_closed_year",
    ),
    rule(
        "a year begins with what the one before ended with",
        "fiscal_year_ends_as_booked",
        "test_the_next_year_begins_with_nothing_else",
    ),
    rule(
        "no year opens under a closed one",
        "fiscal_year_opens_after_closed",
        "test_no_earlier_year_opens_under_a_closed_one",
    ),
    rule(
        "closing balances are written while closing",
        "closing_balance_while_closing",
        "test_nothing_is_added_to_the_end_of_a_closed_year",
    ),
    rule(
        "entries of a close are not taken back",
        "entry_of_closing_stays",
        "test_the_entries_of_a_close_are_not_taken_back",
    ),
    rule(
        "a result is booked by closing",
        "entry_of_closing_closes",
        "test_a_result_is_booked_by_closing_alone",
    ),
    rule(
        "what is booked as carried over has its decision",
        "entry_carried_has_decision",
        "test_nothing_is_booked_as_carried_over_without_a_row",
    ),
    rule(
        "budget is carried to the next year of its programme",
        "carry_over_to_next_year",
        "test_it_goes_to_the_same_programme_in_the_next_year",
    ),
    rule(
        "the members decided to carry over",
        "carry_over_decided",
        "test_nothing_is_carried_over_without_its_decision",
    ),
    rule(
        "no more is carried over than was decided",
        "carry_over_within_decision",
        "test_nor_more_than_was_decided",
    ),
    rule(
        "an award is carried over whole",
        "carry_over_of_whole_award",
        "test_past_the_verb_no_part_of_an_award_is_carried",
        "tests/fund/closing/test_carrying_awards.py",
    ),
    rule(
        "a carry-over is booked in both years",
        "carry_over_booked",
        "test_it_is_booked_in_both_years_as_it_says",
    ),
    trigger(
        "closes are guarded",
        "fund_yearclose_guard",
        "fund_yearclose",
        "test_a_close_that_is_done_says_so_for_ever",
    ),
    trigger(
        "closes are not emptied",
        "fund_yearclose_no_truncate",
        "fund_yearclose",
        "test_the_owner_empties_no_closes",
        RACES,
    ),
    trigger(
        "a close is judged with its year",
        "fund_yearclose_whole",
        "fund_yearclose",
        "test_a_close_that_is_signed_closes_its_year",
    ),
    trigger(
        "opening a year is guarded",
        "fund_fiscalyear_opens",
        "fund_fiscalyear",
        "test_no_earlier_year_opens_under_a_closed_one",
    ),
    trigger(
        "closing a year is guarded",
        "fund_fiscalyear_closes",
        "fund_fiscalyear",
        "test_a_year_without_a_close_is_not_closed[plainly]",
    ),
    trigger(
        "closing balances are guarded",
        "fund_closingbalance_guard",
        "fund_closingbalance",
        "test_nothing_is_added_to_the_end_of_a_closed_year",
    ),
    trigger(
        "reversals of a close are guarded",
        "fund_entry_closing_stays",
        "fund_entry",
        "test_the_entries_of_a_close_are_not_taken_back",
    ),
    trigger(
        "entries of closing are judged",
        "fund_entry_closing_whole",
        "fund_entry",
        "test_a_result_is_booked_by_closing_alone",
    ),
    trigger(
        "carry-overs are guarded",
        "fund_carryover_guard",
        "fund_carryover",
        "test_nothing_is_carried_over_without_its_decision",
    ),
    constraint(
        "who prepared a close does not sign it",
        "fund_yearclose",
        "year_close_four_eyes",
        "test_who_prepared_it_does_not_sign_it",
    ),
    constraint(
        "two years are not closed under one seal",
        "fund_yearclose",
        "fund_yearclose_seal_id_key",
        "test_two_years_are_not_closed_under_one_seal",
    ),
    constraint(
        "an account ends a year once",
        "fund_closingbalance",
        "closing_balance_once",
        "test_an_account_ends_a_year_once",
    ),
    constraint(
        "a closing balance is something",
        "fund_closingbalance",
        "closing_balance_is_something",
        "test_what_stands_at_nothing_is_no_row",
    ),
    constraint(
        "nothing is carried backwards",
        "fund_carryover",
        "carry_over_positive",
        "test_nothing_is_carried_backwards",
    ),
    constraint(
        "an entry is carried out once",
        "fund_carryover",
        "fund_carryover_entry_out_id_key",
        "test_an_entry_is_carried_over_once[entry_out]",
    ),
    constraint(
        "an entry is carried in once",
        "fund_carryover",
        "fund_carryover_entry_in_id_key",
        "test_an_entry_is_carried_over_once[entry_in]",
    ),
]
