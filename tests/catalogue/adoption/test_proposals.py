"""A supplier proposes; the municipality decides."""

import datetime

import pytest

from accounts.enums import Role
from catalogue.domain.products import claim_support
from catalogue.domain.proposals import (
    AlreadyAnswered,
    accept_proposal,
    decline_proposal,
    propose_use,
)
from catalogue.domain.said import StatementRefused
from catalogue.domain.statements import SomebodyWasFirst
from catalogue.enums import EvidenceGrade
from catalogue.models import AdoptionStatement, StatementProposal
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import SupplierFactory, person_with
from tests.factories.catalogue import ProductFactory, StandardVersionFactory

from .scene import NOW, Scene, outbox

pytestmark = pytest.mark.django_db
DAY = datetime.date


class SupplierScene(Scene):
    def __init__(self):
        super().__init__()
        self.supplier = SupplierFactory()
        self.seller = person_with(Role.SUPPLIER, self.supplier)
        self.product = ProductFactory(supplier=self.supplier)
        self.version = StandardVersionFactory(standard=self.standard)
        claim_support(
            product=self.product,
            version=self.version,
            since_on=DAY(2026, 1, 1),
            by=self.seller,
            now=NOW,
        )

    def propose(self, **changes):
        return propose_use(
            **{
                "product": self.product,
                "version": self.version,
                "municipality": self.municipality,
                "in_use_on": DAY(2026, 6, 1),
                "by": self.seller,
                "now": NOW,
                **changes,
            }
        )

    def accept(self, proposal, **changes):
        return accept_proposal(
            **{
                "proposal": proposal,
                "grade": EvidenceGrade.CLAIMED,
                "seen": None,
                "by": self.manager,
                "now": NOW,
                **changes,
            }
        )


@pytest.fixture
def scene():
    return SupplierScene()


def open_proposals():
    return StatementProposal.objects.filter(answered_at=None).count()


def test_a_proposal_is_no_statement(scene):
    scene.propose()

    assert open_proposals() == 1
    assert not AdoptionStatement.objects.exists()
    assert outbox() == ["catalogue.announce_proposal"]


def test_proposing_twice_asks_once(scene):
    assert scene.propose() == scene.propose()
    assert outbox() == ["catalogue.announce_proposal"]


def test_another_supplier_does_not_propose_this_product(scene):
    with pytest.raises(NotAllowed):
        scene.propose(by=person_with(Role.SUPPLIER))

    assert not StatementProposal.objects.exists()


def test_only_what_the_product_supports_is_proposed(scene):
    with pytest.raises(StatementRefused, match="ondersteunt deze versie niet"):
        scene.propose(version=StandardVersionFactory(standard=scene.standard))

    assert not StatementProposal.objects.exists()


@pytest.mark.parametrize("grade", [EvidenceGrade.CLAIMED, EvidenceGrade.DECLARED])
def test_an_accepted_proposal_keeps_who_said_it(scene, grade):
    proposal = scene.propose()

    statement = scene.accept(proposal, grade=grade)

    proposal.refresh_from_db()
    assert proposal.accepted_as == statement
    assert (
        statement.grade,
        statement.organisation,
        statement.product,
        statement.effective_on,
        statement.by,
    ) == (grade, scene.supplier, scene.product, DAY(2026, 6, 1), scene.manager)


def test_a_municipality_cannot_grade_itself_higher(scene):
    proposal = scene.propose()

    with pytest.raises(StatementRefused):
        scene.accept(proposal, grade=EvidenceGrade.SHOWN)

    assert (open_proposals(), AdoptionStatement.objects.count()) == (1, 0)


def test_a_declined_proposal_leaves_no_statement(scene):
    proposal = scene.propose()

    decline_proposal(proposal=proposal, by=scene.manager, now=NOW)

    assert (open_proposals(), AdoptionStatement.objects.count()) == (0, 0)


def test_a_proposal_is_answered_once(scene):
    proposal = scene.propose()
    decline_proposal(proposal=proposal, by=scene.manager, now=NOW)

    with pytest.raises(AlreadyAnswered):
        scene.accept(proposal)

    assert not AdoptionStatement.objects.exists()


def test_accepting_does_not_pass_over_a_colleague(scene):
    proposal = scene.propose()
    theirs = scene.record()

    with pytest.raises(SomebodyWasFirst):
        scene.accept(proposal)

    assert open_proposals() == 1
    assert list(AdoptionStatement.objects.all()) == [theirs]


@pytest.mark.parametrize("who", ["seller", "stranger"])
def test_nobody_else_answers(scene, who):
    proposal = scene.propose()
    by = scene.seller if who == "seller" else Scene().manager

    with pytest.raises(NotAllowed):
        scene.accept(proposal, by=by)

    assert (open_proposals(), AdoptionStatement.objects.count()) == (1, 0)
