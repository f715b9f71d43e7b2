"""Inviting by mail, and accepting once."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.domain import invitations
from accounts.domain.invitation_keys import hash_of, key_of
from accounts.enums import Role
from accounts.models import Invitation, RoleAssignment, User
from accounts.tasks import send_invitation
from journal.models import Entry, Message
from samenorganiseren.shared.errors import NotAllowed
from tests.accounts.people import PASSWORD, is_signed_in, sign_in, someone
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    SupplierFactory,
    person_with,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
EMAIL = "nieuw@gemeente.example"


@pytest.fixture
def manager():
    return person_with(Role.PEOPLE_MANAGER)


def asked(manager, **other):
    own = manager.get_current_roles()[0].organisation
    return {
        "email": EMAIL,
        "name": "Nieuwe Naam",
        "role": Role.INFORMATION_MANAGER,
        "organisation": own,
        "by": manager,
        "now": NOW,
        **other,
    }


def outcome():
    """What an invitation leaves behind: rows, journal, outbox."""
    return (
        Invitation.objects.count(),
        Entry.objects.count(),
        Message.objects.count(),
        User.objects.filter(email=EMAIL).count(),
    )


def page_of(invitation):
    return reverse("accept_invitation", args=[key_of(invitation)])


def test_an_invitation_is_mailed_and_kept_by_its_hash_alone(manager):
    invitation = invitations.invite(**asked(manager))

    message = Message.objects.get()
    assert (message.handler, message.arguments) == (
        "accounts.send_invitation",
        {"invitation_id": invitation.pk},
    )
    assert invitation.key_hash == hash_of(key_of(invitation))
    assert invitation.expires_at == NOW + datetime.timedelta(days=14)
    assert [one.action for one in Entry.objects.all()] == ["accounts.invited"]


def test_the_mail_says_who_asks_and_carries_the_link(manager, mailoutbox):
    invitation = invitations.invite(**asked(manager))

    send_invitation(invitation_id=invitation.pk)

    mail = mailoutbox[0]
    assert (mail.to, mail.subject) == ([EMAIL], "Uitnodiging voor Samen Organiseren")
    assert page_of(invitation) in mail.body
    assert manager.name in mail.body


def test_accepting_makes_an_account_with_the_role_and_works_once(manager, client):
    invitation = invitations.invite(**asked(manager))
    form = {"name": "Mijn Naam", "password": PASSWORD}

    first = client.post(page_of(invitation), form)
    second = client.post(page_of(invitation), form)

    person = User.objects.get(email=EMAIL)
    held = [(one.role, one.organisation) for one in person.get_current_roles()]
    assert first["Location"] == reverse("account_login")
    assert (second.status_code, second.context["reason"]) == (
        410,
        "Deze uitnodiging is al gebruikt. U kunt gewoon inloggen.",
    )
    assert held == [(Role.INFORMATION_MANAGER, invitation.organisation)]
    sign_in(client, person)
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        ("password1234", "Veel mensen gebruiken dit wachtwoord. Kies een ander."),
        (EMAIL, "Dit wachtwoord lijkt op uw naam of e-mailadres. Kies een ander."),
    ],
)
def test_a_weak_password_is_refused_and_the_name_stays(manager, client, password, said):
    invitation = invitations.invite(**asked(manager))
    before = outcome()

    answer = client.post(
        page_of(invitation), {"name": "Mijn Naam", "password": password}
    )

    form = answer.context["form"]
    assert (form.errors["password"], form["name"].value()) == ([said], "Mijn Naam")
    assert outcome() == before


def test_a_long_password_of_plain_words_is_enough(manager, client):
    invitation = invitations.invite(**asked(manager))

    client.post(page_of(invitation), {"name": "N", "password": "drie gewone woorden"})

    assert User.objects.filter(email=EMAIL).exists()


def test_an_expired_invitation_says_whom_to_ask(manager, client):
    long_ago = NOW - datetime.timedelta(days=15)
    invitation = invitations.invite(**asked(manager, now=long_ago))

    answer = client.get(page_of(invitation))

    assert (answer.status_code, answer.context["reason"]) == (
        410,
        "Deze uitnodiging gold 14 dagen en is verlopen. Vraag een nieuwe aan "
        f"{manager.name}.",
    )


def test_a_withdrawn_invitation_opens_nothing(manager, client):
    invitation = invitations.invite(**asked(manager))
    invitations.withdraw(invitation=invitation, by=manager, now=NOW)

    answer = client.post(page_of(invitation), {"name": "N", "password": PASSWORD})

    assert answer.status_code == 410
    assert not User.objects.filter(email=EMAIL).exists()


def test_an_unknown_key_opens_nothing(client, db):
    answer = client.get(reverse("accept_invitation", args=["zomaar"]))

    assert (
        answer.context["reason"]
        == "Deze uitnodiging bestaat niet. Kijk of u de hele link hebt."
    )


def test_the_same_role_is_not_asked_twice(manager):
    invitations.invite(**asked(manager))
    before = outcome()

    with pytest.raises(invitations.AlreadyInvited):
        invitations.invite(**asked(manager, email=EMAIL.upper()))

    assert outcome() == before


def test_after_expiry_the_same_role_can_be_asked_again(manager):
    invitations.invite(**asked(manager, now=NOW - datetime.timedelta(days=20)))

    invitations.invite(**asked(manager))

    states = Invitation.objects.order_by("id").values_list("withdrawn_at", flat=True)
    assert list(states) == [NOW, None]


@pytest.mark.parametrize(
    "other",
    [
        {"organisation": MunicipalOrganisationFactory},
        {"role": Role.SUPPLIER},
        {"role": Role.FUNCTIONAL_ADMINISTRATOR},
        {"email": "manager"},
    ],
    ids=["another organisation", "a role that does not fit", "staff", "oneself"],
)
def test_a_people_manager_invites_only_its_own_people(manager, other):
    if "organisation" in other:
        other = {"organisation": other["organisation"]()}
    if "email" in other:
        other = {"email": manager.email}
    before = outcome()

    with pytest.raises(NotAllowed):
        invitations.invite(**asked(manager, **other))

    assert outcome() == before


def test_who_has_an_account_accepts_with_it(manager, client):
    person = someone(email=EMAIL)
    invitation = invitations.invite(**asked(manager))
    client.force_login(person)

    answer = client.post(page_of(invitation))

    assert answer["Location"] == reverse("account")
    assert [one.role for one in RoleAssignment.objects.filter(user=person)] == [
        Role.INFORMATION_MANAGER
    ]


def test_an_invitation_cannot_be_taken_by_another(manager, client):
    invitation = invitations.invite(**asked(manager))
    other = someone()
    client.force_login(other)

    client.post(page_of(invitation))

    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert list(other.role_assignments.all()) == []


def test_an_invitation_for_an_account_asks_to_sign_in_first(manager, client):
    someone(email=EMAIL)
    invitation = invitations.invite(**asked(manager))

    answer = client.post(
        page_of(invitation), {"name": "Dief", "password": "heel-iets-anders"}
    )

    assert answer["Location"].startswith(reverse("account_login"))
    assert User.objects.get(email=EMAIL).name != "Dief"


def test_a_functional_administrator_invites_anywhere():
    administrator = person_with(Role.FUNCTIONAL_ADMINISTRATOR)
    supplier = SupplierFactory()

    invitation = invitations.invite(
        email=EMAIL,
        name="N",
        role=Role.SUPPLIER,
        organisation=supplier,
        by=administrator,
        now=NOW,
    )

    assert (invitation.organisation, invitation.invited_by) == (supplier, administrator)
