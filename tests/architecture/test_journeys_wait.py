"""A journey waits for what it reads: on a busy machine the page before still stands."""

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
# Each of these answers at once; `expect` waits for the answer.
AT_ONCE = {
    "inner_text",
    "input_value",
    "is_checked",
    "is_disabled",
    "is_hidden",
    "is_visible",
    "text_content",
    "wait_for_load_state",
}
PRESSED = re.compile(r"get_by_role\('(button|link)'.*\)(\.first)?\.click\(")


@pytest.fixture(scope="module")
def calls():
    """Where a method is called in the tests, and the call."""
    return [
        (f"{path.relative_to(TESTS)}:{call.lineno}", call)
        for path in sorted(TESTS.rglob("*.py"))
        for call in _calls(ast.parse(path.read_text()))
    ]


def test_nothing_on_a_page_is_read_at_once(calls):
    at_once = [place for place, call in calls if call.func.attr in AT_ONCE]

    assert at_once == []


def test_a_button_or_a_link_is_pressed_with_patience(calls):
    """By `press`, which waits for the page that it leads to."""
    hasty = [place for place, call in calls if PRESSED.search(ast.unparse(call))]

    assert hasty == []


def _calls(module: ast.Module) -> list[ast.Call]:
    """Those that do not already stand inside `with page.expect_…`."""
    awaited = {
        id(inner)
        for block in ast.walk(module)
        if isinstance(block, ast.With) and ".expect_" in ast.unparse(block.items[0])
        for inner in ast.walk(block)
    }
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if id(node) not in awaited
    ]
