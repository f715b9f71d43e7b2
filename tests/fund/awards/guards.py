"""What PostgreSQL keeps of the fund, in the form of tests/guards: requests, awards and tranches."""

from fund import models
from tests.factories import accounts as people
from tests.factories import catalogue as things
from tests.factories import municipalities as register
from tests.guards.guard import Guard, without_constraint, without_trigger

from .scene import DAY, IBAN, NOW, TODAY, FundScene, numbers, ready_row

ATTACKS = "tests/fund/awards/test_attacks.py"

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = ["fund_spentline", "fund_evidence"]
# "table constraint", a line each.
CHECKS = """
fund_allocationrequest allocation_request_positive
fund_award award_approval_complete
fund_award award_numbered_once_approved
fund_award award_positive
fund_award award_request_or_jaarplan
fund_awardshare award_share_positive
fund_tranche tranche_condition_complete
fund_tranche tranche_four_eyes
fund_tranche tranche_positive
fund_paymentbatch payment_batch_four_eyes
fund_paymentbatch payment_batch_positive
fund_disbursement disbursement_names_its_cause
fund_disbursement disbursement_positive
fund_accountabilityreport accountability_report_four_eyes
fund_accountabilityreport accountability_report_real
fund_accountabilityreport accountability_report_verdict_complete
fund_spentline spent_line_positive
"""
ONCE = """
fund_allocationrequest fund_allocationrequest_dossier_id_key
fund_award fund_award_request_id_key
fund_awardshare award_share_once
fund_tranche tranche_once
fund_paymentbatch fund_paymentbatch_number_key
fund_disbursement disbursement_once_per_tranche
fund_disbursement fund_disbursement_end_to_end_id_key
fund_spentline spent_line_once
"""


def unsaved(row):
    """The same row, not stored."""
    row.pk, row._state.adding = None, True
    return row


def request():
    scene = FundScene()
    return {
        "dossier": scene.dossier,
        "budget_line": scene.line,
        "initiative": scene.dossier.initiative,
        "requester": scene.dossier.proposer,
        "asked_cents": 1_00,
        "taken_in_by": scene.first,
        "taken_in_by_label": "Persoon",
        "taken_in_at": NOW,
    }


def award():
    """Prepared, of a request, and not stored yet."""
    made = FundScene().prepared()
    made.tranches.all().delete()
    made.delete()
    return unsaved(made)


def share():
    return {
        "award": FundScene().prepared(),
        "standard": things.StandardFactory(),
        "amount_cents": 1_00,
    }


def tranche():
    return {
        "award": FundScene().prepared(),
        "position": next(numbers) + 10,
        "amount_cents": 1_00,
        "planned_on": TODAY,
        "condition": "geen",
    }


def batch():
    scene = FundScene()
    made = scene.batch([scene.due(scene.award().tranches.get())])
    made.payments.update(batch=None)
    number = f"BO-{next(numbers)}-000"
    made.delete()
    made.number = number
    return unsaved(made)


def payment():
    """Money back to a municipality."""
    return {
        "kind": "terugbetaling",
        "municipality": register.MunicipalityFactory(),
        "amount_cents": 1_00,
        "recipient_name": "Gemeente Voorbeeld",
        "recipient_iban": IBAN,
        "end_to_end_id": f"proef-{next(numbers)}",
        "remittance": "Terugbetaling",
        "made_by_label": "Persoon",
        "made_at": NOW,
    }


def report():
    scene = FundScene()
    return {
        "award": scene.award(),
        "from_on": TODAY,
        "to_on": TODAY,
        "summary": "Gemaakt.",
        "spent_cents": 0,
        "submitted_by": scene.receiver,
        "submitted_by_label": "Persoon",
        "submitted_at": NOW,
    }


def stored_report():
    """With room for two lines."""
    made = {**report(), "spent_cents": 2_00}
    return models.AccountabilityReport.objects.create(**made)


def spent():
    return {"report": stored_report(), "kind": "personeel", "amount_cents": 1_00}


def evidence():
    return {
        "report": stored_report(),
        "name": "factuur.pdf",
        "content": b"x",
        "media_type": "application/pdf",
        "sha256": "0" * 64,
        "added_at": NOW,
    }


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.AllocationRequest: request,
    models.AwardShare: share,
    models.Tranche: tranche,
    models.Disbursement: payment,
    models.AccountabilityReport: report,
    models.SpentLine: spent,
    models.Evidence: evidence,
}
MADE: dict = {models.Award: award, models.PaymentBatch: batch}


def twice(*roles):
    """One person in both parts."""

    def changes():
        person = people.UserFactory()
        return dict.fromkeys(roles, person)

    return changes


def nothing():
    return {"amount_cents": 0}


# As in tests/guards/breaking.py: what breaks each check, and what is there twice.
WRONG: dict = {
    "allocation_request_positive": (
        models.AllocationRequest,
        lambda: {"asked_cents": 0},
    ),
    "award_approval_complete": (models.Award, lambda: {"approved_at": NOW}),
    "award_numbered_once_approved": (models.Award, lambda: {"number": "T-1"}),
    "award_positive": (models.Award, nothing),
    "award_request_or_jaarplan": (models.Award, lambda: {"resolution": None}),
    "award_share_positive": (models.AwardShare, nothing),
    "tranche_condition_complete": (models.Tranche, lambda: {"condition": "gebruik"}),
    "tranche_four_eyes": (models.Tranche, twice("proposed_by", "approved_by")),
    "tranche_positive": (models.Tranche, nothing),
    "payment_batch_four_eyes": (
        models.PaymentBatch,
        twice("prepared_by", "approved_by"),
    ),
    "payment_batch_positive": (models.PaymentBatch, lambda: {"total_cents": 0}),
    "disbursement_names_its_cause": (
        models.Disbursement,
        lambda: {"municipality": None},
    ),
    "disbursement_positive": (models.Disbursement, nothing),
    "accountability_report_four_eyes": (
        models.AccountabilityReport,
        twice("submitted_by", "judged_by"),
    ),
    "accountability_report_real": (
        models.AccountabilityReport,
        lambda: {"to_on": TODAY - DAY},
    ),
    "accountability_report_verdict_complete": (
        models.AccountabilityReport,
        lambda: {"judged_at": NOW},
    ),
    "spent_line_positive": (models.SpentLine, nothing),
}
DOUBLED: dict = {
    "fund_allocationrequest_dossier_id_key": (
        models.AllocationRequest,
        dict,
        "dossier",
    ),
    "fund_award_request_id_key": (models.Award, dict, "request"),
    "award_share_once": (models.AwardShare, dict, "award standard"),
    "tranche_once": (models.Tranche, dict, "award position"),
    "fund_paymentbatch_number_key": (models.PaymentBatch, dict, "number"),
    "disbursement_once_per_tranche": (models.Disbursement, ready_row, "tranche"),
    "fund_disbursement_end_to_end_id_key": (
        models.Disbursement,
        dict,
        "end_to_end_id",
    ),
    "spent_line_once": (models.SpentLine, dict, "report"),
}


def words(name):
    return name.replace("_", " ")


def without_award_rule(rule: str) -> str:
    """One of the rules that `award_refuse_if` says no for."""
    return f"""
        CREATE OR REPLACE FUNCTION award_refuse_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken IS NOT FALSE AND rule <> '{rule}' THEN
                RAISE EXCEPTION 'award refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$"""


RESTS = "test_an_award_that_rests_on_nothing_is_refused"
OF_DOSSIER = "test_a_request_is_that_of_its_dossier_and_is_reserved"
STEPS = "test_a_request_does_not_skip_its_steps"
OF_TRANCHE = "test_a_payment_is_that_of_its_tranche"
PAYMENT_STAYS = "test_a_payment_stays_and_goes_its_way"
ORDER = "test_an_order_is_approved_by_another_as_it_was_prepared"
ACCEPTED = "test_a_report_is_accepted_by_another_and_booked"
DELETED = "test_nothing_is_deleted_that_was_promised"
RULES = {
    **{
        rule: f"{RESTS}[{rule}]"
        for rule in (
            "award_advice_stands",
            "award_advice_on_its_dossier",
            "award_resolution_positive",
            "award_decision_of_members",
            "award_under_mandate",
            "award_within_limit",
            "award_within_request",
            "award_of_its_request",
            "award_recipient_is_real",
            "award_by_outsiders",
            "award_not_by_advisers",
        )
    },
    "request_stays": STEPS,
    "request_edge_exists": STEPS,
    "request_of_its_dossier": OF_DOSSIER,
    "request_reserve_fits": OF_DOSSIER,
    "award_advised_by_others": "test_nobody_advises_on_their_own_request",
    "award_structural_by_jaarplan": "test_a_structural_award_rests_on_the_jaarplan",
    "award_approved_as_prepared": "test_what_is_approved_is_what_was_prepared",
    "award_numbers_have_no_gaps": "test_a_number_is_not_skipped",
    "award_begins_prepared": "test_an_award_begins_prepared",
    "award_stays": "test_an_approved_award_keeps_its_amount",
    "award_is_booked": "test_an_award_without_its_booking_is_refused",
    "award_tranches_sum": "test_tranches_sum_to_the_award",
    "award_shares_within": "test_shares_are_never_more_than_the_award",
    "share_stated_in_the_award": "test_a_share_is_not_changed",
    "tranche_terms_stay": "test_a_tranche_of_an_approved_award_keeps_its_terms",
    "tranche_edge_exists": "test_a_tranche_does_not_skip_its_steps",
    "tranche_of_an_award": "test_a_tranche_of_a_prepared_award_is_not_approved",
    "tranche_after_the_one_before": (
        "test_a_tranche_is_not_approved_before_the_one_before"
    ),
    "tranche_condition_is_met": (
        "test_a_tranche_is_not_approved_before_its_condition_is_met"
    ),
    "batch_stays": f"{ORDER}[batch_stays]",
    "batch_hash_is_of_its_content": f"{ORDER}[batch_hash_is_of_its_content]",
    "batch_begins_prepared": "test_an_order_begins_prepared",
    "batch_total_fits": "test_an_order_holds_the_payments_it_says",
    "disbursement_edge_exists": f"{PAYMENT_STAYS}[disbursement_edge_exists]",
    "disbursement_stays": f"{PAYMENT_STAYS}[disbursement_stays]",
    "disbursement_of_its_tranche": f"{OF_TRANCHE}[disbursement_of_its_tranche]",
    "disbursement_recipient_is_real": f"{OF_TRANCHE}[disbursement_recipient_is_real]",
    "disbursement_ordered_when_approved": (
        "test_a_payment_is_not_ordered_before_a_second_person_approved"
    ),
    "report_stays": f"{ACCEPTED}[report_stays]",
    "report_is_booked": f"{ACCEPTED}[report_is_booked]",
    "report_begins_waiting": "test_a_report_begins_waiting",
    "report_lines_sum": "test_a_report_without_its_lines_is_not_accepted",
    "report_of_an_award": "test_a_report_is_of_an_award",
}
STANDING = {
    "fund_allocationrequest_guard": ("fund_allocationrequest", STEPS),
    "fund_allocationrequest_booked": ("fund_allocationrequest", OF_DOSSIER),
    "fund_award_guard": ("fund_award", RULES["award_begins_prepared"]),
    "fund_award_booked": ("fund_award", RULES["award_is_booked"]),
    "fund_award_plan": ("fund_award", RULES["award_tranches_sum"]),
    "fund_tranche_guard": ("fund_tranche", RULES["tranche_edge_exists"]),
    "fund_awardshare_guard": ("fund_awardshare", "test_a_share_is_not_changed"),
    "fund_awardshare_plan": ("fund_awardshare", RULES["award_shares_within"]),
    "fund_paymentbatch_guard": ("fund_paymentbatch", RULES["batch_begins_prepared"]),
    "fund_disbursement_guard": ("fund_disbursement", DELETED),
    "fund_accountabilityreport_guard": ("fund_accountabilityreport", DELETED),
    "fund_accountabilityreport_booked": (
        "fund_accountabilityreport",
        RULES["report_is_booked"],
    ),
    "fund_spentline_sum": ("fund_spentline", "test_a_line_is_not_added_afterwards"),
}
TRIGGERS: list = [
    *(
        Guard(words(rule), without_award_rule(rule), f"{ATTACKS}::{test}")
        for rule, test in RULES.items()
    ),
    *(
        Guard(words(name), without_trigger(name, table), f"{ATTACKS}::{test}")
        for name, (table, test) in STANDING.items()
    ),
    *(
        Guard(words(name), without_constraint(table, name), f"{ATTACKS}::{test}")
        for table, name, test in (
            (
                "fund_award",
                "award_four_eyes",
                "test_who_prepared_it_does_not_approve_in_raw_sql",
            ),
            (
                "fund_award",
                "award_number_once",
                "test_two_approvals_at_once_never_share_a_number",
            ),
            (
                "fund_tranche",
                "tranche_approval_complete",
                "test_a_tranche_is_approved_with_its_evidence",
            ),
            (
                "fund_accountabilityreport",
                "accountability_report_refusal_has_reason",
                "test_a_report_is_not_refused_without_a_reason",
            ),
        )
    ),
]
