"""A mail server that refuses for a while: each mail is accepted once, in order."""

from itertools import count

from journal.models import Message
from notifications.domain.notices import notify
from notifications.models import Notice
from tests.factories.accounts import AT, UserFactory
from tests.machinery import wait_until

from .mailboxes import ACCEPTED, MailServer


class RefusesAThird:
    """Of every ten mails the server says of three that it has no time."""

    def __init__(self):
        self.turns = count()

    def __call__(self, mail):
        return "451 Try again later" if next(self.turns) % 10 in (0, 3, 7) else ACCEPTED


def test_each_mail_is_accepted_once_by_a_server_that_refuses_a_third(machinery):
    server = MailServer(RefusesAThird())
    machinery.environment |= server.environment
    machinery.start_valkey()
    machinery.start_worker()
    machinery.start_beat()
    people = UserFactory.create_batch(20)

    for number in (1, 2):
        notify(
            recipients=people,
            kind="proef",
            title=f"Bericht {number}",
            reason="Dit is een proef.",
            deduplication_key=f"proef:{number}",
            now=AT,
        )
    wait_until(
        lambda: (
            not Message.objects.waiting()
            .exclude(handler="journal.run_periodic")
            .exists()
        ),
        machinery,
    )
    server.stop()

    mails = server.mailbox.accepted
    assert len(mails) == len(set(server.mailbox.ids())) == 40
    assert server.mailbox.refused != []
    assert not Notice.objects.filter(mailed_at=None).exists()
    for person in people:
        subjects = [mail["Subject"] for mail in mails if mail["To"] == person.email]
        assert subjects == ["Bericht 1", "Bericht 2"]
