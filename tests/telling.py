"""What a test wants to tell whoever runs the suite, printed at its end.

A test says it with `tell("…")`; it comes through from every worker.
"""

from collections.abc import Callable

import pytest

TOLD = "told"


@pytest.fixture
def tell(record_property) -> Callable[[str], None]:
    return lambda line: record_property(TOLD, line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = [
        value
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in report.user_properties
        if name == TOLD
    ]
    if lines:
        terminalreporter.section("Verteld door de tests")
        for line in lines:
            terminalreporter.write_line(line)
