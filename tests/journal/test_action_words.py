"""Every action that the code writes in the journal reads as Dutch."""

import ast
import re
from pathlib import Path

from accounts.action_words import WORDS as OF_ACCOUNTS
from accounts.domain.sign_ins import CHANGES
from catalogue.action_words import WORDS as OF_CATALOGUE
from journal.action_words import WORDS as OF_JOURNAL
from municipalities.action_words import WORDS as OF_MUNICIPALITIES
from notifications.action_words import WORDS as OF_NOTIFICATIONS
from samenorganiseren.shared.action_words import words_for

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "catalogue", "journal", "municipalities", "notifications")
ACTION = re.compile(rf"({'|'.join(APPS)})\.[a-z_]+")
WRITERS = {"record", "_record", "_write"}
# The one action whose name is made of parts: how one signs in was changed.
BUILT = {f"accounts.{what}" for what in CHANGES}


def trees():
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            yield path.relative_to(ROOT), ast.parse(path.read_text())


def calls_of_writers():
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and name_of(node.func) in WRITERS:
                yield path, node.args[0] if node.args else None


def name_of(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def written_actions():
    """Names given to a writer, and names kept in a table that a writer reads."""
    found = set()
    for _path, first in calls_of_writers():
        found |= constants(first)
    return found | published()


def constants(node):
    if node is None:
        return set()
    texts = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return {one for one in texts if isinstance(one, str) and ACTION.fullmatch(one)}


def published():
    return constants(ast.parse((ROOT / "catalogue/domain/publishing.py").read_text()))


def test_every_action_that_is_written_has_its_words_and_none_has_words_for_nothing():
    declared = {
        *OF_ACCOUNTS,
        *OF_CATALOGUE,
        *OF_JOURNAL,
        *OF_MUNICIPALITIES,
        *OF_NOTIFICATIONS,
    }

    assert declared == written_actions() | BUILT


def test_the_words_are_told_to_the_journal():
    told = {action: words_for(action) for action in OF_CATALOGUE | OF_MUNICIPALITIES}

    assert told == OF_CATALOGUE | OF_MUNICIPALITIES


def test_names_of_actions_are_written_whole():
    """Built of parts, an action would escape the test above."""
    built = {
        str(path)
        for path, first in calls_of_writers()
        if isinstance(first, ast.JoinedStr)
    }

    assert built == {"accounts/domain/sign_ins.py"}
