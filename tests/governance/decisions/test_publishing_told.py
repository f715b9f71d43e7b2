"""Who hears of a decision, and that nobody does before it is published."""

from accounts.enums import Role
from governance.domain.decisions.announcing import announce_resolution
from governance.models import ConsultationResponse
from notifications.models import Notice
from tests.factories.accounts import (
    MunicipalOrganisationFactory,
    UserFactory,
    person_with,
)

from .publishing import DAY, db, nothing_published
from .scene import (
    NOW,
    before_board,
)


def notices():
    return sorted(Notice.objects.values_list("recipient__name", "kind"))


@db
def test_nobody_hears_of_it_before_it_is_published():
    scene = before_board()
    person_with(Role.INFORMATION_MANAGER, scene.dossier.proposer)

    scene.confirmed(embargo_until=NOW + DAY)

    assert notices() == []
    nothing_published()


@db
def test_the_proposer_hears_what_became_of_it_and_municipalities_what_is_asked():
    scene = before_board()
    person_with(
        Role.APPROVER, scene.dossier.proposer, name="Indiener", email="i@x.example"
    )
    person_with(
        Role.INFORMATION_MANAGER, MunicipalOrganisationFactory(), name="Manager"
    )
    resolution = scene.published()

    for _ in range(2):
        announce_resolution(resolution_id=resolution.pk, now=NOW)

    assert notices() == [("Indiener", "besluit"), ("Manager", "toepassing-gevraagd")]


@db
def test_everyone_who_reacted_hears_what_became_of_it_once():
    scene = before_board()
    consultation = scene.everybody_asked()
    person = UserFactory(name="Reageerder")
    for number in (1, 2):
        ConsultationResponse.objects.create(
            consultation=consultation,
            person=person,
            person_label=person.name,
            number=number,
            previous=ConsultationResponse.objects.first(),
            text="Goed plan.",
            idempotency_key=f"reactie-{number}",
            recorded_at=NOW,
        )
    resolution = scene.published()

    announce_resolution(resolution_id=resolution.pk, now=NOW)

    assert notices() == [("Reageerder", "besluit")]
