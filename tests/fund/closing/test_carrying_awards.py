"""What an award still has to get goes to the next year whole, by decision of the members."""

import pytest
from django.db import IntegrityError, transaction

from fund.domain.awards.batches import approve_batch
from fund.domain.awards.paying import confirm_paid, return_payment
from fund.domain.awards.planning import Planned
from fund.domain.awards.settling import settle_award
from fund.domain.closing.carrying import CarryOverRefused, carry_award, carry_over
from fund.domain.ledger import Booking, credit, debit, post, pot
from fund.domain.refusals import rule_of as rule_of_refusal
from fund.enums import AccountKind, AwardState, FundDecisionKind
from fund.models import Award, BudgetLine, CarryOver, Disbursement, Entry
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.fund import FiscalYearFactory, FundDecisionFactory, balances
from tests.fund.awards.scene import (
    ASKED,
    NOW,
    TODAY,
    FundScene,
    bank_line,
    budget_of,
)

from .scene import settle

pytestmark = pytest.mark.django_db

HALF = ASKED // 2
YEAR = TODAY.year


class Promised(FundScene):
    """An award of two halves, of which the first was paid; the next year is open."""

    def __init__(self):
        super().__init__()
        FiscalYearFactory(year=YEAR + 1)
        halves = [Planned(HALF, TODAY), Planned(HALF, TODAY)]
        self.made = self.award(plan=halves)
        self.paid(self.tranche(1))

    def tranche(self, position):
        return self.made.tranches.get(position=position)

    def decided(self, cents=HALF, **changes):
        return FundDecisionFactory(
            **{
                "kind": FundDecisionKind.CARRY_OVER,
                "year": self.year,
                "programme": self.line.programme,
                "limit_cents": cents,
                **changes,
            }
        )

    def carry(self, **changes):
        return carry_award(
            **{
                "award": self.made,
                "decision": changes.pop("decision", None) or self.decided(),
                "by": self.first,
                "now": NOW,
                **changes,
            }
        )

    @property
    def next(self):
        return BudgetLine.objects.get(year=YEAR + 1, programme=self.line.programme)

    def holds(self):
        """The award's money in both years."""
        return [budget_of(line, self.made) for line in (self.line, self.next)]


@pytest.fixture
def scene():
    return Promised()


def kept():
    return CarryOver.objects.count(), Entry.objects.count(), balances()


def test_what_was_promised_moves_with_its_ceiling_and_what_was_paid_stays(scene):
    carried = scene.carry()

    settle()
    assert (carried.award, carried.amount_cents, carried.to_line) == (
        scene.made,
        HALF,
        scene.next,
    )
    assert scene.holds() == [
        {"available": 400_000_00, "committed": 0, "paid": HALF, "justified": 0},
        {"available": 0, "committed": HALF, "paid": 0, "justified": 0},
    ]
    assert [
        pot(AccountKind.CEILING, budget_line=line).balance_cents
        for line in (scene.line, scene.next)
    ] == [450_000_00, HALF]


def test_the_next_year_goes_on_paying_accounting_and_settling(scene):
    scene.carry()

    scene.paid(scene.tranche(2))
    assert scene.holds()[1] == {
        "available": 0,
        "committed": 0,
        "paid": HALF,
        "justified": 0,
    }
    # More than one year paid: the oldest is accounted for first.
    scene.accepted(scene.made, ASKED - 1_00, is_final=True)
    settle_award(award=scene.made, by=scene.first, now=NOW)

    settle()
    assert scene.holds() == [
        {"available": 400_000_00, "committed": 0, "paid": 0, "justified": HALF},
        {"available": 0, "committed": 0, "paid": 1_00, "justified": HALF - 1_00},
    ]
    scene.made.refresh_from_db()
    assert scene.made.state == AwardState.SETTLED


def test_a_payment_that_comes_back_stands_where_it_was_paid_and_is_paid_again(scene):
    first = Disbursement.objects.get(tranche=scene.tranche(1))
    scene.carry()
    return_payment(
        first, transaction=bank_line(HALF, by=scene.first), by=scene.first, now=NOW
    )
    assert [one["committed"] for one in scene.holds()] == [HALF, HALF]

    again = Disbursement.objects.get(tranche=scene.tranche(1), state="klaar")
    batch = scene.batch([again])
    approve_batch(batch=batch, by=scene.second, now=NOW)
    confirm_paid(
        again, transaction=bank_line(-HALF, by=scene.first), by=scene.first, now=NOW
    )

    settle()
    assert [(one["committed"], one["paid"]) for one in scene.holds()] == [
        (0, HALF),
        (HALF, 0),
    ]


def test_what_never_comes_to_payment_falls_free_in_the_next_year(scene):
    scene.carry()
    scene.accepted(scene.made, HALF, is_final=True)

    settle_award(award=scene.made, by=scene.first, now=NOW)

    settle()
    assert [one["available"] for one in scene.holds()] == [400_000_00, HALF]


WRONG = {
    "not confirmed": lambda scene: {"confirmed_by": None, "confirmed_at": None},
    "another kind": lambda scene: {"kind": FundDecisionKind.BUDGET},
    "another year": lambda scene: {"year": FiscalYearFactory(year=YEAR + 1)},
    "too little": lambda scene: {"limit_cents": HALF - 1},
}


@pytest.mark.parametrize("why", WRONG)
def test_only_by_a_decision_that_allows_all_of_it(scene, why):
    decision = scene.decided(**WRONG[why](scene))
    before = kept()

    with pytest.raises(CarryOverRefused):
        scene.carry(decision=decision)

    assert kept() == before


def test_one_decision_holds_for_the_line_and_its_awards_together(scene):
    decision = scene.decided(HALF + 100_00)
    carry_over(
        line=scene.line,
        decision=decision,
        amount_cents=100_01,
        by=scene.first,
        now=NOW,
    )
    before = kept()

    with pytest.raises(CarryOverRefused, match=r"nog €"):
        scene.carry(decision=decision)

    assert kept() == before


def test_not_twice_and_not_when_all_was_paid(scene):
    scene.paid(scene.tranche(2))
    before = kept()

    with pytest.raises(CarryOverRefused, match="helemaal betaald"):
        scene.carry()

    assert kept()[:2] == before[:2]


def test_others_than_administrators_carry_nothing(scene):
    decision = scene.decided()
    before = kept()

    with pytest.raises(NotAllowed):
        scene.carry(decision=decision, by=UserFactory())

    assert kept() == before


def settled(act):
    """Done, and judged as at the end of a transaction."""
    act()
    settle()


def rule_of(act):
    """By which rule PostgreSQL refuses it."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        settled(act)
    return rule_of_refusal(refused.value)


class Sneaky:
    """A row past the verb, with entries as it wants them."""

    def __init__(self, scene, cents=HALF):
        self.scene, self.cents = scene, cents
        self.target = BudgetLine.objects.create(
            year_id=YEAR + 1,
            programme=scene.line.programme,
            decision=FundDecisionFactory(year_id=YEAR + 1),
        )

    def entry(self, kind, line, sign, *, moving=AccountKind.COMMITTED):
        award = {"award": self.scene.made} if moving == AccountKind.COMMITTED else {}
        amounts = (
            debit(pot(moving, budget_line=line, **award), self.cents),
            credit(pot(AccountKind.CEILING, budget_line=line), self.cents),
        )
        return post(
            Booking(
                kind=kind,
                key=f"stiekem:{Entry.objects.count()}",
                booked_on=TODAY.replace(year=line.year_id),
                description="Stiekem",
                document=line.subject_key,
                amounts=tuple((account, sign * cents) for account, cents in amounts),
            ),
            by=self.scene.first,
            now=NOW,
        )

    def row(self, **changes):
        out, into = ("overgeheveld-uit", "overgeheveld-in")
        return CarryOver.objects.create(
            **{
                "from_line": self.scene.line,
                "to_line": self.target,
                "award": self.scene.made,
                "amount_cents": self.cents,
                "decision": self.scene.decided(self.cents),
                "carried_by_label": "Stiekem",
                "carried_at": NOW,
                "entry_out": self.entry(
                    out, self.scene.line, 1, **changes.pop("out", {})
                ),
                "entry_in": self.entry(
                    into, self.target, -1, **changes.pop("into", {})
                ),
                **changes,
            }
        )


def test_past_the_verb_a_whole_award_is_taken_too(scene):
    Sneaky(scene).row()

    settle()
    assert CarryOver.objects.count() == 1


def test_past_the_verb_no_part_of_an_award_is_carried(scene):
    assert rule_of(Sneaky(scene, HALF - 1).row) == "carry_over_of_whole_award"


def test_past_the_verb_what_is_available_passes_for_no_award(scene):
    free = {"moving": AccountKind.AVAILABLE}

    assert rule_of(lambda: Sneaky(scene).row(out=free)) == "carry_over_booked"


def test_past_the_verb_promised_money_does_not_become_available(scene):
    free = {"moving": AccountKind.AVAILABLE}

    assert rule_of(lambda: Sneaky(scene).row(into=free)) == "carry_over_booked"


def test_past_the_verb_an_award_passes_for_no_budget(scene):
    assert rule_of(lambda: Sneaky(scene).row(award=None)) == "carry_over_booked"


def test_an_award_that_is_settled_is_not_carried(scene):
    scene.accepted(scene.made, HALF, is_final=True)
    settle_award(award=scene.made, by=scene.first, now=NOW)
    decision = scene.decided()
    before = kept()

    with pytest.raises(CarryOverRefused, match="afgerekend"):
        scene.carry(award=Award.objects.get(pk=scene.made.pk), decision=decision)

    assert kept() == before


def test_an_award_is_carried_over_on_the_pages_of_closing(scene, client):
    client.force_login(scene.first)
    address = f"/fonds/jaren/{YEAR}/afsluiten/"
    carrying = f"{address}overhevelen/toekenningen/{scene.made.number}/"
    decision = scene.decided()

    assert carrying in client.get(address).content.decode()
    assert client.post(carrying, {"decision": ""}).status_code == 422
    done = client.post(carrying, {"decision": decision.pk}, follow=True)

    assert f"van {scene.made.number} is overgeheveld naar" in done.content.decode()
    assert CarryOver.objects.get().award == scene.made
    assert client.get(carrying).status_code == 404
