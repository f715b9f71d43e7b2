"""What most tests of payments begin with."""

import pytest

from .scene import CENTS, Bank, Town


@pytest.fixture
def bank():
    return Bank()


@pytest.fixture
def town():
    return Town("Voorbeeldstad")


@pytest.fixture
def invoice(bank, town):
    return bank.invoice(town, CENTS)


@pytest.fixture
def first(client, bank):
    client.force_login(bank.first)
    return client
