"""A decision about the fund is written down by one and confirmed by another."""

import datetime
import threading

import pytest
from django.db import connection

from fund.domain.planning import decisions
from fund.domain.planning.decisions import DecisionRefused
from fund.enums import FundDecisionKind
from fund.models import FundDecision
from governance.enums import BodyKind
from journal.models import Entry
from samenorganiseren.shared.errors import Conflict, NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import TODAY
from tests.factories.governance import BodyFactory

from .scene import LATER, Office, administrator


@pytest.fixture
def office(db):
    return Office()


def actions():
    return list(Entry.objects.order_by("id").values_list("action", flat=True))


def test_a_decision_is_entered_by_one_and_confirmed_by_another(office):
    decision = office.confirmed()

    decision.refresh_from_db()
    assert (decision.entered_by, decision.confirmed_by, decision.confirmed_at) == (
        office.first,
        office.second,
        LATER,
    )
    assert actions() == ["fund.decision_entered", "fund.decision_confirmed"]


def test_who_entered_it_does_not_confirm_it(office):
    decision = office.entered()

    with pytest.raises(NotAllowed, match="tweede beheerder"):
        decisions.confirm(
            decision=decision,
            seen=decisions.fingerprint(decision),
            by=office.first,
            now=LATER,
        )

    decision.refresh_from_db()
    assert decision.confirmed_at is None
    assert actions() == ["fund.decision_entered"]


def test_who_mends_it_does_not_confirm_it(office):
    decision = office.entered()
    mended = decisions.amend(
        decision=decision,
        said=office.said(title="Ander plan"),
        by=office.second,
        now=LATER,
    )

    with pytest.raises(NotAllowed):
        decisions.confirm(
            decision=mended,
            seen=decisions.fingerprint(mended),
            by=office.second,
            now=LATER,
        )

    mended.refresh_from_db()
    assert (mended.title, mended.confirmed_at) == ("Ander plan", None)


def test_words_that_changed_after_they_were_read_are_not_confirmed(office):
    decision = office.entered()
    seen = decisions.fingerprint(decision)
    decisions.amend(
        decision=decision, said=office.said(title="Ander plan"), by=office.first, now=AT
    )

    with pytest.raises(Conflict, match="gewijzigd nadat u het las"):
        decisions.confirm(decision=decision, seen=seen, by=office.second, now=LATER)

    assert FundDecision.objects.confirmed().count() == 0


def test_a_second_press_confirms_once(office):
    decision = office.confirmed()

    again = decisions.confirm(
        decision=decision,
        seen=decisions.fingerprint(decision),
        by=office.second,
        now=LATER,
    )

    assert again == decision
    assert actions() == ["fund.decision_entered", "fund.decision_confirmed"]


@pytest.mark.parametrize("verb", ["amend", "withdraw"])
def test_a_confirmed_decision_is_not_changed_or_withdrawn(office, verb):
    decision = office.confirmed()
    more = {"said": office.said(title="Anders")} if verb == "amend" else {}

    with pytest.raises(DecisionRefused, match="verandert niet meer"):
        getattr(decisions, verb)(decision=decision, by=office.first, now=LATER, **more)

    assert FundDecision.objects.get().title == decision.title


def test_an_unconfirmed_decision_can_be_withdrawn(office):
    decision = office.entered()

    decisions.withdraw(decision=decision, by=office.first, now=LATER)

    assert FundDecision.objects.count() == 0
    assert actions() == ["fund.decision_entered", "fund.decision_withdrawn"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decided_on": TODAY + datetime.timedelta(days=1)}, "in de toekomst"),
        ({"year": None}, "Kies het jaar"),
        ({"kind": FundDecisionKind.MANDATE}, "Kies het programma"),
        ({"limit_cents": 0}, "meer zijn dan nul"),
        ({"valid_to": TODAY}, "langer gelden"),
    ],
)
def test_an_incomplete_decision_is_refused(office, changes, sentence):
    with pytest.raises(DecisionRefused, match=sentence):
        office.entered(**changes)

    assert FundDecision.objects.count() == 0
    assert actions() == []


def test_only_the_members_decide_on_a_jaarplan(office):
    board = BodyFactory(kind=BodyKind.BOARD)

    with pytest.raises(DecisionRefused, match="nemen de leden"):
        office.entered(body=board)

    assert FundDecision.objects.count() == 0


def test_the_same_number_is_refused(office):
    decision = office.entered()

    with pytest.raises(DecisionRefused, match=decision.number):
        office.entered(number=decision.number)

    assert FundDecision.objects.get() == decision


@pytest.mark.django_db
def test_others_write_nothing_down():
    office = Office()

    with pytest.raises(NotAllowed, match="beheerders van het Fonds GGU"):
        decisions.enter(said=office.said(), by=UserFactory(), now=AT)

    assert FundDecision.objects.count() == 0


def test_who_mends_while_another_confirms_never_changes_what_is_confirmed(racing_db):
    office = Office()
    third = administrator()
    decision = office.entered()
    seen, title = decisions.fingerprint(decision), decision.title
    together, told = threading.Barrier(2), []

    def tell(act):
        together.wait()
        try:
            act()
        except (Conflict, DecisionRefused) as refusal:
            told.append(type(refusal).__name__)
        finally:
            connection.close()

    def confirm():
        decisions.confirm(decision=decision, seen=seen, by=office.second, now=LATER)

    def amend():
        decisions.amend(
            decision=decision, said=office.said(title="Anders"), by=third, now=LATER
        )

    threads = [threading.Thread(target=tell, args=[act]) for act in (confirm, amend)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = FundDecision.objects.get()
    assert (found.title, found.confirmed_at is not None, told) in [
        (title, True, ["DecisionRefused"]),
        ("Anders", False, ["Conflict"]),
    ]
