"""The people and things on which the table of access is tried."""

from __future__ import annotations

import datetime
from http.cookies import SimpleCookie
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.domain.invitation_keys import hash_of, key_of
from accounts.enums import Role
from accounts.models import ApiToken, Invitation, UpkeepTask, User
from journal.models import Job, Message
from notifications.models import Notice
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    OrganisationFactory,
    PartnershipOrganisationFactory,
    SecondFactorFactory,
    SupplierFactory,
    UserFactory,
    person_with,
)
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    MembershipFactory,
)
from tests.factories.municipalities import PartnershipMemberFactory

NOW = timezone.now()
VISITOR, NO_ROLE = "bezoeker", "zonder rol"
ACTORS = (VISITOR, NO_ROLE, *(role.value for role in Role))


def of_each_actor(to: Any) -> Any:
    """Marks what makes things of the actor that tries. What others make is made once for
    all that try an address, each in a try of its own."""
    to.is_of_each_actor = True
    return to


def is_of_each_actor(to: Any) -> bool:
    return getattr(to, "is_of_each_actor", False)


class World:
    """One municipality, its people and things, and somebody of every other role.

    An address with arguments asks the world for them; a new kind of object gets a
    property here, or is made by the row of the table itself.
    """

    def __init__(self) -> None:
        self.municipal = MunicipalOrganisationFactory(
            name="Gemeente Voorbeeld", slug="voorbeeld"
        )
        shared = PartnershipOrganisationFactory()
        self.partnership = shared.partnership
        PartnershipMemberFactory(
            partnership=self.partnership, municipality=self.municipal.municipality
        )
        self.supplier = SupplierFactory()
        self.body = BodyFactory(organisation__name="Taskforce Voorbeeld")
        self.rule = BodyRuleFactory(body=self.body)
        places = {
            Role.INFORMATION_MANAGER: self.municipal,
            Role.APPROVER: self.municipal,
            Role.PEOPLE_MANAGER: self.municipal,
            Role.PARTNERSHIP_COORDINATOR: shared,
            Role.SUPPLIER: self.supplier,
            Role.CATALOGUE_EDITOR: OrganisationFactory(name="VNG"),
            Role.FUNCTIONAL_ADMINISTRATOR: OrganisationFactory(name="VNG beheer"),
            Role.FUND_ADMINISTRATOR: OrganisationFactory(name="VNG Fonds GGU"),
            Role.BODY_MEMBER: self.body.organisation,
            Role.BODY_SECRETARY: self.body.organisation,
            Role.BODY_ASSISTANT: self.body.organisation,
        }
        self.people: dict[str, User] = {
            role.value: person_with(role, place) for role, place in places.items()
        }
        # The member sits on the body's only seat; the assistant works for the member.
        self.membership = MembershipFactory(
            seat__body=self.body, person=self.people[Role.BODY_MEMBER]
        )
        self.people[NO_ROLE] = SecondFactorFactory(user=UserFactory()).user
        for person in self.people.values():
            RecoveryCodes.activate(person)
        self.colleague = person_with(Role.APPROVER, self.municipal)
        self.browser = Client()
        self._cookies = {
            actor: self._sign_in(person) for actor, person in self.people.items()
        }

    def _sign_in(self, person: User) -> SimpleCookie:
        self.browser.force_login(person)
        cookies, self.browser.cookies = self.browser.cookies, SimpleCookie()
        return cookies

    def browser_of(self, actor: str) -> Client:
        """The one browser, as this actor left it: signed in, or a visitor's."""
        self.browser.cookies = SimpleCookie(self._cookies.get(actor))
        return self.browser

    def of(self, actor: str) -> User:
        """The person, or for a visitor a person whose things are asked for."""
        return self.people.get(actor, self.colleague)

    def passkey(self, actor: str) -> Authenticator:
        return Authenticator.objects.create(
            user=self.of(actor),
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "Laptop"},
        )

    def token(self, actor: str) -> ApiToken:
        return ApiToken.objects.create(
            user=self.of(actor),
            organisation=self.municipal,
            name="Proef",
            scopes=[],
            key_hash=f"hash-{actor}",
            hint="so_",
            created_at=NOW,
            expires_at=NOW + datetime.timedelta(days=1),
        )

    def invitation(self) -> Invitation:
        invitation = Invitation(
            email="nieuw@gemeente.example",
            name="Nieuw",
            role=Role.APPROVER,
            organisation=self.municipal,
            invited_by=self.people[Role.PEOPLE_MANAGER],
            created_at=NOW,
            expires_at=NOW + datetime.timedelta(days=14),
        )
        invitation.key_hash = hash_of(key_of(invitation))
        invitation.save()
        return invitation

    def invitation_key(self) -> str:
        return key_of(self.invitation())

    def notice(self, actor: str) -> Notice:
        return Notice.objects.create(
            recipient=self.of(actor),
            deduplication_key="proef",
            kind="proef",
            title="Proef",
            reason="Dit is een proef.",
            created_at=NOW,
        )

    def job(self, actor: str) -> Job:
        return Job.objects.create(
            handler="proef",
            title="Proef",
            requested_by_key=self.of(actor).actor_key,
            requested_by_label="Proef",
            created_at=NOW,
        )

    def lost_message(self) -> Message:
        return Message.objects.create(
            handler="accounts.tell_security",
            deduplication_key="proef",
            created_at=NOW,
            due_at=NOW,
            given_up_at=NOW,
        )

    def task(self) -> UpkeepTask:
        return UpkeepTask.objects.order_by("id")[0]


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = ""
) -> list[str]:
    """Every address of the portal, by its name, or by its route where it has none."""
    found: list[str] = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, route)
        else:
            found.append(pattern.name or route)
    return found
