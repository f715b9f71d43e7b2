"""An invoice reaches its municipality, by a folder or a mail, once; or people are told."""

import datetime
import stat

import pytest
from django.urls import reverse

from fund.domain.invoices import delivering
from fund.domain.invoices.delivering import DeliveryRefused, ask_delivery
from fund.enums import DeliveryChannel, DeliveryState
from fund.models import Debtor, InvoiceDelivery
from fund.tasks import invoices_sending
from journal.models import Entry, Message
from notifications.domain import mails
from samenorganiseren.shared.errors import NotAllowed
from tests.factories.accounts import AT, UserFactory
from tests.factories.fund import fund_administrator
from tests.factories.municipalities import MunicipalityFactory
from tests.journal.outboxes import Clock, deliver_due

from .access_parties import failed, sent
from .scene import debtor

assert mails
pytestmark = pytest.mark.django_db
MAIL, FOLDER = DeliveryChannel.MAIL, DeliveryChannel.FOLDER
WAITS, DONE, FAILED = DeliveryState.QUEUED, DeliveryState.SENT, DeliveryState.FAILED


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.INVOICE_OUTBOX_DIR = str(tmp_path / "uit")
    return tmp_path / "uit"


@pytest.fixture
def by():
    return fund_administrator()


def text_of(response):
    return response.content.decode()


def stands():
    found = InvoiceDelivery.objects.order_by("id")
    return list(found.values_list("channel", "state", "attempts", "problem"))


def test_the_access_point_finds_the_very_bytes_that_were_kept(folder):
    invoice = sent()
    ask_delivery(invoice, now=AT)

    deliver_due(Clock())

    found = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert found == {
        f"{invoice.number}.xml": f"ubl van {invoice.number}".encode(),
        f"{invoice.number}.pdf": f"pdf van {invoice.number}".encode(),
    }
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    assert stands() == [(FOLDER, DONE, 1, "")]


def test_a_mail_carries_both_files_and_says_what_to_pay(mail_server):
    invoice = sent(debtor(channel=MAIL, email="facturen@aa.example", name="Aa [1]"))
    ask_delivery(invoice, now=AT)

    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    text = mail.get_body(("plain",)).get_content()
    files = {
        one.get_filename(): (one.get_content_type(), one.get_payload(decode=True))
        for one in mail.iter_attachments()
    }
    assert mail["To"] == "facturen@aa.example"
    assert mail["Subject"] == f"Factuur {invoice.number} van VNG (fictief)"
    assert "voor Aa [1]. Het bedrag is €\u00a01.000,00." in text
    assert f"daarbij het kenmerk {invoice.payment_reference}." in text
    assert files == {
        f"{invoice.number}.pdf": (
            "application/pdf",
            f"pdf van {invoice.number}".encode(),
        ),
        f"{invoice.number}.xml": (
            "application/xml",
            f"ubl van {invoice.number}".encode(),
        ),
    }
    assert stands() == [(MAIL, DONE, 1, "")]


def test_asking_and_delivering_twice_sends_once(mail_server):
    invoice = sent(debtor(channel=MAIL))
    first = ask_delivery(invoice, now=AT)
    second = ask_delivery(invoice, now=AT)
    deliver_due(Clock())
    invoices_sending.deliver_invoice(delivery_id=first.pk)

    assert (first, Message.objects.count()) == (second, 1)
    assert len(mail_server.mailbox.accepted) == 1


def test_a_mail_that_is_refused_for_now_comes_later_under_the_same_id(mail_server):
    answers = iter(["451 Try again later", "250 Accepted"])
    mail_server.mailbox.answer = lambda mail: next(answers)
    ask_delivery(sent(debtor(channel=MAIL)), now=AT)
    clock = Clock()

    deliver_due(clock)
    in_between = stands()
    clock.go_on(seconds=5)
    deliver_due(clock)

    assert (in_between, stands()) == ([(MAIL, WAITS, 0, "")], [(MAIL, DONE, 1, "")])
    [refused], [accepted] = mail_server.mailbox.refused, mail_server.mailbox.accepted
    assert refused["Message-ID"] == accepted["Message-ID"]


def test_a_mail_that_is_refused_for_good_is_told_with_the_reason(mail_server):
    mail_server.mailbox.answer = lambda mail: "550 No such person"
    ask_delivery(sent(debtor(channel=MAIL)), now=AT)

    deliver_due(Clock())

    reason = "De mailserver weigert deze mail (550)."
    assert stands() == [(MAIL, FAILED, 1, reason)]
    assert Message.objects.waiting().count() == 0
    assert mail_server.mailbox.accepted == []


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"address": "geen adres"}, "Het e-mailadres klopt niet."),
        ({"address": ""}, "Het e-mailadres klopt niet."),
    ],
)
def test_an_address_that_is_none_is_told_and_not_tried_again(
    mail_server, changed, reason
):
    delivery = failed(state=WAITS, problem="", **changed)

    invoices_sending.deliver_invoice(delivery_id=delivery.pk)

    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (FAILED, 2)
    assert delivery.problem.startswith(reason)
    assert mail_server.mailbox.accepted == []


def test_a_folder_that_cannot_be_written_leaves_nothing_half_and_is_told_in_the_end(
    settings, tmp_path
):
    (tmp_path / "bestand").write_text("")
    settings.INVOICE_OUTBOX_DIR = str(tmp_path / "bestand")
    settings.OUTBOX_ATTEMPTS = 2
    ask_delivery(sent(), now=AT)
    clock = Clock()

    deliver_due(clock)
    told_early = invoices_sending.tell_stranded(now=AT)
    clock.go_on(seconds=5)
    deliver_due(clock)
    told = invoices_sending.tell_stranded(now=AT)
    again = invoices_sending.tell_stranded(now=AT)

    assert [told_early, told, again] == [
        f"{number} verzendingen als mislukt gemeld." for number in (0, 1, 0)
    ]
    [(channel, state, attempts, problem)] = stands()
    assert (channel, state, attempts) == (FOLDER, FAILED, 2)
    assert problem.startswith("Na 2 pogingen niet gelukt. ")
    assert [one.name for one in tmp_path.iterdir()] == ["bestand"]


def test_what_failed_goes_again_by_what_is_known_now(mail_server, by):
    owner = debtor(channel=MAIL, email="nieuw@aa.example")
    delivery = failed(owner)

    delivering.try_delivery_again(delivery=delivery, by=by, now=AT)
    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    assert mail["To"] == "nieuw@aa.example"
    assert stands() == [(MAIL, DONE, 2, "")]
    assert Entry.objects.get().action == "fund.delivery_tried_again"


def test_what_failed_twice_can_go_a_third_time(mail_server, by):
    answers = iter(["550 No", "550 No", "250 Accepted"])
    mail_server.mailbox.answer = lambda mail: next(answers)
    delivery = ask_delivery(sent(debtor(channel=MAIL)), now=AT)
    deliver_due(Clock())
    for _ in range(2):
        delivering.try_delivery_again(delivery=delivery, by=by, now=AT)
        deliver_due(Clock())

    assert stands() == [(MAIL, DONE, 3, "")]


def test_only_what_failed_can_go_again_and_not_where_it_already_goes(by):
    owner = debtor()
    waits = failed(owner, state=WAITS)
    other = failed(owner)
    ask_delivery(other.invoice, now=AT)
    before = stands()

    with pytest.raises(DeliveryRefused, match="is niet mislukt"):
        delivering.try_delivery_again(delivery=waits, by=by, now=AT)
    with pytest.raises(DeliveryRefused, match="al op een andere manier"):
        delivering.try_delivery_again(delivery=other, by=by, now=AT)
    with pytest.raises(NotAllowed):
        delivering.try_delivery_again(delivery=other, by=UserFactory(), now=AT)

    assert (stands(), Entry.objects.count()) == (before, 0)


def test_without_details_of_the_municipality_nothing_is_on_its_way():
    invoice = sent()
    Debtor.objects.update(municipality=MunicipalityFactory())

    with pytest.raises(DeliveryRefused, match="Vul ze eerst in"):
        ask_delivery(invoice, now=AT)

    assert (stands(), Message.objects.count()) == ([], 0)


def test_without_its_documents_nothing_is_written(folder):
    ask_delivery(sent(documents=["ubl"]), now=AT)

    deliver_due(Clock())

    assert stands() == [(FOLDER, FAILED, 1, "Van deze factuur ontbreekt: pdf.")]
    assert not folder.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_whatever_its_length(
    client, by, django_assert_num_queries, rows
):
    for _ in range(rows):
        failed()
    client.force_login(by)

    with django_assert_num_queries(7):
        page = client.get(reverse("fund_deliveries"))

    assert text_of(page).count('scope="row"') == rows


def test_the_page_tells_what_waits_why_and_lets_it_go_again(client, by, mail_server):
    mail_server.mailbox.answer = lambda mail: "451 Later"
    ask_delivery(sent(debtor(channel=MAIL)), now=AT)
    deliver_due(Clock())
    stuck = failed(debtor(channel=MAIL), asked_at=AT + datetime.timedelta(days=1))
    client.force_login(by)

    page = text_of(client.get(reverse("fund_deliveries")))
    after = client.post(
        reverse("fund_try_delivery_again", args=[stuck.pk]), follow=True
    )

    assert "2 facturen onderweg of mislukt" in page
    assert (page.count("Probeer opnieuw"), "451" in page) == (1, True)
    assert page.index("niet gelukt") < page.index("wacht op verzending")
    assert "De factuur gaat opnieuw op weg." in text_of(after)
    assert [state for _, state, _, _ in stands()] == [WAITS, WAITS]
