"""A notice is mailed once: readable, honest about why, and with no secret in it."""

import pytest
from django.conf import settings as live

from accounts.models import MailText
from journal.models import Message
from notifications.domain.notices import UnknownSubject, notify
from notifications.models import Notice
from samenorganiseren.shared import mail_texts, subjects
from samenorganiseren.shared.mail import Address, Mail
from samenorganiseren.shared.mail_texts import UnknownPlace
from samenorganiseren.shared.subjects import Subject
from tests.factories.accounts import AT, UserFactory
from tests.journal.outboxes import Clock, deliver_due

pytestmark = pytest.mark.django_db
REASON = "U bent accordeur van Voorbeeldstad."


def tell(*people, **changed):
    told = {
        "kind": "opgave-bevestigen",
        "title": "Bevestig de opgave over de Zaken API",
        "body": "Noor gaf op: in gebruik.\n\nZij deed dat vandaag.",
        "url": "/standaarden/zaken-api/",
        "reason": REASON,
        "deduplication_key": "opgave:1",
        "now": AT,
    }
    notify(recipients=people, **{**told, **changed})


@pytest.fixture
def noor():
    return UserFactory(name="Noor [de Vries]", email="noor@voorbeeld.example")


@pytest.fixture
def visible():
    """A kind of subject that only people called Noor may see."""

    def resolve(number):
        if number == 404:
            return None
        return Subject("x", "x", "/", lambda person: person.name.startswith("Noor"))

    subjects.register("test.secret", resolve)


def test_the_mail_says_what_why_and_where(noor, mail_server):
    tell(noor)

    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    notice = Notice.objects.get()
    assert (mail["To"], mail["Subject"]) == (
        "noor@voorbeeld.example",
        "Bevestig de opgave over de Zaken API",
    )
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == (
        f"""Beste Noor [de Vries],

Bevestig de opgave over de Zaken API

Noor gaf op: in gebruik.

Zij deed dat vandaag.

Bekijk dit in het portaal:
{live.BASE_URL}/standaarden/zaken-api/

U krijgt deze mail omdat: U bent accordeur van Voorbeeldstad.

Al uw berichten:
{live.BASE_URL}/berichten/

Met vriendelijke groet,
Samen Organiseren
"""
    )
    assert notice.mailed_at is not None


def test_the_mail_has_the_headers_of_a_list_of_its_own(noor, mail_server):
    tell(noor)

    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    assert mail["List-Id"] == "Samen Organiseren <berichten.localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@localhost>")


def test_the_html_shows_values_as_text_and_never_as_markup(mail_server):
    person = UserFactory(name="<script>alert(1)</script>")
    tell(
        person, title="**Vet** [klik](http://kwaad.example) <b>x</b>", body="# Kop\n- a"
    )

    deliver_due(Clock())

    html = mail_server.mailbox.accepted[0].get_body(("html",)).get_content()
    assert '<html lang="nl">' in html
    assert "<script>alert" not in html
    assert "kwaad.example" in html
    assert 'href="http://kwaad.example"' not in html
    assert "<b>x</b>" not in html
    assert "<h1>" not in html
    assert f'href="{live.BASE_URL}/standaarden/zaken-api/"' in html


def test_a_new_line_in_a_title_starts_no_header(noor, mail_server):
    tell(noor, title="Een\r\nBcc: ander@voorbeeld.example")

    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    assert (mail["Subject"], mail["Bcc"]) == ("Een Bcc: ander@voorbeeld.example", None)


def test_people_are_told_once_however_often_it_is_asked(noor, mail_server):
    sem = UserFactory()

    tell(noor, noor)
    tell(noor, sem)
    for _ in range(3):
        deliver_due(Clock())
    tell(noor, sem)
    deliver_due(Clock())

    told = Notice.objects.order_by("id").values_list("recipient__name", flat=True)
    assert list(told) == [noor.name, sem.name]
    assert sorted(mail["To"] for mail in mail_server.mailbox.accepted) == sorted(
        [noor.email, sem.email]
    )


def test_the_number_of_queries_does_not_grow_with_the_people(django_assert_num_queries):
    one, many = [UserFactory()], UserFactory.create_batch(3)

    with django_assert_num_queries(5):
        tell(*one, deduplication_key="een")
    with django_assert_num_queries(5):
        tell(*many, deduplication_key="meer")


def test_who_is_disabled_is_told_nothing(mail_server):
    tell(UserFactory(is_active=False))

    assert (list(Notice.objects.all()), list(Message.objects.all())) == ([], [])


def test_who_may_no_longer_see_the_subject_is_not_mailed_and_loses_the_notice(
    noor, mail_server, visible
):
    tell(noor, UserFactory(name="Sem"), subject_key="test.secret:1")

    deliver_due(Clock())

    assert [mail["To"] for mail in mail_server.mailbox.accepted] == [noor.email]
    assert [notice.recipient for notice in Notice.objects.all()] == [noor]


def test_a_subject_that_is_gone_is_not_mailed(noor, mail_server, visible):
    tell(noor, subject_key="test.secret:404")

    deliver_due(Clock())

    assert mail_server.mailbox.accepted == []
    assert list(Message.objects.waiting()) == []


def test_a_subject_that_nobody_can_resolve_is_refused_at_once(noor):
    with pytest.raises(UnknownSubject):
        tell(noor, subject_key="test.nobody:1")

    assert (list(Notice.objects.all()), list(Message.objects.all())) == ([], [])


def test_an_administrator_can_write_another_text(noor, mail_server):
    write_text(subject="Let op: {titel}", body="Dag {naam}, zie {adres}")
    tell(noor)

    deliver_due(Clock())

    [mail] = mail_server.mailbox.accepted
    assert mail["Subject"] == "Let op: Bevestig de opgave over de Zaken API"
    assert mail.get_body(("plain",)).get_content().strip() == (
        f"Dag Noor [de Vries], zie {live.BASE_URL}/standaarden/zaken-api/"
    )


def write_text(**text):
    MailText.objects.create(
        key="bericht", updated_at=AT, updated_by_label="Beheerder", **text
    )


def test_a_broken_text_gives_that_mail_up_with_its_reason(noor, mail_server):
    write_text(subject="{titel}", body="{wachtwoord.__class__}")
    tell(noor)

    deliver_due(Clock())

    assert mail_server.mailbox.accepted == []
    assert Message.objects.given_up().get().last_error == (
        "De mailtekst klopt niet. De tekst noemt {wachtwoord.__class__}, maar dat kan hier "
        "niet worden ingevuld."
    )


def test_a_mail_that_is_refused_for_good_holds_up_no_other(mail_server):
    gone, noor = UserFactory(email="weg@voorbeeld.example"), UserFactory()
    mail_server.mailbox.answer = lambda mail: (
        "550 No such person" if "weg@" in mail["To"] else "250 Accepted"
    )
    tell(gone, noor)

    deliver_due(Clock())

    assert [mail["To"] for mail in mail_server.mailbox.accepted] == [noor.email]
    assert Message.objects.given_up().get().last_error == (
        "De mailserver weigert deze mail (550)."
    )


def test_a_mail_that_is_refused_for_now_comes_later(noor, mail_server):
    answers = iter(["451 Try again later", "250 Accepted"])
    mail_server.mailbox.answer = lambda mail: next(answers)
    tell(noor)
    clock = Clock()

    deliver_due(clock)
    in_between = Notice.objects.get().mailed_at
    clock.go_on(seconds=5)
    deliver_due(clock)

    assert in_between is None
    assert len(mail_server.mailbox.accepted) == 1
    assert (
        mail_server.mailbox.refused[0]["Message-ID"]
        == mail_server.mailbox.accepted[0]["Message-ID"]
    )


def test_a_text_in_code_that_names_an_unknown_place_is_refused_at_once():
    with pytest.raises(UnknownPlace):
        mail_texts.declare(
            "kapot", purpose="x", subject="x", body="{onbekend}", places=frozenset()
        )

    assert mail_texts.named("kapot") is None


def test_a_value_is_never_filled_in_itself():
    mail = Mail(
        "a@voorbeeld.example", "{a}", "{a}", {"a": "{b}", "b": "geheim"}, key="1"
    )

    assert (mail.subject_line, mail.text) == ("{b}", "{b}\n")
    assert "geheim" not in mail.html


def test_an_address_keeps_its_meaning_in_html():
    address = Address("https://portaal.example/a_b/?c=1&d=*2*#e")
    mail = Mail(
        "a@voorbeeld.example", "x", "[Open]({adres})", {"adres": address}, key="1"
    )

    assert 'href="https://portaal.example/a_b/?c=1&amp;d=*2*#e"' in mail.html
    assert mail.text == f"Open:\n{address}\n"
