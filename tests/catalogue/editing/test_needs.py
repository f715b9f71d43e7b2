"""Needs: put in by a municipality, supported by others, answered by an initiative."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from accounts.enums import Role
from catalogue.domain import needs
from catalogue.domain.announcing_needs import announce_answered_need
from catalogue.domain.initiatives import update_phase
from catalogue.enums import Domain, InitiativePhase, NeedState
from catalogue.models import Initiative, Need, NeedSupport
from journal.models import Entry, Message
from notifications.models import Notice
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import MunicipalOrganisationFactory, person_with
from tests.factories.catalogue import InitiativeFactory, NeedFactory
from tests.factories.municipalities import MunicipalityFactory

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def manager(**municipality):
    """An information manager with the organisation he speaks for."""
    organisation = MunicipalOrganisationFactory(
        municipality=MunicipalityFactory(**municipality)
    )
    return person_with(Role.INFORMATION_MANAGER, organisation), organisation


def put_in(person, organisation, title="Eén loket voor subsidies"):
    return needs.put_in_need(
        organisation=organisation,
        title=title,
        description="Nu vult iedereen alles dubbel in.",
        domain=Domain.SERVICES,
        by=person,
        now=NOW,
    )


@pytest.mark.django_db
def test_a_municipality_puts_in_a_need():
    person, organisation = manager()

    need = put_in(person, organisation)

    assert (need.slug, need.municipality, need.state) == (
        "een-loket-voor-subsidies",
        organisation.municipality,
        NeedState.OPEN,
    )
    assert list(Entry.objects.values_list("action", "organisation_key")) == [
        ("catalogue.need_put_in", organisation.subject_key)
    ]


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_need():
    person, organisation = manager()

    assert put_in(person, organisation) == put_in(person, organisation)
    assert Need.objects.count() == 1


@pytest.mark.django_db
def test_a_need_with_a_title_that_is_there_gets_an_address_of_its_own():
    put_in(*manager())

    assert put_in(*manager()).slug == "een-loket-voor-subsidies-2"


@pytest.mark.django_db
def test_a_need_called_nieuw_does_not_hide_behind_the_form():
    assert put_in(*manager(), title="Nieuw").slug == "nieuw-2"


@pytest.mark.django_db
def test_speaking_for_another_municipality_is_refused():
    person, _ = manager()
    _, other = manager()

    with pytest.raises(NotAllowed):
        put_in(person, other)

    assert list(Need.objects.all()) == []


@pytest.mark.django_db
def test_a_municipality_that_is_gone_puts_in_nothing():
    person, organisation = manager(valid_to=datetime.date(2026, 1, 1))

    with pytest.raises(needs.MunicipalityGone):
        put_in(person, organisation)

    assert list(Need.objects.all()) == []


@pytest.mark.django_db
def test_support_counts_once_and_can_be_taken_back():
    need, (person, organisation) = NeedFactory(), manager()
    act = {"need": need, "organisation": organisation, "by": person, "now": NOW}

    counts = []
    for verb in (needs.support_need, needs.support_need, needs.withdraw_support):
        verb(**act)
        need.refresh_from_db()
        counts.append(need.support_count)
    needs.withdraw_support(**act)

    need.refresh_from_db()
    assert [*counts, need.support_count] == [1, 1, 0, 0]
    assert list(Entry.objects.order_by("id").values_list("action", flat=True)) == [
        "catalogue.need_supported",
        "catalogue.need_support_withdrawn",
    ]


@pytest.mark.django_db
def test_ones_own_need_is_not_supported():
    person, organisation = manager()
    need = put_in(person, organisation)

    with pytest.raises(needs.OwnNeed):
        needs.support_need(need=need, organisation=organisation, by=person, now=NOW)

    assert list(NeedSupport.objects.all()) == []


@pytest.mark.django_db
def test_a_closed_need_takes_no_more_support():
    person, organisation = manager()
    need = NeedFactory(state=NeedState.WITHDRAWN)

    with pytest.raises(needs.NeedClosed):
        needs.support_need(need=need, organisation=organisation, by=person, now=NOW)

    assert list(NeedSupport.objects.all()) == []


def test_support_that_comes_from_everywhere_at_once_is_all_counted(racing_db):
    need, start = NeedFactory(), Barrier(6)
    people = [manager() for _ in range(3)] * 2

    def support(pair):
        start.wait()
        person, organisation = pair
        try:
            needs.support_need(need=need, organisation=organisation, by=person, now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(support, people))

    need.refresh_from_db()
    assert (need.support_count, NeedSupport.objects.count()) == (3, 3)


@pytest.mark.django_db
def test_an_answer_is_told_to_who_asked_and_who_supported_and_to_nobody_else():
    asker, organisation = manager()
    supporter, second = manager()
    manager()
    need = put_in(asker, organisation)
    needs.support_need(need=need, organisation=second, by=supporter, now=NOW)
    initiative = InitiativeFactory()

    needs.answer_need(
        need=need, initiative=initiative, by=person_with(Role.CATALOGUE_EDITOR), now=NOW
    )
    asked = Message.objects.filter(handler="catalogue.announce_answered_need").get()
    for _ in range(2):
        announce_answered_need(now=NOW, **asked.arguments)

    assert set(Notice.objects.values_list("recipient", "url")) == {
        (asker.pk, need.get_absolute_url()),
        (supporter.pk, need.get_absolute_url()),
    }
    assert Notice.objects.count() == 2


@pytest.mark.django_db
def test_nothing_unpublished_answers_a_need():
    need, initiative = NeedFactory(), InitiativeFactory(published_at=None)

    with pytest.raises(needs.NeedIncomplete):
        needs.answer_need(
            need=need,
            initiative=initiative,
            by=person_with(Role.CATALOGUE_EDITOR),
            now=NOW,
        )

    need.refresh_from_db()
    assert need.state == NeedState.OPEN
    assert list(Message.objects.all()) == []


@pytest.mark.django_db
def test_a_need_is_withdrawn_by_its_own_municipality_with_a_reason():
    person, organisation = manager()
    stranger, _ = manager()
    need = put_in(person, organisation)

    with pytest.raises(NotAllowed):
        needs.withdraw_need(need=need, reason="Zomaar.", by=stranger, now=NOW)
    with pytest.raises(needs.NeedIncomplete):
        needs.withdraw_need(need=need, reason="", by=person, now=NOW)
    before = Need.objects.get().state
    needs.withdraw_need(need=need, reason="Opgelost.", by=person, now=NOW)

    assert (before, Need.objects.get().state) == (NeedState.OPEN, NeedState.WITHDRAWN)


@pytest.mark.django_db
def test_the_lead_municipality_and_nobody_elses_updates_the_phase():
    person, organisation = manager()
    stranger, _ = manager()
    initiative = InitiativeFactory(lead=organisation.municipality)
    ready = {
        "initiative": initiative, "phase": InitiativePhase.IMPLEMENTABLE, "now": NOW
    }  # fmt: skip

    with pytest.raises(NotAllowed):
        update_phase(by=stranger, **ready)
    before = Initiative.objects.get().phase
    update_phase(by=person, **ready)

    after = Initiative.objects.get().phase
    assert (before, after) == (InitiativePhase.IDEA, InitiativePhase.IMPLEMENTABLE)
