"""One call to one address: short, never led elsewhere, never read to its end."""

from __future__ import annotations

from dataclasses import dataclass

import urllib3
from urllib3.util import Timeout

from .targets import Target

PATIENCE = Timeout(connect=2, read=4)
TAKEN = range(200, 300)


@dataclass(frozen=True)
class Answer:
    """What came back; a problem where nothing did, or not what was hoped for."""

    status: int | None
    problem: str = ""

    @property
    def is_taken(self) -> bool:
        return self.status in TAKEN


def call(target: Target, body: bytes, headers: dict[str, str]) -> Answer:
    """POST the body to the number that was looked up, under the name it goes by."""
    pool = _pool(target)
    try:
        answer = pool.urlopen(
            "POST",
            target.path,
            body=body,
            headers={**headers, "Host": _named(target)},
            redirect=False,
            retries=False,
            timeout=PATIENCE,
            preload_content=False,
        )
        status = answer.status
    except urllib3.exceptions.HTTPError as error:
        return Answer(None, _told(error))
    finally:
        pool.close()
    if status in TAKEN:
        return Answer(status)
    return Answer(status, f"Het adres antwoordde met {status}.")


def _pool(target: Target) -> urllib3.HTTPConnectionPool:
    if target.scheme == "http":
        return urllib3.HTTPConnectionPool(target.number, target.port)
    return urllib3.HTTPSConnectionPool(
        target.number,
        target.port,
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _named(target: Target) -> str:
    usual = {"https": 443, "http": 80}[target.scheme]
    return target.host if target.port == usual else f"{target.host}:{target.port}"


def _told(error: urllib3.exceptions.HTTPError) -> str:
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "Het adres antwoordde niet op tijd."
    if isinstance(error, urllib3.exceptions.SSLError):
        return "Het certificaat van het adres klopt niet."
    return "Er kwam geen verbinding."
