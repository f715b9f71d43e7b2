"""What is due in the fund: accounts of receivers, and the tranche that is next."""

import pytest

from fund.queries.deadlines import accounts, tranches
from notifications.domain.deadlines.counting import count_anew
from notifications.models import Deadline

from .scene import NOW, FundScene

pytestmark = pytest.mark.django_db


def standing():
    found = Deadline.objects.standing().order_by("kind")
    return [(one.kind, one.cause) for one in found]


def test_an_award_is_due_for_its_receiver_and_its_tranche_for_the_fund():
    scene = FundScene()
    receiver = scene.receiver
    award = scene.award()
    tranche = award.tranches.get()

    assert standing() == [
        ("tranche-klaar", str(tranche.pk)),
        ("verantwoording", str(award.pk)),
    ]
    assert receiver in accounts.people_of(award.pk, NOW)
    assert accounts.awards_of(receiver, NOW) == {award.pk}
    assert accounts.awards_of(scene.first, NOW) == set()
    assert (tranches.fund_of(scene.first, NOW), tranches.fund_of(receiver, NOW)) == (
        {tranches.FUND},
        set(),
    )
    assert count_anew(now=NOW).count == 0


def test_what_was_paid_and_accounted_for_at_last_is_due_no_more():
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())
    scene.accepted(award, 60_000_00, is_final=True)

    assert standing() == []
    assert count_anew(now=NOW).count == 0
