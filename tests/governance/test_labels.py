"""What is made up says so, and a thing is called by its whole name."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.enums import DossierKind, MeetingState
from governance.queries.dossiers.words import fact_words
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import (
    BodyFactory,
    DossierFactory,
    DossierVersionFactory,
    MeetingFactory,
    member_of,
    secretary_of,
)

pytestmark = pytest.mark.django_db
SOON = timezone.now() + datetime.timedelta(days=30)


def test_a_made_up_secretary_is_labelled(client):
    body = BodyFactory()
    secretary_of(body, name="Sam Secretaris", is_fictitious=True)

    page = client.get(reverse("body", args=[body.slug])).content.decode()

    assert "fictief" in page.partition("<dt>Secretaris</dt>")[2].partition("</dd>")[0]


def who_comes(client, meeting):
    """What stands in the panel, or nothing where there is none."""
    page = client.get(meeting.get_absolute_url()).content.decode()
    return page.partition('id="aanwezig"')[2].partition("</section>")[0]


def test_a_made_up_member_is_labelled_where_they_are_expected(client, settings):
    settings.DEMO = True
    meeting = MeetingFactory(state=MeetingState.CONVENED, starts_at=SOON)
    member = member_of(meeting.body, name="Lies Verzonnen", is_fictitious=True)
    client.force_login(member)

    shown = who_comes(client, meeting)

    assert ("Lies Verzonnen" in shown, "fictief" in shown) == (True, True)


def test_who_comes_is_for_the_bodys_own_people_alone(client):
    meeting = MeetingFactory(state=MeetingState.CONVENED, starts_at=SOON)
    member = member_of(meeting.body, name="Lies Lid")
    seen = {}

    for who, person in {
        "visitor": None,
        "member": member,
        "secretary": secretary_of(meeting.body),
        "member of another body": member_of(BodyFactory()),
    }.items():
        client.logout()
        if person is not None:
            client.force_login(person)
        seen[who] = "Lies Lid" in who_comes(client, meeting)

    assert seen == {
        "visitor": False,
        "member": True,
        "secretary": True,
        "member of another body": False,
    }


def test_a_made_up_member_is_nobody_outside_the_demo(client):
    """Why the panel may be missing for somebody who seems signed in."""
    meeting = MeetingFactory(state=MeetingState.CONVENED, starts_at=SOON)
    client.force_login(member_of(meeting.body, is_fictitious=True))

    page = client.get(meeting.get_absolute_url())

    assert not page.wsgi_request.user.is_authenticated
    assert "Wie er komen" not in page.content.decode()


def test_the_particulars_name_a_standard_by_its_name():
    standard = StandardFactory(name="Zaakgericht Werken API")
    dossier = DossierFactory(kind=DossierKind.WITHDRAWAL, standard=standard)
    facts = {"standaard": standard.slug}

    words = fact_words(DossierVersionFactory(dossier=dossier, facts=facts))

    assert words == {"Standaard": "Zaakgericht Werken API"}
