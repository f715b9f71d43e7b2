"""What PostgreSQL keeps of dossiers, papers, the chain, in the form of tests/guards."""

import datetime
import itertools

from governance import models
from governance.domain.events import canonical_json, sha256_of
from governance.enums import Stage
from tests.factories import governance as things
from tests.factories.accounts import AT, MunicipalOrganisationFactory, UserFactory
from tests.guards.guard import Guard, without_constraint, without_trigger

numbers = itertools.count(1)
DAY = datetime.date(2025, 1, 1)
STAGES = "tests/governance/test_stages.py"
HERE = "tests/governance/dossiers/test_database.py"

# Tables in which nothing changes.
WRITTEN_ONCE: list[str] = [
    "governance_chainhead",
    "governance_dossierevent",
    "governance_dossierversion",
    "governance_intakecheck",
    "governance_paper",
]
# "table constraint", a line each.
CHECKS = """
governance_dossier dossier_asked_cents_positive
governance_dossier dossier_numbered_once_submitted
governance_dossier dossier_on_hold_until
governance_eventperson event_person_known_or_erased
governance_inadmissibleproposal inadmissible_decided_whole
governance_inadmissibleproposal inadmissible_has_reason
governance_intakecheck intake_missing_is_explained
governance_loosepaper loose_paper_swept_later
governance_paper paper_has_its_fingerprint
governance_paper paper_not_empty
"""
ONCE = """
governance_chainhead governance_chainhead_day_key
governance_chainhead governance_chainhead_hash_key
governance_dossierdraft governance_dossierdraft_dossier_id_key
governance_eventperson event_person_once
governance_inadmissibleproposal inadmissible_one_open
governance_loosepaper governance_loosepaper_paper_id_key
governance_numberseries number_series_once
governance_paper governance_paper_key_key
"""


def event():
    """The first event of a draft, as its hash wants it."""
    dossier = things.DossierFactory()
    told = {
        "dossier": dossier.pk,
        "sequence": 1,
        "kind": "proef",
        "visibility": "intern",
        "at": AT.isoformat(),
        "payload": {},
        "previous": "",
    }
    text = canonical_json(told)
    return {
        "dossier": dossier,
        "sequence": 1,
        "kind": "proef",
        "visibility": "intern",
        "at": AT,
        "payload": {},
        "canonical": text,
        "hash": sha256_of(text),
    }


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {
    models.ChainHead: lambda: {
        "day": DAY + datetime.timedelta(days=next(numbers)),
        "heads": {},
        "hash": f"{next(numbers):064}",
        "made_at": AT,
    },
    models.DossierEvent: event,
    models.EventPerson: lambda: {
        "event": models.DossierEvent.objects.create(**event()),
        "role": "door",
        "digest": f"{next(numbers):064}",
        "salt": "zout",
        "label": "Persoon",
    },
    models.InadmissibleProposal: lambda: {
        "version": things.dossier_at(Stage.INTAKE).versions.get(),
        "reason": "Geen voorstel.",
        "proposed_by": UserFactory(),
        "proposed_at": AT,
    },
    models.IntakeCheck: lambda: {
        "version": things.dossier_at(Stage.INTAKE).versions.get(),
        "criterion": "behoefte",
        "verdict": "voldoet",
        "checked_by_label": "Persoon",
        "checked_at": AT,
    },
    models.LoosePaper: lambda: {"paper": things.PaperFactory(), "since": AT},
    models.NumberSeries: lambda: {"prefix": "X", "year": 2000 + next(numbers)},
}
MADE: dict = {
    models.Dossier: lambda: things.DossierFactory.build(
        proposer=MunicipalOrganisationFactory(), started_by=UserFactory()
    ),
    models.DossierDraft: lambda: things.DossierDraftFactory.build(
        dossier=things.DossierFactory()
    ),
    models.DossierVersion: lambda: things.DossierVersionFactory.build(
        dossier=things.DossierFactory()
    ),
    models.Paper: lambda: things.PaperFactory.build(added_by=UserFactory()),
}
# As in tests/guards/breaking.py.
WRONG: dict = {
    "dossier_asked_cents_positive": (models.Dossier, lambda: {"asked_cents": 0}),
    "dossier_numbered_once_submitted": (
        models.Dossier,
        lambda: {"number": "D-2026-001", "year": 2026, "sequence": 1},
    ),
    "dossier_on_hold_until": (models.Dossier, lambda: {"held_until": DAY}),
    "event_person_known_or_erased": (models.EventPerson, lambda: {"salt": ""}),
    "inadmissible_decided_whole": (
        models.InadmissibleProposal,
        lambda: {"decided_at": AT},
    ),
    "loose_paper_swept_later": (
        models.LoosePaper,
        lambda: {"swept_at": AT - datetime.timedelta(days=1)},
    ),
    "inadmissible_has_reason": (models.InadmissibleProposal, lambda: {"reason": ""}),
    "intake_missing_is_explained": (
        models.IntakeCheck,
        lambda: {"verdict": "ontbreekt"},
    ),
    "paper_has_its_fingerprint": (models.Paper, lambda: {"sha256": "kort"}),
    "paper_not_empty": (models.Paper, lambda: {"size": 0}),
}
DOUBLED: dict = {
    "governance_chainhead_day_key": (models.ChainHead, dict, "day"),
    "governance_chainhead_hash_key": (models.ChainHead, dict, "hash"),
    "governance_dossierdraft_dossier_id_key": (models.DossierDraft, dict, "dossier"),
    "event_person_once": (models.EventPerson, dict, "event role digest"),
    "inadmissible_one_open": (models.InadmissibleProposal, dict, "version"),
    "governance_loosepaper_paper_id_key": (models.LoosePaper, dict, "paper"),
    "number_series_once": (models.NumberSeries, dict, "prefix year"),
    "governance_paper_key_key": (models.Paper, dict, "key"),
}


def trigger(keeps, name, table, test):
    return Guard(keeps, without_trigger(name, table), test)


# As in tests/guards/triggers.py.
TRIGGERS: list = [
    trigger(
        "a dossier takes no step without its event",
        "governance_dossier_guard",
        "governance_dossier",
        f"{STAGES}::test_postgresql_moves_no_dossier_without_its_event",
    ),
    Guard(
        "a dossier knows the steps of the procedure alone",
        "CREATE OR REPLACE FUNCTION dossier_edge_exists(before text, after text)"
        " RETURNS boolean LANGUAGE sql IMMUTABLE RETURN true",
        f"{STAGES}::test_postgresql_knows_no_step_that_the_procedure_does_not_know",
    ),
    trigger(
        "a dossier that was submitted stays",
        "governance_dossier_stays",
        "governance_dossier",
        f"{STAGES}::test_what_was_submitted_is_never_deleted",
    ),
    trigger(
        "numbers come one after the other",
        "governance_numberseries_guard",
        "governance_numberseries",
        f"{HERE}::test_numbers_come_one_after_the_other",
    ),
    trigger(
        "an event follows the last",
        "governance_dossierevent_guard",
        "governance_dossierevent",
        f"{STAGES}::test_postgresql_refuses_an_event_that_does_not_follow",
    ),
    trigger(
        "a dossier keeps the head of its chain",
        "governance_dossierevent_kept",
        "governance_dossierevent",
        f"{STAGES}::test_a_step_is_one_event_that_says_from_where_to_where",
    ),
    trigger(
        "a name in a chain is erased and never altered",
        "governance_eventperson_guard",
        "governance_eventperson",
        f"{STAGES}::test_a_name_can_be_erased_and_never_altered",
    ),
    trigger(
        "a version comes after the last, where one may write",
        "governance_dossierversion_guard",
        "governance_dossierversion",
        f"{HERE}::test_a_version_comes_after_the_last_and_only_where_one_may_write",
    ),
    trigger(
        "what was submitted gets no papers afterwards",
        "governance_paper_guard",
        "governance_paper",
        f"{HERE}::test_what_was_submitted_gets_no_papers_afterwards",
    ),
    trigger(
        "nobody judges outside the intake",
        "governance_intakecheck_guard",
        "governance_intakecheck",
        f"{HERE}::test_nobody_judges_outside_the_intake",
    ),
    trigger(
        "what the second person decided stays",
        "governance_inadmissibleproposal_guard",
        "governance_inadmissibleproposal",
        f"{HERE}::test_what_the_second_person_decided_stays",
    ),
    Guard(
        "the second person is not the first",
        without_constraint(
            "governance_inadmissibleproposal", "inadmissible_second_person"
        ),
        "tests/governance/dossiers/test_intake.py"
        "::test_a_second_person_makes_it_inadmissible_and_the_first_cannot",
    ),
    trigger(
        "no dossier is inadmissible by one person, nor goes past a consultation",
        "governance_dossier_steps",
        "governance_dossier",
        f"{HERE}::test_no_dossier_is_inadmissible_by_one_person[plain]",
    ),
    trigger(
        "what was submitted stays as it is",
        "governance_dossier_facts",
        "governance_dossier",
        f"{HERE}::test_what_was_submitted_stays_as_it_is[plain]",
    ),
    trigger(
        "a change of governance_dossier makes pages new",
        "governance_dossier_fresh",
        "governance_dossier",
        f"{HERE}::test_a_dossier_that_moves_makes_pages_new",
    ),
    *(
        Guard(
            name.replace("_", " "),
            without_constraint("governance_dossier", name),
            f"{HERE}::test_a_number_is_given_to_one_dossier[{name}]",
        )
        for name in ("dossier_once", "dossier_number_once")
    ),
]
