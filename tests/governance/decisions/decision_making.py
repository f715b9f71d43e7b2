"""What tests of deciding share."""

import datetime

import pytest
from django.db import (
    IntegrityError,
    connection,
    transaction,
)

from governance.enums import Stage
from governance.models import Decision, Dossier

FOR, IF, AGAINST = ("voor",), ("voor-mits", "voor"), ("tegen", "tegen")
DAY = datetime.timedelta(days=1)
db = pytest.mark.django_db


def refused_by(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return refusal.value.__cause__.diag.constraint_name


def nothing_decided(scene):
    assert list(Decision.objects.all()) == []
    assert Dossier.objects.get(pk=scene.dossier.pk).stage == Stage.BOARD


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
