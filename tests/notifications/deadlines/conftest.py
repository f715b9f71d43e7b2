import pytest

from tests.factories.accounts import UserFactory

from .sources import Played


@pytest.fixture
def played():
    """One source, with Noor in it."""
    made = Played()
    made.register()
    made.concerned = [UserFactory(name="Noor")]
    yield made
    made.forget()
