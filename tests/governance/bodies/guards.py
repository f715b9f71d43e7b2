"""What PostgreSQL keeps of bodies, seats, terms and the backing, in the form of tests/guards."""

import datetime
import itertools

from django.utils import timezone

from governance import models
from tests.factories import accounts as people
from tests.factories import governance as bodies
from tests.guards.guard import Guard, without_trigger

DAY = datetime.date(2025, 1, 1)
DAY_BEFORE = datetime.date(2024, 12, 31)
HOUR = datetime.timedelta(hours=1)
numbers = itertools.count(1)

# Tables in which nothing changes.
WRITTEN_ONCE = [
    "governance_bodyrule",
    "governance_seatlimit",
    "governance_backinganswer",
]
# "table constraint", a line each.
CHECKS = """
governance_backingpoll backing_poll_closes_after_opening
governance_bodyrule body_rule_has_source
governance_bodyrule body_rule_quorum_is_percent
governance_seatlimit seat_limit_at_most_above_least
governance_seat seat_closed_after_opened
governance_seat seat_of_secretary_has_no_voice
governance_membership membership_ends_after_start
governance_assistance assistance_ends_after_start
"""
ONCE = """
governance_backinganswer governance_backinganswer_idempotency_key_key
governance_body governance_body_organisation_id_key
governance_body governance_body_slug_key
governance_bodyrule body_rule_once_a_day
governance_seatlimit seat_limit_once
governance_seat seat_label_once
governance_membership membership_terms_do_not_overlap
governance_assistance assistance_terms_do_not_overlap
"""


def poll():
    now = timezone.now()
    return {
        "membership": bodies.MembershipFactory(),
        "dossier": bodies.DossierFactory(),
        "question": "Wat vindt u?",
        "opens_at": now - HOUR,
        "closes_at": now + HOUR,
        "asked_by_label": "Persoon",
    }


def an_open_poll():
    return models.BackingPoll.objects.create(**poll())


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED = {
    models.Body: lambda: {
        "organisation": bodies.BodyOrganisationFactory(),
        "kind": "taskforce",
        "slug": f"orgaan-{next(numbers)}",
        "summary": "Adviseert.",
    },
    models.BodyRule: lambda: {
        "body": bodies.BodyFactory(),
        "in_force_on": DAY,
        "source": "Proef",
        "recorded_by_label": "Persoon",
        "recorded_at": people.AT,
    },
    models.SeatLimit: lambda: {
        "rule": bodies.BodyRuleFactory(),
        "category": "vdp",
        "at_least": 1,
        "at_most": 2,
    },
    models.Seat: lambda: {
        "body": bodies.BodyFactory(),
        "category": "vdp",
        "label": f"Zetel {next(numbers)}",
        "opened_on": DAY,
    },
    models.Membership: lambda: {
        "seat": bodies.SeatFactory(),
        "person": people.UserFactory(),
        "starts_on": DAY,
        "appointed_by_label": "Persoon",
        "appointed_at": people.AT,
    },
    models.Assistance: lambda: {
        "membership": bodies.MembershipFactory(),
        "assistant": people.UserFactory(),
        "starts_on": DAY,
    },
    models.BackingPoll: poll,
    models.BackingAnswer: lambda: {
        "poll": an_open_poll(),
        "organisation": people.MunicipalOrganisationFactory(),
        "person": people.UserFactory(),
        "answer": "voor",
        "idempotency_key": f"sleutel-{next(numbers)}",
        "recorded_at": people.AT,
    },
}
MADE: dict = {}
# As in tests/guards/breaking.py.
WRONG = {
    "backing_poll_closes_after_opening": (
        models.BackingPoll,
        lambda: {"closes_at": people.AT, "opens_at": people.AT},
    ),
    "body_rule_has_source": (models.BodyRule, lambda: {"source": ""}),
    "body_rule_quorum_is_percent": (models.BodyRule, lambda: {"quorum_percent": 101}),
    "seat_limit_at_most_above_least": (
        models.SeatLimit,
        lambda: {"at_least": 3, "at_most": 2},
    ),
    "seat_closed_after_opened": (models.Seat, lambda: {"closed_on": DAY_BEFORE}),
    "seat_of_secretary_has_no_voice": (
        models.Seat,
        lambda: {"category": "secretaris"},
    ),
    "membership_ends_after_start": (
        models.Membership,
        lambda: {"ends_on": DAY_BEFORE},
    ),
    "assistance_ends_after_start": (
        models.Assistance,
        lambda: {"ends_on": DAY_BEFORE},
    ),
}
DOUBLED = {
    "governance_backinganswer_idempotency_key_key": (
        models.BackingAnswer,
        dict,
        "idempotency_key",
    ),
    "governance_body_organisation_id_key": (models.Body, dict, "organisation"),
    "governance_body_slug_key": (models.Body, dict, "slug"),
    "body_rule_once_a_day": (models.BodyRule, dict, "body in_force_on"),
    "seat_limit_once": (models.SeatLimit, dict, "rule category"),
    "seat_label_once": (models.Seat, dict, "body label"),
    "membership_terms_do_not_overlap": (models.Membership, dict, "seat"),
    "assistance_terms_do_not_overlap": (
        models.Assistance,
        dict,
        "membership assistant",
    ),
}
# As in tests/guards/triggers.py.
TRIGGERS = [
    Guard(
        "a term is ended and never altered",
        without_trigger("governance_membership_stays", "governance_membership"),
        "tests/governance/bodies/test_terms.py::test_postgresql_alters_no_term",
    ),
    Guard(
        "what the backing was asked stays",
        without_trigger("governance_backingpoll_stays", "governance_backingpoll"),
        "tests/governance/bodies/test_backing.py"
        "::test_a_question_stays_as_it_was_asked_and_is_never_reopened",
    ),
    Guard(
        "the backing answers in time",
        without_trigger("governance_backinganswer_guard", "governance_backinganswer"),
        "tests/governance/bodies/test_backing.py"
        "::test_postgresql_takes_no_answer_out_of_time_or_of_a_former_municipality",
    ),
]
