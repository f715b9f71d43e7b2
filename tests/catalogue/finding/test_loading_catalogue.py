"""The real catalogue comes in once, whole, and refuses what it cannot trust."""

import pytest
from django.conf import settings

from catalogue.domain.loading import Loaded, load_catalogue
from samenorganiseren.shared.actors import Machine
from tests.factories.accounts import AT

pytestmark = pytest.mark.django_db
FOLDER = settings.BASE_DIR / "data" / "catalogue"


def load(folder=FOLDER):
    return load_catalogue(folder=folder, by=Machine("catalogus laden"), now=AT)


def test_the_whole_catalogue_comes_in():
    assert load() == Loaded(standards=75, initiatives=9, synonyms=120)
