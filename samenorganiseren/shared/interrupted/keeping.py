"""Putting typed fields away in the session of who must sign in again.

A session outlives signing in, with a second step too. What it holds here is sealed
with the person, the page and the address of the form, and opens for one day.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from ..retention import term_of
from ..sealing import seal, unseal
from .typist import who_typed

IN_SESSION = "interrupted_forms"
PURPOSE = "shared.interrupted"
KEPT_FOR = term_of("typed")
LARGEST = 100_000
MOST = 3
# Never put away, whatever the form: what protects a form, and what opens an account.
SECRET = re.compile(r"csrf|password|wachtwoord|^code$|^credential$", re.IGNORECASE)

Fields = dict[str, list[str]]


@dataclass(frozen=True)
class Kept:
    """One form as it was sent: by whom, from which page, to which address."""

    person: str
    page: str
    action: str
    fields: Fields
    sealed: str = field(default="", compare=False)


def typed_in(request: HttpRequest) -> Fields:
    """What was sent, without secrets and files; a field may have several values."""
    return {
        name: values for name, values in request.POST.lists() if not SECRET.search(name)
    }


def put_away(request: HttpRequest, *, page: str, fields: Fields) -> bool:
    """Keep these fields for who typed them. Nobody known, or too much: nothing is kept."""
    person = who_typed(request)
    if person is None or _size(fields) > LARGEST:
        return False
    kept = _sealed(Kept(person, page, request.get_full_path(), fields))
    others = [
        one
        for one in waiting(request.session)
        if not (is_same(one.page, kept.page) and is_same(one.action, kept.action))
    ]
    write(request.session, [*others, kept][-MOST:])
    return True


def waiting(session: SessionBase) -> list[Kept]:
    """What was put away and still opens, the oldest first."""
    opened = [_opened(sealed) for sealed in session.get(IN_SESSION, [])]
    return [kept for kept in opened if kept is not None]


def write(session: SessionBase, all_kept: list[Kept]) -> None:
    """Let the session hold these and no others."""
    if all_kept:
        session[IN_SESSION] = [kept.sealed for kept in all_kept]
    else:
        session.pop(IN_SESSION, None)


def is_same(one: str, other: str) -> bool:
    """Whether two addresses of the portal are the same, however they are written."""
    return _parts(one) == _parts(other)


def _parts(address: str) -> tuple[str, str, list[tuple[str, str]]]:
    split = urlsplit(address)
    asked = parse_qsl(split.query, keep_blank_values=True)
    return split.netloc, unquote(split.path), asked


def _size(fields: Fields) -> int:
    return sum(
        len(name) + len(value) for name, values in fields.items() for value in values
    )


def _sealed(kept: Kept) -> Kept:
    told = {name: value for name, value in asdict(kept).items() if name != "sealed"}
    packed = b64encode(zlib.compress(json.dumps(told).encode())).decode()
    return Kept(**told, sealed=seal(packed, purpose=PURPOSE))


def _opened(sealed: str) -> Kept | None:
    packed = unseal(sealed, purpose=PURPOSE, within=KEPT_FOR)
    if packed is None:
        return None
    return Kept(**json.loads(zlib.decompress(b64decode(packed))), sealed=sealed)
