"""How each constraint is broken: by one row, or by one row beside another."""

import datetime

from accounts import models as accounts
from catalogue import models as catalogue
from journal import models as journal
from municipalities import models as municipalities
from notifications.models import (
    Deadline,
    Follow,
    Gathered,
    News,
    NewsSubject,
    Notice,
    SavedSearch,
    Told,
    Webhook,
    WebhookAttempt,
    WebhookDelivery,
)
from tests.factories import accounts as people
from tests.factories import catalogue as things
from tests.factories import municipalities as register
from tests.factories.adoption import EXPLAINED, state_that

from .fund import FUND
from .governance import GOVERNANCE
from .reporting import REPORTING
from .rows import AT, DAY, LATER, NEXT_DAY

DAY_BEFORE = DAY - datetime.timedelta(days=1)

# By name: the model, and what makes a good row of it a wrong one.
WRONG = {
    "api_token_lives_a_year_at_most": (
        accounts.ApiToken,
        lambda: {"expires_at": AT + datetime.timedelta(days=367)},
    ),
    "invitation_acceptance_complete": (
        accounts.Invitation,
        lambda: {"accepted_at": LATER},
    ),
    "invitation_accepted_or_withdrawn": (
        accounts.Invitation,
        lambda: {
            "accepted_at": LATER,
            "accepted_by": people.UserFactory(),
            "withdrawn_at": LATER,
        },
    ),
    "invitation_expires_after_start": (
        accounts.Invitation,
        lambda: {"expires_at": AT},
    ),
    "organisation_municipality_fits_kind": (
        accounts.Organisation,
        lambda: {"municipality": register.MunicipalityFactory()},
    ),
    "organisation_partnership_fits_kind": (
        accounts.Organisation,
        lambda: {"partnership": register.PartnershipFactory()},
    ),
    "role_ends_after_start": (
        accounts.RoleAssignment,
        lambda: {"ends_on": datetime.date(2019, 12, 31)},
    ),
    "upkeep_task_done_complete": (accounts.UpkeepTask, lambda: {"done_at": AT}),
    "user_anonymised_is_disabled": (accounts.User, lambda: {"anonymised_at": AT}),
    "user_email_once": (
        accounts.User,
        lambda: {"email": people.UserFactory().email.upper()},
    ),
    "statement_explained_is_complete": (
        catalogue.AdoptionStatement,
        lambda: {**EXPLAINED, "reason": "", "lapses_on": NEXT_DAY},
    ),
    "statement_lapses_after_start": (
        catalogue.AdoptionStatement,
        lambda: {**EXPLAINED, "effective_on": DAY, "lapses_on": DAY},
    ),
    "statement_not_applicable_has_reason": (
        catalogue.AdoptionStatement,
        lambda: {"state": "niet-van-toepassing"},
    ),
    "statement_partly_has_reach": (
        catalogue.AdoptionStatement,
        lambda: {"state": "deels"},
    ),
    "statement_shown_has_evidence": (
        catalogue.AdoptionStatement,
        lambda: {"grade": "getoetst"},
    ),
    "bindingness_advised_has_source": (
        catalogue.BindingnessChange,
        lambda: {"advised_on": DAY},
    ),
    "bindingness_change_has_source": (
        catalogue.BindingnessChange,
        lambda: {"source": ""},
    ),
    "bindingness_decided_has_source": (
        catalogue.BindingnessChange,
        lambda: {"decided_on": DAY},
    ),
    "bindingness_decision_has_resolution": (
        catalogue.BindingnessChange,
        lambda: {"resolution_key": "governance.resolution:1"},
    ),
    "bindingness_in_force_has_source": (
        catalogue.BindingnessChange,
        lambda: {"in_force_on": DAY},
    ),
    "draft_version_has_standard": (catalogue.Draft, lambda: {"kind": "versie"}),
    "need_answered_by_initiative": (catalogue.Need, lambda: {"state": "beantwoord"}),
    "need_has_municipality_or_source": (
        catalogue.Need,
        lambda: {"municipality": None},
    ),
    "product_support_ends_after_start": (
        catalogue.ProductSupport,
        lambda: {"ends_on": DAY_BEFORE},
    ),
    "product_support_test_has_report": (
        catalogue.ProductSupport,
        lambda: {"tested_on": DAY},
    ),
    "published_count_only_when_shown": (
        catalogue.PublishedCount,
        lambda: {"kind": "minder-dan-5"},
    ),
    "published_on_the_first": (catalogue.PublishedCount, lambda: {"month": NEXT_DAY}),
    "standard_planned_escalation_has_source": (
        catalogue.Standard,
        lambda: {"planned_escalation_to": 3},
    ),
    "standard_residents_notice_has_source": (
        catalogue.Standard,
        lambda: {"residents_notice": "Minder formulieren."},
    ),
    "standard_relation_of_two": (
        catalogue.StandardRelation,
        lambda: dict.fromkeys(("standard", "other"), things.StandardFactory()),
    ),
    "version_end_of_support_has_source": (
        catalogue.StandardVersion,
        lambda: {"end_of_support_on": DAY},
    ),
    "version_in_use_has_source": (
        catalogue.StandardVersion,
        lambda: {"in_use_on": DAY},
    ),
    "version_released_has_source": (
        catalogue.StandardVersion,
        lambda: {"released_on": DAY},
    ),
    "proposal_answer_complete": (
        catalogue.StatementProposal,
        lambda: {"answered_at": LATER},
    ),
    "journal_job_finished_when_ended": (journal.Job, lambda: {"state": "klaar"}),
    "journal_message_delivered_or_given_up": (
        journal.Message,
        lambda: {"delivered_at": LATER, "given_up_at": LATER},
    ),
    "alias_of_one_thing": (
        municipalities.Alias,
        lambda: {"province": register.ProvinceFactory()},
    ),
    "municipality_code_form": (
        municipalities.Municipality,
        lambda: {"code": "363"},
    ),
    "municipality_ends_after_start": (
        municipalities.Municipality,
        lambda: {"valid_from": DAY, "valid_to": DAY},
    ),
    "neighbours_are_two": (
        municipalities.Neighbour,
        lambda: dict.fromkeys(("first", "second"), register.MunicipalityFactory()),
    ),
    "partnership_member_ends_after_start": (
        municipalities.PartnershipMember,
        lambda: {"ends_on": datetime.date(2020, 1, 1)},
    ),
    "population_positive": (municipalities.Population, lambda: {"inhabitants": 0}),
    "succession_of_two_municipalities": (
        municipalities.Succession,
        lambda: dict.fromkeys(
            ("predecessor", "successor"), register.MunicipalityFactory(valid_to=DAY)
        ),
    ),
    "notice_address_inside": (Notice, lambda: {"url": "https://elders.example/"}),
    "deadline_address_inside": (Deadline, lambda: {"url": "//elders.example/"}),
    "deadline_says_why_and_what": (Deadline, lambda: {"because": ""}),
    "deadline_state_known": (Deadline, lambda: {"state": "misschien"}),
    "follow_rhythm_known": (Follow, lambda: {"rhythm": "soms"}),
    "news_address_inside": (News, lambda: {"url": "//elders.example/"}),
}


def following():
    """Two statements that follow the same one."""
    pair = {
        "municipality": register.MunicipalityFactory(),
        "standard": things.StandardFactory(),
    }
    first = state_that(**pair)
    return {**pair, "adoption": first.adoption, "previous": first}


def answered():
    """Two proposals that became the same statement."""
    version = things.StandardVersionFactory()
    municipality = register.MunicipalityFactory()
    said = state_that(
        municipality=municipality, standard=version.standard, version=version
    )
    return {
        "municipality": municipality,
        "version": version,
        "answered_at": LATER,
        "answered_by": people.UserFactory(),
        "accepted_as": said,
    }


def a_municipality():
    return {"kind": "gemeente", "municipality": register.MunicipalityFactory()}


def a_partnership():
    return {
        "kind": "samenwerkingsverband",
        "partnership": register.PartnershipFactory(),
    }


# By name: the model, what both rows have, and what the second takes from the first.
DOUBLED = {
    "accounts_apitoken_key_hash_key": (accounts.ApiToken, dict, "key_hash"),
    "accounts_helptext_key_key": (accounts.HelpText, dict, "key"),
    "accounts_invitation_key_hash_key": (accounts.Invitation, dict, "key_hash"),
    "invitation_asked_once": (accounts.Invitation, dict, "email role organisation"),
    "accounts_mailtext_key_key": (accounts.MailText, dict, "key"),
    "accounts_organisation_municipality_id_key": (
        accounts.Organisation, a_municipality, ""
    ),
    "accounts_organisation_partnership_id_key": (
        accounts.Organisation, a_partnership, ""
    ),
    "accounts_organisation_slug_key": (accounts.Organisation, dict, "slug"),
    "role_terms_do_not_overlap": (
        accounts.RoleAssignment, dict, "user organisation role"
    ),
    "adoption_once": (catalogue.Adoption, dict, "municipality standard"),
    "catalogue_adoptionstatement_idempotency_key_key": (
        catalogue.AdoptionStatement, dict, "idempotency_key"
    ),
    "catalogue_adoptionstatement_previous_id_key": (
        catalogue.AdoptionStatement, following, ""
    ),
    "catalogue_bindingnessconfirmation_change_id_key": (
        catalogue.BindingnessConfirmation, dict, "change"
    ),
    "draft_one_per_subject": (
        catalogue.Draft, lambda: {"subject_key": "catalogue.standard:1"}, ""
    ),
    "catalogue_initiative_slug_key": (catalogue.Initiative, dict, "slug"),
    "catalogue_need_slug_key": (catalogue.Need, dict, "slug"),
    "need_support_once": (catalogue.NeedSupport, dict, "need municipality"),
    "catalogue_product_slug_key": (catalogue.Product, dict, "slug"),
    "product_name_once_per_supplier": (catalogue.Product, dict, "supplier name"),
    "product_support_once": (catalogue.ProductSupport, dict, "product version"),
    "published_once_a_month": (catalogue.PublishedCount, dict, "standard state month"),
    "search_document_once": (catalogue.SearchDocument, dict, "kind object_id"),
    "catalogue_standard_slug_key": (catalogue.Standard, dict, "slug"),
    "standard_link_once": (catalogue.StandardLink, dict, "standard kind url"),
    "standard_relation_once": (catalogue.StandardRelation, dict, "standard kind other"),
    "version_number_once": (catalogue.StandardVersion, dict, "standard number"),
    "version_one_current": (
        catalogue.StandardVersion, lambda: {"is_current": True}, "standard"
    ),
    "catalogue_statementproposal_accepted_as_id_key": (
        catalogue.StatementProposal, answered, ""
    ),
    "proposal_open_once": (
        catalogue.StatementProposal, dict, "municipality version product"
    ),
    "synonym_once": (catalogue.Synonym, dict, "term meaning"),
    "journal_jobrun_name_key": (journal.JobRun, dict, "name"),
    "journal_message_deduplication_key_key": (
        journal.Message, dict, "deduplication_key"
    ),
    "alias_once": (municipalities.Alias, dict, "name municipality"),
    "hex_cell_once": (municipalities.HexCell, dict, "column row"),
    "municipalities_hexcell_municipality_id_key": (
        municipalities.HexCell, dict, "municipality"
    ),
    "municipalities_municipality_code_key": (municipalities.Municipality, dict, "code"),
    "municipalities_municipality_slug_key": (municipalities.Municipality, dict, "slug"),
    "municipalities_municipality_tooi_uri_key": (
        municipalities.Municipality, dict, "tooi_uri"
    ),
    "neighbours_once": (municipalities.Neighbour, dict, "first second"),
    "municipalities_partnership_slug_key": (municipalities.Partnership, dict, "slug"),
    "partnership_member_terms_do_not_overlap": (
        municipalities.PartnershipMember, dict, "partnership municipality"
    ),
    "population_once_a_year": (municipalities.Population, dict, "municipality year"),
    "municipalities_province_code_key": (municipalities.Province, dict, "code"),
    "municipalities_province_slug_key": (municipalities.Province, dict, "slug"),
    "region_once": (municipalities.Region, dict, "kind code"),
    "region_slug_once": (municipalities.Region, dict, "kind slug"),
    # In two parts, so that only one of the two rules about successors is broken.
    "succession_once": (
        municipalities.Succession,
        lambda: {"is_main_successor": False},
        "predecessor successor",
    ),
    "succession_one_main_successor": (municipalities.Succession, dict, "predecessor"),
    "notice_once": (Notice, dict, "recipient deduplication_key"),
    "deadline_once": (Deadline, dict, "kind cause"),
    "follow_once": (Follow, dict, "user subject_key"),
    "notifications_news_deduplication_key_key": (News, dict, "deduplication_key"),
    "news_subject_once": (NewsSubject, dict, "news subject_key"),
    "saved_search_once": (SavedSearch, dict, "user word query"),
    "webhook_once_per_owner": (Webhook, dict, "owner url"),
    "webhook_attempt_once": (WebhookAttempt, dict, "delivery number"),
    "webhook_delivery_once": (WebhookDelivery, dict, "webhook news"),
    "notifications_webhookdelivery_event_id_key": (WebhookDelivery, dict, "event_id"),
    "notifications_gathered_source_key_key": (Gathered, dict, "source_key"),
    "told_once": (Told, dict, "user news"),
}  # fmt: skip

WRONG |= GOVERNANCE.together("WRONG")
WRONG |= FUND.together("WRONG")
WRONG |= REPORTING.together("WRONG")
DOUBLED |= GOVERNANCE.together("DOUBLED")
DOUBLED |= FUND.together("DOUBLED")
DOUBLED |= REPORTING.together("DOUBLED")
