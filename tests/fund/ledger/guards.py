"""What PostgreSQL keeps of the fund, in the form of tests/guards: the ledger and its audit."""

import itertools

from fund import models
from fund.enums import AccountKind
from tests.factories import accounts as people
from tests.factories import fund as things
from tests.guards.guard import Guard, without_constraint, without_trigger

ATTACKS = "tests/fund/ledger/test_attacks.py"
RACES = "tests/fund/ledger/test_races.py"
SEALING = "tests/fund/ledger/test_sealing.py"
numbers = itertools.count(1)

WRITTEN_ONCE: list[str] = ["fund_entry", "fund_line", "fund_dailyseal"]
CHECKS = """
fund_account account_direction_fits
fund_account account_family_fits
fund_account account_floor_fits
fund_account account_budget_has_line
"""
ONCE = """
fund_account fund_account_code_key
"""


def bank():
    """A bank account that is not there yet."""
    return {
        "code": f"1000.proef{next(numbers)}",
        "name": "Bank",
        "family": "financieel",
        "kind": AccountKind.BANK,
        "direction": 1,
    }


def booked(model):
    """A row that stores itself as it should be: in an entry that balances."""

    def made():
        row = model()
        row.save = lambda: things.ceiling(
            things.BudgetLineFactory(), 100, by=things.fund_administrator()
        )
        return row

    return made


ASKED: dict = {
    models.Account: bank,
    models.DailySeal: lambda: {
        "day": things.TODAY,
        "entry_count": 0,
        "last_entry_id": 0,
        "previous_sha256": "",
        "sha256": "0" * 64,
        "sealed_at": people.AT,
    },
}
MADE: dict = {
    models.Entry: booked(models.Entry),
    models.Line: booked(models.Line),
}
WRONG: dict = {
    "account_direction_fits": (models.Account, lambda: {"direction": -1}),
    "account_family_fits": (
        models.Account,
        lambda: {"family": "begroting", "budget_line": things.BudgetLineFactory()},
    ),
    "account_floor_fits": (models.Account, lambda: {"floor_cents": 0}),
    "account_budget_has_line": (
        models.Account,
        lambda: {
            "family": "begroting",
            "kind": AccountKind.CEILING,
            "floor_cents": 0,
        },
    ),
}
DOUBLED: dict = {
    "fund_account_code_key": (models.Account, dict, "code"),
}


def rule(keeps: str, name: str, test: str) -> Guard:
    """One of the rules that `refuse_entry_if` says no for."""
    return Guard(
        keeps,
        f"""
        CREATE OR REPLACE FUNCTION refuse_entry_if(
            is_broken boolean, rule text, message text
        ) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{name}' THEN
                RAISE EXCEPTION 'entry: %', message
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$""",
        test,
    )


def trigger(keeps: str, name: str, table: str, test: str) -> Guard:
    return Guard(keeps, without_trigger(name, table), test)


def constraint(keeps: str, table: str, name: str, test: str) -> Guard:
    return Guard(keeps, without_constraint(table, name), test)


OWNER = f"{ATTACKS}::test_nor_does_the_owner"
TRIGGERS: list = [
    rule(
        "an entry adds up",
        "entry_balances",
        f"{ATTACKS}::test_an_entry_that_does_not_add_up_is_refused",
    ),
    rule(
        "a reversal is a mirror",
        "entry_reversal_mirrors",
        f"{ATTACKS}::test_a_reversal_that_is_no_mirror_is_refused",
    ),
    rule(
        "a year is open when it is booked in",
        "entry_year_open",
        f"{ATTACKS}::test_nothing_is_dated_in_a_closed_or_an_unknown_year",
    ),
    rule(
        "a seal follows on the one before",
        "dailyseal_follows",
        f"{SEALING}::test_a_seal_that_does_not_follow_is_refused",
    ),
    rule(
        "a seal is made of what is there now",
        "dailyseal_sees_now",
        f"{SEALING}::test_an_old_picture_of_the_data_makes_no_seal",
    ),
    constraint(
        "no account goes below its floor",
        "fund_account",
        "account_not_below_floor",
        f"{RACES}::test_sixteen_racing_allocators_empty_a_pot_and_no_more",
    ),
    constraint(
        "an entry has lines and money",
        "fund_entry",
        "entry_has_lines_and_money",
        f"{ATTACKS}::test_an_entry_that_cannot_be_is_refused[entry_has_lines_and_money]",
    ),
    constraint(
        "an entry stands in its year",
        "fund_entry",
        "entry_in_its_year",
        f"{ATTACKS}::test_an_entry_that_cannot_be_is_refused[entry_in_its_year]",
    ),
    constraint(
        "an event is booked once",
        "fund_entry",
        "fund_entry_key_key",
        f"{ATTACKS}::test_an_event_is_booked_once_past_the_verb_too",
    ),
    constraint(
        "an entry is reversed once",
        "fund_entry",
        "fund_entry_reverses_id_key",
        f"{ATTACKS}::test_an_entry_is_reversed_once_past_the_verb_too",
    ),
    constraint(
        "a line has an amount",
        "fund_line",
        "line_has_amount",
        f"{ATTACKS}::test_a_line_without_an_amount_is_refused",
    ),
    constraint(
        "an account stands once in an entry",
        "fund_line",
        "line_once_per_account",
        f"{ATTACKS}::test_an_account_stands_once_in_an_entry",
    ),
    constraint(
        "two seals have two hashes",
        "fund_dailyseal",
        "fund_dailyseal_sha256_key",
        f"{SEALING}::test_two_seals_never_have_the_same_hash",
    ),
    constraint(
        "a fiscal year is one of the fund",
        "fund_fiscalyear",
        "fiscal_year_in_reach",
        f"{ATTACKS}::test_a_year_that_cannot_be_is_refused[fiscal_year_in_reach]",
    ),
    constraint(
        "a closed year says when it was closed",
        "fund_fiscalyear",
        "fiscal_year_closed_complete",
        f"{ATTACKS}::test_a_year_that_cannot_be_is_refused[fiscal_year_closed_complete]",
    ),
    trigger(
        "accounts are changed by their lines alone",
        "fund_account_guard",
        "fund_account",
        f"{OWNER}_change_an_account[a floor sinks]",
    ),
    trigger(
        "accounts stay",
        "fund_account_no_truncate",
        "fund_account",
        f"{OWNER}_empty_the_accounts",
    ),
    trigger(
        "lines move balances",
        "fund_line_moves_balances",
        "fund_line",
        f"{ATTACKS}::test_a_good_entry_is_taken_whichever_way_it_comes",
    ),
    trigger(
        "entries are numbered and guarded",
        "fund_entry_guard",
        "fund_entry",
        f"{SEALING}::test_nothing_comes_under_a_seal_with_a_number_of_its_own",
    ),
    trigger(
        "an entry without lines is judged",
        "fund_entry_whole",
        "fund_entry",
        f"{ATTACKS}::test_an_entry_that_does_not_add_up_is_refused[it has no lines]",
    ),
    trigger(
        "a line is judged with its entry",
        "fund_line_whole",
        "fund_line",
        f"{ATTACKS}::test_lines_added_to_an_old_entry_are_refused",
    ),
    trigger(
        "seals are guarded",
        "fund_dailyseal_guard",
        "fund_dailyseal",
        f"{SEALING}::test_a_seal_that_does_not_follow_is_refused",
    ),
    trigger(
        "a closed year is guarded",
        "fund_fiscalyear_guard",
        "fund_fiscalyear",
        f"{ATTACKS}::test_a_closed_year_stays_closed[it opens again-plainly]",
    ),
]
