"""What PostgreSQL keeps of consultations, in the form of tests/guards."""

import datetime
import itertools
import uuid

from django.utils import timezone

from governance import models
from governance.enums import Stage
from tests.factories import accounts as people
from tests.factories import governance as bodies
from tests.guards.guard import Guard, without_trigger

HERE = "tests/governance/consultations/test_guards.py"
HOUR = datetime.timedelta(hours=1)
numbers = itertools.count(1)

# Tables in which nothing changes.
WRITTEN_ONCE = ["governance_consultationresponse", "governance_disposition"]
# "table constraint", a line each.
CHECKS = """
governance_consultation consultation_closes_after_opening
governance_consultationresponse response_says_something
governance_disposition disposition_has_motivation
"""
ONCE = """
governance_consultation consultation_one_open
governance_consultation governance_consultation_uid_key
governance_consultationresponse governance_consultationresponse_idempotency_key_key
governance_consultationresponse governance_consultationresponse_previous_id_key
governance_consultationresponse response_number_once_for_organisation
governance_consultationresponse response_number_once_for_person
governance_responsedraft response_draft_once
"""


def consultation():
    now, dossier = timezone.now(), bodies.dossier_at(Stage.CONSULTATION)
    return {
        "dossier": dossier,
        "version": dossier.versions.get(),
        "kind": "openbaar",
        "question": "Wat vindt u?",
        "opens_at": now - HOUR,
        "closes_at": now + HOUR,
        "uid": uuid.uuid4(),
        "opened_by_label": "Persoon",
    }


def an_open_one():
    return models.Consultation.objects.create(**consultation())


def response():
    return {
        "consultation": an_open_one(),
        "person": people.UserFactory(),
        "person_label": "Persoon",
        "text": "Goed plan.",
        "idempotency_key": f"sleutel-{next(numbers)}",
        "recorded_at": people.AT,
    }


def following():
    """Two that follow the same response."""
    first = models.ConsultationResponse.objects.create(**response())
    same = {"consultation": first.consultation, "person": first.person}
    return {**same, "previous": first, "number": 2}


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED = {
    models.Consultation: consultation,
    models.ConsultationResponse: response,
    models.ResponseDraft: lambda: {
        "consultation": an_open_one(),
        "person": people.UserFactory(),
        "changed_at": people.AT,
    },
    models.Disposition: lambda: {
        "response": models.ConsultationResponse.objects.create(**response()),
        "kind": "overgenomen",
        "motivation": "Goed gezien.",
        "made_by_label": "Persoon",
        "made_at": people.AT,
    },
}
MADE: dict = {}
# As in tests/guards/breaking.py.
WRONG = {
    "consultation_closes_after_opening": (
        models.Consultation,
        lambda: {"opens_at": people.AT, "closes_at": people.AT},
    ),
    "response_says_something": (models.ConsultationResponse, lambda: {"text": ""}),
    "disposition_has_motivation": (models.Disposition, lambda: {"motivation": ""}),
}
DOUBLED = {
    "consultation_one_open": (models.Consultation, dict, "dossier kind"),
    "governance_consultation_uid_key": (models.Consultation, dict, "uid"),
    "governance_consultationresponse_idempotency_key_key": (
        models.ConsultationResponse,
        dict,
        "idempotency_key",
    ),
    "governance_consultationresponse_previous_id_key": (
        models.ConsultationResponse,
        following,
        "",
    ),
    "response_number_once_for_organisation": (
        models.ConsultationResponse,
        lambda: {"organisation": people.MunicipalOrganisationFactory()},
        "consultation",
    ),
    "response_number_once_for_person": (
        models.ConsultationResponse,
        dict,
        "consultation person",
    ),
    "response_draft_once": (models.ResponseDraft, dict, "consultation person"),
}


def without_rule(rule):
    """The function that all rules about responses refuse by, without this one."""
    return f"""
        CREATE OR REPLACE FUNCTION refuse_response_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{rule}' THEN
                RAISE EXCEPTION 'response refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$"""


RULES = {
    "response_in_time": "test_no_response_is_taken_out_of_time",
    "response_follows": "test_a_response_follows_the_one_before",
    "response_of_living_municipality": (
        "test_a_municipality_that_does_not_exist_today_is_refused"
    ),
    "response_of_member": (
        "test_in_a_consultation_of_the_members_only_municipalities_answer"
    ),
}
# As in tests/guards/triggers.py.
TRIGGERS = [
    Guard(
        "responses are checked",
        without_trigger(
            "governance_consultationresponse_guard", "governance_consultationresponse"
        ),
        f"{HERE}::test_no_response_is_taken_out_of_time",
    ),
    Guard(
        "a consultation stays and closes once",
        without_trigger("governance_consultation_stays", "governance_consultation"),
        f"{HERE}::test_a_consultation_stays_as_it_was_asked_and_is_never_reopened",
    ),
    *(
        Guard(rule.replace("_", " "), without_rule(rule), f"{HERE}::{test}")
        for rule, test in RULES.items()
    ),
]
