"""Who hears what of a proposal, and whose name goes from its chain."""

import datetime

import pytest

from accounts.domain.retention import anonymise
from governance.domain.dossiers import announcing, erasing
from governance.domain.dossiers.following import tell_of_steps
from governance.domain.dossiers.intake import take_in
from governance.enums import Stage
from governance.models import EventPerson
from governance.queries.dossiers.verifying import complaints_about
from journal.models import Message
from notifications.models import Notice
from tests.factories.accounts import AT
from tests.factories.governance import dossier_at
from tests.governance.dossiers.proposing import secretary, submitted, writer

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)


def told(person):
    return list(Notice.objects.filter(recipient=person).values_list("title", flat=True))


def test_the_secretary_of_the_taskforce_hears_of_a_proposal_once():
    keeper, by = secretary(), writer()
    dossier = submitted(by)
    version = dossier.versions.get()

    for _ in range(2):
        announcing.announce_submission(version_id=version.pk, now=NOW)

    assert told(keeper) == [f"{dossier.proposer} diende een voorstel in"]
    assert told(by) == []


def test_the_proposer_hears_where_the_proposal_is_once_for_each_step():
    by = writer()
    dossier = dossier_at(
        Stage.TASKFORCE, proposer=by.get_current_roles()[0].organisation
    )

    for _ in range(2):
        tell_of_steps(now=AT + datetime.timedelta(hours=1))

    asked = Message.objects.get(handler="governance.announce_step")
    announcing.announce_step(now=NOW, **asked.arguments)
    assert told(by) == [f"{dossier.number}: het voorstel ligt bij de Taskforce"]


def test_nobody_hears_of_a_decision_before_it_is_published():
    dossier_at(Stage.DECIDED)

    assert tell_of_steps(now=AT) == 0
    assert not Message.objects.filter(handler="governance.announce_step").exists()


def test_the_name_of_who_is_gone_goes_from_the_chain_which_still_verifies():
    by, keeper = writer(name="Anna Weg"), secretary(name="Bram Blijft")
    dossier = take_in(dossier=submitted(by), by=keeper, now=AT)
    by.is_active, by.disabled_at = False, AT
    by.save()
    anonymise(person_id=by.pk, now=NOW)

    erased = erasing.erase_names_of_the_gone()

    names = EventPerson.objects.order_by("event__sequence").values_list(
        "label", flat=True
    )
    assert (erased, list(names)) == (1, ["", "Bram Blijft"])
    assert complaints_about(dossier) == []
