"""The real register, inside the test's own transaction; and files to change."""

import pytest

from tests.municipalities.registers import Files, load


@pytest.fixture
def register(db):
    """All real municipalities are loaded."""
    load()


@pytest.fixture
def files(tmp_path):
    """A copy of the real files."""
    return Files(tmp_path / "register")
