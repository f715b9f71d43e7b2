"""Who may read a paper: whoever may read what it came with.

A paper names its subject by key (`governance.dossier_version:7`). The area that owns
the subject registers its answer; without one nobody reads the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from samenorganiseren.shared.verdicts import Verdict, denied

if TYPE_CHECKING:
    from accounts.models import User

    from ..models import Paper

# Gets the reader (None or anonymous for a visitor) and the number in the key.
MayRead = Callable[["User | None", int], Verdict]
_readers: dict[str, MayRead] = {}


def register(kind: str, may_read: MayRead) -> None:
    """Tell who may read the papers of this kind of subject (`app.model`)."""
    _readers[kind] = may_read


def may_read_paper(user: User | None, paper: Paper) -> Verdict:
    """The answer of the area whose subject it is."""
    kind, _, number = paper.subject_key.rpartition(":")
    may_read = _readers.get(kind)
    if may_read is None or not number.isdecimal():
        return denied("Dit stuk hoort nergens bij.")
    return may_read(user, int(number))
