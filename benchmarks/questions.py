"""Puts questions to the running portal, and checks the answer before timing it."""

from __future__ import annotations

import http.client
import itertools
import time
from dataclasses import dataclass, field

ANSWERED_SLOWLY = 60
NUMBERS = itertools.count()


class WrongAnswer(AssertionError):
    """The answer is not the one that was to be timed."""


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took in seconds."""

    seconds: float
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Question:
    """An address, what its answer must hold, and how often a turn asks it."""

    address: str
    holds: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 40
    # Asked a little differently each time, so that the portal makes the page anew.
    is_new: bool = True

    def ask(self, connection: http.client.HTTPConnection) -> Answer:
        """One answer; http.client opens the connection again where it was closed."""
        accept = f"*/*, bench/{next(NUMBERS)}" if self.is_new else "*/*"
        began = time.perf_counter()
        connection.request(
            "GET", self.address, headers={"Accept": accept, **self.headers}
        )
        response = connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - began
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(seconds, response.status, headers, body)

    def check(self, port: int) -> Answer:
        """The answer, if it is the one that is meant; raises WrongAnswer otherwise."""
        answer = self.ask(connect(port))
        if answer.status != self.status or self.holds.encode() not in answer.body:
            raise WrongAnswer(
                f"{self.address}: {answer.status}, {len(answer.body)} bytes"
            )
        return answer

    def times_of(self, port: int) -> list[float]:
        """The seconds of one turn; an answer of another kind ends the measurement."""
        connection = connect(port)
        answers = [self.ask(connection) for _ in range(self.times)]
        if wrong := [a.status for a in answers if a.status != self.status]:
            raise WrongAnswer(f"{self.address}: {wrong[0]} while it was timed")
        return [answer.seconds for answer in answers]


def connect(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWERED_SLOWLY)


def percentile(times: list[float], share: float) -> float:
    """The waiting time under which this share of the questions stayed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]
