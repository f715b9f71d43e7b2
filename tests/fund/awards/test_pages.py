"""What people read of requests, awards, tranches and orders, and do on their pages."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from fund.domain.awards.announcing import announce_settlement
from fund.domain.awards.planning import Planned
from fund.domain.awards.settling import settle_award
from fund.enums import CostKind, TrancheState
from fund.models import Award, Tranche
from fund.panels.awards import request_panel
from governance.models import Dossier
from journal.models import Message
from notifications.domain.deadlines import reminding
from notifications.models import Notice

from .scene import ASKED, DAY, IBAN, NOW, TODAY, FundScene, granted_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_static(settings):
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}


def text_of(response, status=200):
    assert response.status_code == status, response.content[:400]
    return response.content.decode()


def dates(name, day):
    return {
        f"{name}_dag": day.day,
        f"{name}_maand": day.month,
        f"{name}_jaar": day.year,
    }


def typed(scene, **changed):
    return {
        "decision": scene.mandate.pk,
        "title": "Een bouwsteen",
        "amount_cents": "90.000,00",
        "recipient_name": "Gemeente Voorbeeld",
        "recipient_iban": "NL91 ABNA 0417 1643 00",
        **dates("accountable_by", TODAY + 300 * DAY),
        **changed,
    }


def test_an_administrator_takes_in_prepares_and_plans(client):
    scene = FundScene()
    client.force_login(scene.first)

    assert scene.dossier.number in text_of(client.get(reverse("fund_requests")))
    take_in = reverse("fund_take_in", args=[scene.dossier.number])
    assert "100.000,00" in text_of(client.get(take_in))
    client.post(take_in, {"budget_line": scene.line.pk})
    request = scene.dossier.fund_request
    prepare = reverse("fund_prepare_award", args=[request.pk])
    assert scene.dossier.title in text_of(client.get(prepare))
    refused = client.post(prepare, typed(scene, amount_cents="0"))
    assert "meer is dan nul" in text_of(refused, 422)
    client.post(prepare, typed(scene))
    award = Award.objects.get()
    assert (award.amount_cents, award.recipient_iban) == (90_000_00, IBAN)
    add = reverse("fund_add_tranche", args=[award.reference])
    planned = {
        "condition": "gebruik",
        "amount_cents": "1",
        **dates("planned_on", TODAY),
    }
    told = text_of(client.post(add, planned), 422)
    assert "Kies de standaard die gemeenten moeten gebruiken." in told
    client.post(add, {**planned, "condition": "geen", "amount_cents": "90.000"})
    approve = reverse("fund_approve_award", args=[award.reference])
    told = text_of(client.post(approve, follow=True))
    assert "U hebt dit zelf voorbereid" in told
    client.force_login(scene.second)
    told = text_of(client.post(approve, follow=True))

    award.refresh_from_db()
    assert f"Toekenning {award.number}" in told
    for trail in (
        scene.dossier.number,
        scene.governance.advice.number,
        scene.governance.resolution.number,
        scene.mandate.number,
    ):
        assert trail in told


def test_two_administrators_propose_and_approve_a_tranche(client):
    scene = FundScene()
    award = scene.award()
    tranche = award.tranches.get()
    calendar = reverse("fund_tranches")

    client.force_login(scene.first)
    assert "Stel voor" in text_of(client.get(calendar))
    client.post(reverse("fund_propose_tranche", args=[tranche.pk]))
    assert "Door u voorgesteld" in text_of(client.get(calendar))
    client.force_login(scene.second)
    assert "Keur goed" in text_of(client.get(calendar))
    client.post(reverse("fund_approve_tranche", args=[tranche.pk]))

    tranche.refresh_from_db()
    assert tranche.state == TrancheState.APPROVED


def test_an_order_is_downloaded_once_it_is_approved(client):
    scene = FundScene()
    batch = scene.batch([scene.due(scene.award().tranches.get())])
    file = reverse("fund_batch_file", args=[batch.number])
    client.force_login(scene.second)

    assert "nog niet goedgekeurd" in text_of(client.get(file, follow=True))
    client.post(reverse("fund_approve_batch", args=[batch.number]))
    answer = client.get(file)

    assert answer.content == bytes(batch.content)
    assert batch.sha256 in text_of(client.get(batch.get_absolute_url()))


def test_a_receiver_reads_its_award_and_no_other(client):
    scene, other = FundScene(), FundScene()
    mine, theirs = scene.award(), other.award()
    client.force_login(scene.receiver)

    told = text_of(client.get(mine.get_absolute_url()))

    assert "Leg verantwoording af" in told
    assert "Boekingen" not in told
    assert client.get(theirs.get_absolute_url()).status_code == 403


def test_a_file_that_proves_is_given_back_as_a_download(client):
    scene = FundScene()
    award = scene.award()
    scene.paid(award.tranches.get())
    report = scene.report(award, {CostKind.STAFF: 1_00})
    paper = report.evidence.get()
    client.force_login(scene.second)

    answer = client.get(reverse("fund_evidence", args=[report.pk, paper.pk]))

    assert answer.content == bytes(paper.content)
    assert answer["Content-Disposition"] == 'attachment; filename="factuur.pdf"'


def filled(count):
    scene = FundScene(ceiling_cents=10 * ASKED)
    scene.award()
    for _ in range(count - 1):
        scene.governance = granted_request()
        scene.dossier = scene.governance.dossier
        scene.award()
    return scene


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("fund_requests", 7),
        ("fund_awards", 7),
        ("fund_tranches", 6),
        ("fund_batches", 6),
    ],
)
def test_a_list_asks_as_much_for_three_as_for_one(
    client, django_assert_num_queries, name, queries, count
):
    scene = filled(count)
    for tranche in Tranche.objects.all():
        scene.batch([scene.due(tranche)])
    client.force_login(scene.first)
    client.get(reverse(name))

    with django_assert_num_queries(queries):
        client.get(reverse(name))


@pytest.mark.parametrize(
    ("address", "there", "gone"),
    [
        ("fund_requests", "stand=toegekend", "stand=ingetrokken"),
        ("fund_awards", "stand=toegekend", "stand=voorbereid"),
        ("fund_tranches", "stand=gepland&voorwaarde=geen", "voorwaarde=datum"),
    ],
)
def test_a_list_shows_what_is_asked(client, address, there, gone):
    scene = FundScene()
    award = scene.award()
    client.force_login(scene.first)
    row = f'href="{award.get_absolute_url()}"'

    assert row in text_of(client.get(f"{reverse(address)}?{there}"))
    assert row not in text_of(client.get(f"{reverse(address)}?{gone}"))


def drawn(dossier, reader):
    request = RequestFactory().get("/")
    request.user = reader
    panel = request_panel(request, Dossier.objects.get(pk=dossier.pk))
    return panel and render_to_string(panel.template, panel.context)


def test_a_dossier_tells_how_far_its_money_is():
    scene = FundScene()
    visitor = AnonymousUser()
    assert drawn(scene.dossier, visitor) is None
    assert "Neem de aanvraag in behandeling" in drawn(scene.dossier, scene.first)

    request = scene.request()
    assert "gereserveerd" in drawn(scene.dossier, visitor)
    award = scene.award(request=request)

    assert award.get_absolute_url() in drawn(scene.dossier, scene.receiver)
    told = drawn(scene.dossier, visitor)
    assert award.number in told
    assert award.get_absolute_url() not in told


def test_administrators_hear_once_of_a_tranche_that_is_due():
    scene = FundScene()
    scene.award(plan=[Planned(ASKED // 2, TODAY), Planned(ASKED // 2, TODAY)])

    asked = Message.objects.filter(handler="notifications.remind_of_deadline")
    for message in [*asked, *asked]:
        if message.due_at <= timezone.now():
            reminding.remind(**message.arguments, now=NOW)

    told = Notice.objects.filter(kind="termijn")
    assert {one.recipient for one in told} == {scene.first, scene.second}
    assert told.count() == 2
    assert not Tranche.objects.exclude(state=TrancheState.PLANNED).exists()


def test_the_receiver_hears_what_to_pay_back():
    scene = FundScene()
    receiver = scene.receiver
    award = scene.award()
    scene.paid(award.tranches.get())
    scene.accepted(award, 60_000_00, is_final=True)
    settle_award(award=award, by=scene.first, now=NOW)

    announce_settlement(award_id=award.pk, now=NOW)

    told = Notice.objects.get(kind="toekenning-afgerekend", recipient=receiver)
    assert "€\u00a040.000,00 niet" in told.body
