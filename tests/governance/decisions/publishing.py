"""What tests of publishing share: publishing it, and what is refused."""

import datetime

import pytest
from django.db import (
    IntegrityError,
    connection,
    transaction,
)

from catalogue.enums import ChangeOrigin
from catalogue.models import BindingnessChange
from governance.domain.decisions.publishing import (
    publish_decisions,
)
from governance.enums import BodyKind, Stage
from governance.models import Resolution
from journal.models import Message
from tests.factories.catalogue import StandardFactory
from tests.factories.governance import dossier_at

from .scene import (
    NOW,
    level_of,
)

db = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
BOARD = BodyKind.BOARD


def refused_by(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return refusal.value.__cause__.diag.constraint_name


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def nothing_published():
    assert list(Resolution.objects.all()) == []
    assert list(BindingnessChange.objects.filter(origin=ChangeOrigin.DECISION)) == []
    assert not Message.objects.filter(handler="governance.announce_resolution").exists()


def publish(scene, *decisions, now=NOW, by=None):
    by = by or scene.secretaries[BOARD]
    return publish_decisions(decisions=decisions, by=by, now=now)


def another(scene):
    """A second dossier before the same board, advised about."""
    dossier, standard = scene.dossier, scene.standard
    scene.standard = level_of(StandardFactory(), 1)
    scene.dossier = dossier_at(
        Stage.BOARD, intended_level=2, standard=scene.standard, title="Nog een voorstel"
    )
    scene.advised()
    other, scene.dossier, scene.standard = scene.dossier, dossier, standard
    return other


def entered(scene, dossier):
    mine, scene.dossier = scene.dossier, dossier
    decision = scene.enter()
    scene.dossier = mine
    return decision


def confirmed(scene, dossier, **changed):
    mine, scene.dossier = scene.dossier, dossier
    decision = scene.confirmed(**changed)
    scene.dossier = mine
    return decision


def second(number):
    return {"number": f"B-{NOW.year}-00{number}", "sequence": number}
