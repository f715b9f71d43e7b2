"""A real mail server on loopback that accepts, or refuses as it is told."""

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from launch.ports import free_port
from tests.patience import STEP

ACCEPTED = "250 Accepted"
Answer = Callable[[Message], str]


class Mailbox:
    """What the server was handed; `answer` decides about each mail."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.accepted: list[Message] = []
        self.refused: list[Message] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        mail = message_from_bytes(envelope.content, policy=default)
        said = self.answer(mail)
        (self.accepted if said == ACCEPTED else self.refused).append(mail)
        return said

    def ids(self) -> list[str]:
        return [mail["Message-ID"] for mail in self.accepted]


class MailServer:
    def __init__(self, answer: Answer = lambda mail: ACCEPTED) -> None:
        self.mailbox = Mailbox(answer)
        self.port = free_port()
        self._controller = Controller(
            self.mailbox, hostname="127.0.0.1", port=self.port, ready_timeout=STEP
        )
        self._controller.start()

    @property
    def environment(self) -> dict[str, str]:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.port),
        }

    def stop(self) -> None:
        self._controller.stop()


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """This process, too, hands its mail to it."""
    server = MailServer()
    settings.EMAIL_BACKEND = server.environment["EMAIL_BACKEND"]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    yield server
    server.stop()
