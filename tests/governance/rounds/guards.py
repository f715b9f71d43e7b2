"""What PostgreSQL keeps of rounds and positions, in the form of tests/guards."""

import datetime

from governance import models
from tests.factories.accounts import AT, UserFactory
from tests.guards.guard import Guard, without_constraint, without_trigger

from . import rows

ATTACKS = "tests/governance/rounds/test_attacks.py::test_"
POSITIONS = "tests/governance/rounds/test_position_attacks.py::test_"
SEATS = "tests/governance/rounds/test_seat_attacks.py::test_"
INTERESTS = "tests/governance/rounds/test_interest_attacks.py::test_"
AT_THE_END = "tests/governance/rounds/test_attacks_at_the_end.py::test_"
RACES = "tests/governance/rounds/test_races.py::test_"

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = [
    "governance_position",
    "governance_positionvoid",
    "governance_minoritysignature",
]
# "table constraint", a line each.
CHECKS = """
governance_round round_closed_when_ended
governance_round round_cancelled_has_reason
governance_position position_has_reason
governance_position position_if_has_conditions
governance_conflictdeclaration conflict_decision_complete
governance_conflictdeclaration conflict_decided_by_others
governance_conflictdeclaration conflict_has_ground
governance_minorityview minority_view_says_something
"""
ONCE = """
governance_round round_one_running
governance_roundseat round_seat_once
governance_position governance_position_idempotency_key_key
governance_positiondraft position_draft_once
governance_conflictdeclaration conflict_once
governance_positionvoid governance_positionvoid_position_id_key
governance_minoritysignature signature_once
"""
# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.Round: rows.planned,
    models.RoundSeat: rows.seat,
    models.Position: rows.position,
    models.PositionDraft: rows.draft,
    models.ConflictDeclaration: rows.conflict,
    models.PositionVoid: rows.void,
    models.MinorityView: rows.view,
    models.MinoritySignature: rows.signature,
}
MADE: dict = {}


def by_oneself() -> dict:
    person = UserFactory()
    return {"person": person, "decided_by": person}


# As in tests/guards/breaking.py.
WRONG: dict = {
    "round_closed_when_ended": (models.Round, lambda: {"closed_at": AT}),
    "round_cancelled_has_reason": (models.Round, lambda: {"cancelled_reason": "Weg"}),
    "position_has_reason": (models.Position, lambda: {"choice": "tegen"}),
    "position_if_has_conditions": (
        models.Position,
        lambda: {"choice": "voor-mits", "reason": "Bijna goed."},
    ),
    "conflict_decision_complete": (
        models.ConflictDeclaration,
        lambda: {"decided_at": AT + datetime.timedelta(days=1)},
    ),
    "conflict_decided_by_others": (models.ConflictDeclaration, by_oneself),
    "conflict_has_ground": (models.ConflictDeclaration, lambda: {"ground": ""}),
    "minority_view_says_something": (models.MinorityView, lambda: {"text": ""}),
}
DOUBLED: dict = {
    "round_one_running": (models.Round, dict, "body dossier version rule"),
    "round_seat_once": (models.RoundSeat, dict, "round seat membership person"),
    "governance_position_idempotency_key_key": (
        models.Position,
        dict,
        "idempotency_key",
    ),
    "position_draft_once": (models.PositionDraft, dict, "seat person"),
    "conflict_once": (models.ConflictDeclaration, dict, "dossier body person"),
    "governance_positionvoid_position_id_key": (
        models.PositionVoid,
        dict,
        "position conflict",
    ),
    "signature_once": (models.MinoritySignature, dict, "view seat"),
}

A_ROUND = f"{ATTACKS}a_round_goes_one_way_and_keeps_what_it_said"
A_SEAT = f"{SEATS}a_seat_stays_as_it_was_frozen"
A_POSITION = f"{POSITIONS}a_position_against_the_rule_is_refused"
# By the name of the rule: the test that breaks it.
RULES = {
    **{
        rule: f"{A_ROUND}[plainly-{rule}]"
        for rule in (
            "round_edge_exists",
            "round_question_stays",
            "round_outcome_stays",
            "round_counted_at_its_close",
            "round_deadline_ahead",
            "round_has_seats",
            "round_has_place",
        )
    },
    **{
        rule: f"{A_SEAT}[plainly-{rule}]"
        for rule in (
            "round_seat_recused_by_decision",
            "round_seat_succeeds_once",
            "round_seat_one_voice",
        )
    },
    **{
        rule: f"{A_POSITION}[{rule}]"
        for rule in (
            "position_round_is_open",
            "position_seat_of_round",
            "position_by_its_seat",
            "position_follows_the_last",
        )
    },
    "round_begins_planned": f"{ATTACKS}a_round_begins_planned_and_fits_together",
    "round_fits_together": f"{ATTACKS}a_round_begins_planned_and_fits_together",
    "round_stays": f"{ATTACKS}a_round_is_never_deleted",
    "round_one_voice": f"{SEATS}two_voices_of_one_person_do_not_open_a_round",
    "round_quorum_to_conclude": f"{AT_THE_END}a_round_without_quorum_leads_to_no_advice",
    "round_sees_now": (
        f"{AT_THE_END}an_old_picture_of_the_data_neither_counts_nor_closes"
    ),
    "round_seat_fits": f"{SEATS}a_seat_of_another_body_does_not_come_in",
    "round_seat_frozen": f"{A_SEAT}[plainly-round_seat_frozen]",
    "round_seat_stays": f"{SEATS}no_seat_comes_or_goes_after_the_opening",
    "round_seat_recused_voids": (
        f"{INTERESTS}a_voice_that_was_counted_is_not_recused_without_letting_it_lapse"
    ),
    "position_before_deadline": (
        f"{RACES}the_deadline_counts_even_when_its_job_is_dead"
    ),
    "position_seat_is_entitled": (
        f"{POSITIONS}a_seat_without_a_voice_takes_no_position"
    ),
    "position_seat_not_recused": f"{POSITIONS}who_is_recused_takes_no_position",
    "conflict_begins_declared": (
        f"{INTERESTS}an_interest_is_decided_once_and_never_deleted"
    ),
    "conflict_decided_once": f"{INTERESTS}an_interest_is_decided_once_and_never_deleted",
    "conflict_stays": f"{INTERESTS}an_interest_is_decided_once_and_never_deleted",
    "void_by_decision": (
        f"{INTERESTS}a_position_lapses_only_by_a_decision_about_its_person"
    ),
    "void_of_the_last": f"{INTERESTS}only_what_counts_can_lapse[older]",
    "void_of_a_count": f"{INTERESTS}only_what_counts_can_lapse[cancelled]",
    "minority_view_stays": f"{AT_THE_END}what_a_minority_wrote_stays",
    "minority_view_in_its_window": f"{AT_THE_END}a_minority_speaks_in_its_window_and_by_a_voice",
    "minority_view_by_a_voice": f"{AT_THE_END}a_minority_speaks_in_its_window_and_by_a_voice",
    "signature_in_its_window": f"{AT_THE_END}a_minority_speaks_in_its_window_and_by_a_voice",
    "signature_by_a_voice": f"{AT_THE_END}a_minority_speaks_in_its_window_and_by_a_voice",
}


def without_round_rule(rule: str) -> str:
    """One of the rules that `round_refuse_if` says no for."""
    return f"""
        CREATE OR REPLACE FUNCTION round_refuse_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{rule}' THEN
                RAISE EXCEPTION 'round refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$"""


# As in tests/guards/triggers.py.
TRIGGERS: list = [
    *(
        Guard(rule.replace("_", " "), without_round_rule(rule), test)
        for rule, test in RULES.items()
    ),
    *(
        Guard(f"{name} stands", without_trigger(name, table), test)
        for name, table, test in (
            ("governance_round_guard", "governance_round", f"{A_ROUND}[plainly]"),
            (
                "governance_roundseat_guard",
                "governance_roundseat",
                f"{A_SEAT}[plainly]",
            ),
            ("governance_position_guard", "governance_position", A_POSITION),
            (
                "governance_conflictdeclaration_guard",
                "governance_conflictdeclaration",
                RULES["conflict_stays"],
            ),
            (
                "governance_positionvoid_guard",
                "governance_positionvoid",
                RULES["void_by_decision"],
            ),
            (
                "governance_positionvoid_recuses",
                "governance_positionvoid",
                "tests/governance/rounds/test_conflicts.py"
                "::test_a_late_interest_lets_the_position_lapse_and_counts_again",
            ),
            (
                "governance_minorityview_guard",
                "governance_minorityview",
                RULES["minority_view_stays"],
            ),
            (
                "governance_minoritysignature_guard",
                "governance_minoritysignature",
                RULES["signature_by_a_voice"],
            ),
        )
    ),
    Guard(
        "round open has deadline",
        without_constraint("governance_round", "round_open_has_deadline"),
        f"{ATTACKS}a_round_opens_with_a_deadline",
    ),
    Guard(
        "round seat recused has ground",
        without_constraint("governance_roundseat", "round_seat_recused_has_ground"),
        f"{ATTACKS}who_is_recused_has_a_ground",
    ),
    Guard(
        "position number once",
        without_constraint("governance_position", "position_number_once"),
        f"{RACES}two_first_positions_of_a_seat_at_once_are_one",
    ),
]
