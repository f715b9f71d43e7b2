"""What PostgreSQL keeps of advice and decisions, in the form of tests/guards."""

from governance import models
from tests.factories.accounts import AT, UserFactory
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import DossierFactory
from tests.guards.guard import Guard, without_constraint, without_trigger

from .scene import TODAY, Scene, before_board, round_of, row_of

HERE = "tests/governance/decisions"
ADVICE = f"{HERE}/test_advice.py"
PUBLISHED = f"{HERE}/test_publishing_attacks.py"
BINDING = f"{HERE}/test_binding_attacks.py"
RACES = f"{HERE}/test_publishing_races.py"
DECIDING = f"{HERE}/test_deciding.py"
DECIDED = f"{HERE}/test_deciding_attacks.py"

# Tables in which nothing changes.
WRITTEN_ONCE = ["governance_impact", "governance_resolution"]
# "table constraint", a line each.
CHECKS = """
governance_advice advice_conditional_has_conditions
governance_advice advice_established_by_another
governance_advice advice_established_complete
governance_decision decision_confirmation_complete
governance_decision decision_deviation_has_motivation
governance_decision decision_level_has_in_force
governance_decision decision_level_three_has_members
governance_decision decision_level_two_has_advice
governance_resolution resolution_rectifies_one
"""
ONCE = """
governance_advice governance_advice_round_id_key
governance_decision decision_one_waiting
governance_escalationplan governance_escalationplan_dossier_id_key
"""


def advice():
    """A draft from a closed round."""
    scene = Scene()
    made = round_of(scene.taskforce, scene.dossier)
    author = UserFactory()
    return models.Advice(
        dossier=scene.dossier,
        version=made.version,
        body=made.body,
        round=made,
        verdict="positief",
        text="Doen.",
        author=author,
        author_label=author.name,
        author_ids=[author.pk],
        written_at=AT,
    )


def decision(**scene):
    """Entered, and not stored yet."""
    made = before_board(**scene)
    stored = made.enter()
    stored.delete()
    values = {
        field.attname: getattr(stored, field.attname)
        for field in models.Decision._meta.concrete_fields
        if not field.primary_key
    }
    return models.Decision(**values)


def without_advice():
    """Of a dossier on which nobody advised."""
    scene = Scene("bestuur")
    version = scene.dossier.versions.get()
    return {"dossier": scene.dossier, "version": version, "advice": None}


def resolution():
    """Of a confirmed decision, and not stored yet."""
    return row_of(before_board().confirmed())


def impact():
    dossier = DossierFactory(standard=StandardFactory())
    return {
        "dossier": dossier,
        "standard": dossier.standard,
        "level": 2,
        "as_of": TODAY,
        "totals": {},
        "rows": [],
        "salt": "0" * 32,
        "sha256": "0" * 64,
        "made_by_label": "Persoon",
        "made_at": AT,
    }


def plan():
    dossier = DossierFactory(standard=StandardFactory())
    return {
        "standard": dossier.standard,
        "dossier": dossier,
        "to_level": 2,
        "planned_on": TODAY,
        "conditions": [],
        "made_by_label": "Persoon",
        "made_at": AT,
    }


# As in tests/guards/rows.py: what a good row of a model asks.
ASKED: dict = {models.Impact: impact, models.EscalationPlan: plan}
MADE: dict = {
    models.Advice: advice,
    models.Decision: decision,
    models.Resolution: resolution,
}


def by_its_author():
    author = UserFactory()
    return {"author": author, "author_ids": [author.pk], "established_by": author}


# As in tests/guards/breaking.py.
WRONG: dict = {
    "advice_conditional_has_conditions": (
        models.Advice,
        lambda: {"verdict": "positief-onder-voorwaarden"},
    ),
    "advice_established_by_another": (models.Advice, by_its_author),
    "advice_established_complete": (models.Advice, lambda: {"number": "A-2000-001"}),
    "decision_confirmation_complete": (
        models.Decision,
        lambda: {"confirmed_by": UserFactory()},
    ),
    "decision_deviation_has_motivation": (
        models.Decision,
        lambda: {"outcome": "afwijzen", "level": 0},
    ),
    "decision_level_has_in_force": (models.Decision, lambda: {"in_force_on": None}),
    "decision_level_three_has_members": (
        models.Decision,
        lambda: {"level": 3, "motivation": "Hierom."},
    ),
    "decision_level_two_has_advice": (models.Decision, without_advice),
    "resolution_rectifies_one": (models.Resolution, lambda: {"kind": "rectificatie"}),
}
DOUBLED: dict = {
    "governance_advice_round_id_key": (
        models.Advice,
        dict,
        "round dossier version body",
    ),
    "decision_one_waiting": (
        models.Decision,
        dict,
        "dossier version body advice impact",
    ),
    "governance_escalationplan_dossier_id_key": (
        models.EscalationPlan,
        dict,
        "dossier",
    ),
}


def words(name):
    return name.replace("_", " ")


def without_decision_rule(rule: str) -> str:
    """One of the rules that `decision_refuse_if` says no for."""
    return f"""
        CREATE OR REPLACE FUNCTION decision_refuse_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken IS NOT FALSE AND rule <> '{rule}' THEN
                RAISE EXCEPTION 'decision refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$"""


ESTABLISHES = f"{ADVICE}::test_postgresql_establishes_only_what_may_be"
KEEPS = f"{ADVICE}::test_postgresql_keeps_the_words_of_an_established_advice"
RESTS = f"{DECIDED}::test_postgresql_refuses_a_decision_that_rests_on_nothing"
RIGHT = f"{PUBLISHED}::test_postgresql_publishes_no_document_that_is_not_right"
RULES = {
    "advice_begins_as_draft": f"{ADVICE}::test_postgresql_lets_an_advice_begin_as_draft",
    "advice_of_its_round": f"{ADVICE}::test_postgresql_keeps_an_advice_to_its_round",
    "advice_round_closed_with_quorum": f"{ADVICE}::test_an_open_round_gives_no_advice",
    "advice_established_by_chair": f"{ESTABLISHES}[advice_established_by_chair]",
    "advice_minority_had_its_time": f"{ESTABLISHES}[advice_minority_had_its_time]",
    "advice_hash_is_of_its_text": f"{ESTABLISHES}[advice_hash_is_of_its_text]",
    "advice_edge_exists": f"{ESTABLISHES}[advice_edge_exists]",
    "advice_established_by_no_author": (
        f"{ESTABLISHES}[advice_established_by_no_author]"
    ),
    "advice_knows_its_authors": f"{ESTABLISHES}[advice_knows_its_authors]",
    "advice_established_stays": f"{KEEPS}[text = 'Iets anders.']",
    "advice_replaced_by_its_own": f"{KEEPS}[state = 'vervangen', replaced_by_id = id]",
    "advice_state_is_complete": f"{KEEPS}[state = 'vervangen']",
    **{
        rule: f"{RESTS}[{rule}]"
        for rule in (
            "decision_dossier_is_there",
            "decision_by_its_body",
            "decision_names_its_advice",
            "decision_level_is_adopted",
            "decision_begins_unconfirmed",
            "decision_members_were_asked",
            "decision_of_the_last_version",
            "decision_level_of_a_standard",
            "decision_advice_stands",
        )
    },
    "decision_confirmed_as_entered": (
        f"{DECIDED}::test_postgresql_confirms_only_what_was_entered[motivation = 'x']"
    ),
    "decision_confirmed_stays": (
        f"{DECIDED}::test_a_confirmed_decision_stays_as_it_is"
    ),
    "decision_impact_was_shown": (
        f"{DECIDED}"
        "::test_postgresql_confirms_nothing_without_the_picture_of_its_consequences"
    ),
    "decision_skips_no_level": (
        f"{DECIDED}::test_postgresql_lets_no_decision_skip_a_level"
    ),
    **{
        rule: f"{RIGHT}[{rule}]"
        for rule in (
            "resolution_hash_is_of_its_text",
            "resolution_numbers_have_no_gaps",
            "resolution_in_force_as_decided",
            "resolution_published_now",
            "resolution_kind_fits_the_decision",
        )
    },
    "resolution_of_a_confirmed_decision": (
        f"{PUBLISHED}::test_postgresql_publishes_only_what_was_confirmed"
    ),
    "resolution_after_the_embargo": (
        f"{PUBLISHED}::test_postgresql_keeps_the_embargo_by_its_own_clock"
    ),
    "resolution_chain_is_its_own": (
        f"{PUBLISHED}::test_postgresql_lets_no_document_follow_one_of_another_decision"
    ),
    "bindingness_fits_its_resolution": (
        f"{BINDING}::test_a_resolution_binds_only_the_standard_and_level_it_is_about"
    ),
    "bindingness_once_per_resolution": f"{BINDING}::test_a_resolution_binds_once",
    "bindingness_decided_in_the_portal": (
        f"{BINDING}::test_nothing_recorded_ends_a_level_two_of_before_the_portal"
    ),
}
TRIGGERS: list = [
    *(
        Guard(words(rule), without_decision_rule(rule), test)
        for rule, test in RULES.items()
    ),
    Guard(
        "an advice is guarded",
        without_trigger("governance_advice_guard", "governance_advice"),
        KEEPS,
    ),
    Guard(
        "whether a decision deviates is computed",
        without_trigger("governance_decision_guard", "governance_decision"),
        f"{DECIDING}"
        "::test_postgresql_computes_itself_whether_a_decision_deviates[False]",
    ),
    Guard(
        "a resolution is guarded",
        without_trigger("governance_resolution_guard", "governance_resolution"),
        f"{RIGHT}[resolution_published_now]",
    ),
    Guard(
        "a resolution binds what it is about",
        without_trigger(
            "catalogue_bindingnesschange_resolution", "catalogue_bindingnesschange"
        ),
        f"{BINDING}::test_a_resolution_binds_once",
    ),
    *(
        Guard(words(name), without_constraint(table, name), test)
        for table, name, test in (
            (
                "governance_decision",
                "decision_confirmed_by_another",
                f"{DECIDED}::test_postgresql_wants_another_to_confirm",
            ),
            (
                "governance_advice",
                "advice_number_once",
                f"{ADVICE}::test_postgresql_gives_a_number_once",
            ),
            (
                "governance_advice",
                "governance_advice_replaced_by_id_key",
                f"{ADVICE}::test_postgresql_lets_an_advice_replace_one_other",
            ),
            (
                "governance_resolution",
                "governance_resolution_number_key",
                f"{RACES}::test_two_documents_never_get_the_same_number",
            ),
            (
                "governance_resolution",
                "resolution_one_per_decision",
                f"{PUBLISHED}::test_postgresql_publishes_a_decision_once",
            ),
            (
                "governance_resolution",
                "governance_resolution_rectifies_id_key",
                f"{PUBLISHED}::test_postgresql_lets_one_document_follow_another_once",
            ),
        )
    ),
]
