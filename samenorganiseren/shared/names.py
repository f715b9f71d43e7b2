"""Names as people write them, and as they are sorted."""

from __future__ import annotations

import re
import unicodedata

_LEADING_ARTICLE = re.compile(r"^'[st]-?\s*", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def sort_key(name: str) -> str:
    """The name in small letters without accents, apostrophes or a leading 's or 't.

    's-Hertogenbosch sorts under h, Súdwest-Fryslân beside Sudwest; PostgreSQL here
    has no ICU collations, so the key is stored.
    """
    plain = unicodedata.normalize(
        "NFKD", _LEADING_ARTICLE.sub("", name.replace("’", "'"))
    )
    letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return _NOT_WORD.sub(" ", letters).strip()
