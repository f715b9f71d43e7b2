"""Who may enter which address, by reading (GET) and by sending (POST).

Every address of the portal stands here, by its name. `get` and `post` name the
actors that may; all others are led to sign in or refused. `to` makes the arguments
of the address: it gets the world and the actor. A new address: add one row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from accounts.enums import Role
from notifications.domain.unsubscribing import address_of
from notifications.domain.webhooks.secrets import new_secret
from notifications.enums import Rhythm
from notifications.models import Webhook
from tests.access_world import ACTORS, NO_ROLE, NOW, World, of_each_actor
from tests.catalogue.adoption import access as adoption
from tests.catalogue.editing import access as editing
from tests.catalogue.finding import access as finding
from tests.factories.catalogue import (
    InitiativeFactory,
    NeedFactory,
    StandardFactory,
    StandardVersionFactory,
)
from tests.fund import areas as fund
from tests.governance.bodies import access as bodies
from tests.governance.consultations import access as consultations
from tests.governance.decisions import access as decisions
from tests.governance.dossiers import access as dossiers
from tests.governance.meetings import access as meetings
from tests.governance.rounds import access as rounds
from tests.reporting.reports import access as reports

ANYONE = frozenset(ACTORS)
SIGNED_IN = frozenset({NO_ROLE, *Role.values})
WITH_ROLE = frozenset(Role.values)
NOBODY: frozenset[str] = frozenset()
ADMINISTRATOR = frozenset({Role.FUNCTIONAL_ADMINISTRATOR.value})
EDITOR = frozenset({Role.CATALOGUE_EDITOR.value})
PEOPLE_MANAGERS = frozenset({Role.PEOPLE_MANAGER.value}) | ADMINISTRATOR
FUND = frozenset({Role.FUND_ADMINISTRATOR.value})
STAFF = PEOPLE_MANAGERS | EDITOR | FUND


def nothing(world: World, actor: str) -> list[Any]:
    """An address without arguments."""
    return []


@dataclass(frozen=True)
class Row:
    """One address: who may read, who may send, and what its arguments are."""

    get: frozenset[str]
    post: frozenset[str] = NOBODY
    to: Callable[[World, str], list[Any]] = field(default=nothing)


@of_each_actor
def own_passkey(world: World, actor: str) -> list[Any]:
    return [world.passkey(actor).pk]


@of_each_actor
def own_token(world: World, actor: str) -> list[Any]:
    return [world.token(actor).pk]


def invitation_key(world: World, actor: str) -> list[Any]:
    return [world.invitation_key()]


def organisation(world: World, actor: str) -> list[Any]:
    return [world.municipal.slug]


def open_invitation(world: World, actor: str) -> list[Any]:
    return [world.municipal.slug, world.invitation().pk]


def colleague(world: World, actor: str) -> list[Any]:
    return [world.municipal.slug, world.colleague.pk]


def colleagues_role(world: World, actor: str) -> list[Any]:
    return [world.municipal.slug, world.colleague.role_assignments.get().pk]


def partnership(world: World, actor: str) -> list[Any]:
    return [world.partnership.slug]


def membership(world: World, actor: str) -> list[Any]:
    return [world.partnership.slug, world.partnership.memberships.get().pk]


def person(world: World, actor: str) -> list[Any]:
    return [world.colleague.pk]


@of_each_actor
def own_notice(world: World, actor: str) -> list[Any]:
    return [world.notice(actor).pk]


@of_each_actor
def own_job(world: World, actor: str) -> list[Any]:
    return [world.job(actor).pk]


def task(world: World, actor: str) -> list[Any]:
    return [world.task().pk]


SIGNING_IN = {
    "account_login": Row(ANYONE, ANYONE),
    "account_logout": Row(ANYONE, ANYONE),
    "account_inactive": Row(ANYONE),
    "mfa_authenticate": Row(ANYONE, ANYONE),
    "mfa_login_webauthn": Row(ANYONE, ANYONE),
    "account_reset_password": Row(ANYONE, ANYONE),
    "account_reset_password_done": Row(ANYONE),
    "account_reset_password_from_key_done": Row(ANYONE),
    "account_reset_password_from_key": Row(
        ANYONE, ANYONE, lambda w, a: ["1", "zomaar"]
    ),
    "socialaccount_login_cancelled": Row(ANYONE),
    # It tells what went wrong, with status 401.
    "socialaccount_login_error": Row(NOBODY),
    # No provider is set up in the tests, so nobody finds these two.
    "openid_connect_login": Row(NOBODY, NOBODY, lambda w, a: ["geen"]),
    "openid_connect_callback": Row(NOBODY, NOBODY, lambda w, a: ["geen"]),
    "account_reauthenticate": Row(SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate": Row(SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate_webauthn": Row(SIGNED_IN, SIGNED_IN),
    "account_change_password": Row(SIGNED_IN, SIGNED_IN),
    "account_set_password": Row(SIGNED_IN, SIGNED_IN),
    "mfa_index": Row(SIGNED_IN),
    "mfa_activate_totp": Row(SIGNED_IN, SIGNED_IN),
    "mfa_deactivate_totp": Row(SIGNED_IN, SIGNED_IN),
    "mfa_view_recovery_codes": Row(SIGNED_IN),
    "mfa_generate_recovery_codes": Row(SIGNED_IN, SIGNED_IN),
    "mfa_list_webauthn": Row(SIGNED_IN),
    "mfa_add_webauthn": Row(SIGNED_IN, SIGNED_IN),
    "mfa_edit_webauthn": Row(SIGNED_IN, SIGNED_IN, own_passkey),
    "mfa_remove_webauthn": Row(SIGNED_IN, SIGNED_IN, own_passkey),
}

OWN_ACCOUNT = {
    "account": Row(SIGNED_IN),
    "my_name": Row(SIGNED_IN, SIGNED_IN),
    "my_sessions": Row(SIGNED_IN, SIGNED_IN),
    "my_journal": Row(SIGNED_IN),
    "my_data": Row(SIGNED_IN),
    "forget_typed": Row(NOBODY, SIGNED_IN),
    "my_tokens": Row(SIGNED_IN),
    "new_token": Row(WITH_ROLE, WITH_ROLE),
    "revoke_token": Row(NOBODY, SIGNED_IN, own_token),
    "accept_invitation": Row(ANYONE, ANYONE, invitation_key),
}

PEOPLE = {
    "organisation_people": Row(PEOPLE_MANAGERS, NOBODY, organisation),
    "invite": Row(PEOPLE_MANAGERS, PEOPLE_MANAGERS, organisation),
    "withdraw_invitation": Row(NOBODY, PEOPLE_MANAGERS, open_invitation),
    "give_role": Row(PEOPLE_MANAGERS, PEOPLE_MANAGERS, colleague),
    "end_role": Row(PEOPLE_MANAGERS, PEOPLE_MANAGERS, colleagues_role),
}

BEHEER = {
    "staff": Row(STAFF),
    "staff_people": Row(ADMINISTRATOR),
    "staff_person": Row(ADMINISTRATOR, NOBODY, person),
    "staff_rename": Row(ADMINISTRATOR, ADMINISTRATOR, person),
    "staff_disable": Row(NOBODY, ADMINISTRATOR, person),
    "staff_enable": Row(NOBODY, ADMINISTRATOR, person),
    "staff_roles": Row(ADMINISTRATOR),
    "staff_organisations": Row(ADMINISTRATOR),
    "staff_new_organisation": Row(ADMINISTRATOR, ADMINISTRATOR),
    "staff_organisation": Row(ADMINISTRATOR, ADMINISTRATOR, organisation),
    "staff_partnerships": Row(ADMINISTRATOR),
    "staff_new_partnership": Row(ADMINISTRATOR, ADMINISTRATOR),
    "staff_partnership": Row(ADMINISTRATOR, ADMINISTRATOR, partnership),
    "staff_end_membership": Row(ADMINISTRATOR, ADMINISTRATOR, membership),
    "staff_help_texts": Row(ADMINISTRATOR),
    "staff_help_text": Row(ADMINISTRATOR, ADMINISTRATOR, lambda w, a: ["mijn-account"]),
    "staff_mail_texts": Row(ADMINISTRATOR),
    "staff_mail_text": Row(ADMINISTRATOR, ADMINISTRATOR, lambda w, a: ["uitnodiging"]),
    "staff_calendar": Row(ADMINISTRATOR),
    "staff_new_task": Row(ADMINISTRATOR, ADMINISTRATOR),
    "staff_finish": Row(NOBODY, ADMINISTRATOR, task),
    "staff_journal": Row(PEOPLE_MANAGERS),
}

OPEN_PAGES = {
    "home": Row(ANYONE),
    "livez": Row(ANYONE),
    "readyz": Row(ANYONE),
    # Only with the token of the deployer, which no person is; see tests/health.
    "metrics": Row(NOBODY),
    "security_txt": Row(ANYONE),
    "about": Row(ANYONE),
    "data": Row(ANYONE),
    "about_en": Row(ANYONE),
    "glossary": Row(ANYONE),
    "help": Row(ANYONE),
    "privacy": Row(ANYONE),
    "accessibility": Row(ANYONE),
    # Only in demo and development.
    "gallery": Row(NOBODY),
    "municipalities": Row(ANYONE),
    "municipality": Row(ANYONE, NOBODY, lambda w, a: [w.municipal.municipality.slug]),
    "partnerships": Row(ANYONE),
    "partnership": Row(ANYONE, NOBODY, lambda w, a: [w.partnership.slug]),
}

API = {
    "api-openapi": Row(ANYONE),
    "api-standards-list": Row(ANYONE),
    "api-standards-detail": Row(ANYONE, NOBODY, lambda w, a: [StandardFactory().slug]),
    "api-versions-list": Row(ANYONE),
    "api-versions-detail": Row(
        ANYONE, NOBODY, lambda w, a: [StandardVersionFactory().pk]
    ),
    "api-initiatives-list": Row(ANYONE),
    "api-initiatives-detail": Row(
        ANYONE, NOBODY, lambda w, a: [InitiativeFactory().slug]
    ),
    "api-needs-list": Row(ANYONE),
    "api-needs-detail": Row(ANYONE, NOBODY, lambda w, a: [NeedFactory().slug]),
    "api-applications-list": Row(ANYONE),
    "api-standard-counts": Row(ANYONE, NOBODY, lambda w, a: [StandardFactory().slug]),
    # Only with a key made for it: a session does not count here.
    "api-statements-list": Row(NOBODY),
    "api-municipalities-list": Row(ANYONE),
    "api-municipalities-detail": Row(
        ANYONE, NOBODY, lambda w, a: [w.municipal.municipality.code]
    ),
}


def standard_pk() -> int:
    return StandardFactory(published_at=NOW).pk


@of_each_actor
def own_webhook(world: World, actor: str) -> list[Any]:
    made = Webhook.objects.create(
        owner=world.of(actor),
        name="Proef",
        url="https://voorbeeld.example/",
        sealed_secret=new_secret()[1],
        created_at=NOW,
    )
    return [made.pk]


def stop_key(world: World, actor: str) -> list[Any]:
    """The last part of an address in a mail about a digest."""
    address = address_of(user_id=world.of(actor).pk, rhythm=Rhythm.DAILY)
    return [address.rstrip("/").rpartition("/")[2]]


MESSAGES_AND_WORK = {
    "inbox": Row(SIGNED_IN),
    "read_all_notices": Row(NOBODY, SIGNED_IN),
    "notice": Row(SIGNED_IN, NOBODY, own_notice),
    "open_notice": Row(NOBODY, SIGNED_IN, own_notice),
    "read_notice": Row(NOBODY, SIGNED_IN, own_notice),
    "deadlines": Row(SIGNED_IN),
    "follows": Row(SIGNED_IN),
    "follow": Row(SIGNED_IN, SIGNED_IN, lambda w, a: ["standaard", standard_pk()]),
    "save_search": Row(SIGNED_IN, SIGNED_IN, lambda w, a: ["standaarden"]),
    "webhooks": Row(WITH_ROLE),
    "add_webhook": Row(WITH_ROLE, WITH_ROLE),
    "webhook": Row(WITH_ROLE, NOBODY, own_webhook),
    "proberen_webhook": Row(NOBODY, WITH_ROLE, own_webhook),
    "aanzetten_webhook": Row(NOBODY, WITH_ROLE, own_webhook),
    "verwijderen_webhook": Row(NOBODY, WITH_ROLE, own_webhook),
    "unsubscribe": Row(ANYONE, ANYONE, stop_key),
    "outbox": Row(ADMINISTRATOR),
    "try_message_again": Row(NOBODY, ADMINISTRATOR, lambda w, a: [w.lost_message().pk]),
    "jobs": Row(SIGNED_IN),
    "job": Row(SIGNED_IN, NOBODY, own_job),
    "job_progress": Row(SIGNED_IN, NOBODY, own_job),
    # Work that still waits has no result.
    "job_result": Row(NOBODY, NOBODY, own_job),
    "job_cancel": Row(NOBODY, SIGNED_IN, own_job),
}

TABLE: dict[str, Row] = {
    **SIGNING_IN,
    **OWN_ACCOUNT,
    **PEOPLE,
    **BEHEER,
    **OPEN_PAGES,
    **API,
    **MESSAGES_AND_WORK,
    **finding.rows(Row),
    **editing.rows(Row),
    **adoption.rows(Row),
    **bodies.rows(Row),
    **dossiers.rows(Row),
    **consultations.rows(Row),
    **meetings.rows(Row),
    **rounds.rows(Row),
    **decisions.rows(Row),
    **fund.rows(Row),
    **reports.rows(Row),
}
