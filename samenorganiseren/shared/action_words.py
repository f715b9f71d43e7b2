"""How the actions in the journal read in Dutch: each app tells its own."""

from __future__ import annotations

_words: dict[str, str] = {}


def declare(words: dict[str, str]) -> None:
    """Tell how these actions (`app.past_tense`) read; in `AppConfig.ready()`."""
    _words.update(words)


def words_for(action: str) -> str:
    """The action in Dutch, or its own name where nobody told."""
    return _words.get(action, action)
