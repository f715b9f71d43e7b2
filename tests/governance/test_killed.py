"""A hundred steps of dossiers and rounds, while the queue and its workers are killed."""

import datetime
import re
from collections import Counter

from django.utils import timezone

from governance.domain.dossiers.leading import hold, resume, withdraw
from governance.domain.rounds.closing import close_round
from governance.domain.rounds.opening import open_round
from governance.domain.rounds.planning import plan_round
from governance.enums import RoundMode, Stage
from governance.models import Dossier, DossierEvent
from governance.queries.dossiers.export import export_of
from governance.verifying.verify_dossier import (
    read_events,
    wrong_in_chain,
    wrong_in_tallies,
)
from journal.models import JobRun, Message
from notifications.models import Notice
from samenorganiseren.shared import periodic
from tests.factories.governance import (
    BodyFactory,
    BodyRuleFactory,
    dossier_at,
    member_of,
    secretary_of,
)
from tests.governance.dossiers.proposing import writer
from tests.machinery import kill, wait_until

DOSSIERS = 20
MAIL_KEY = re.compile(r"^Message-ID:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
DAY = datetime.timedelta(days=1)


class Story:
    """Twenty dossiers that a Taskforce of two opens, closes, holds and goes on with."""

    def __init__(self):
        self.body = BodyFactory()
        BodyRuleFactory(body=self.body)
        self.members = [member_of(self.body) for _ in range(2)]
        self.secretary = secretary_of(self.body)
        self.dossiers = [dossier_at(Stage.TASKFORCE) for _ in range(DOSSIERS)]
        self.writers = [writer(dossier.proposer) for dossier in self.dossiers]
        self.rounds = [self.planned(dossier) for dossier in self.dossiers]
        self.before = {one.pk: one.event_count for one in self.dossiers}

    def planned(self, dossier):
        made = plan_round(
            dossier=dossier,
            body=self.body,
            question="Adviseert u dit?",
            mode=RoundMode.IN_WRITING,
            **self.now(),
        )
        dossier.refresh_from_db()
        return made

    def now(self):
        return {"by": self.secretary, "now": timezone.now()}

    def open(self, number):
        open_round(
            round=self.rounds[number],
            closes_at=timezone.now() + DAY,
            conflicts_asked=True,
            **self.now(),
        )

    def close(self, number):
        close_round(round=self.rounds[number], **self.now())

    def hold_and_resume(self, number):
        dossier = self.dossiers[number]
        until = timezone.localdate() + DAY
        hold(dossier=dossier, until=until, reason="Wacht even.", **self.now())
        resume(dossier=dossier, **self.now())

    def withdraw(self, number):
        withdraw(
            dossier=self.dossiers[number],
            reason="Niet meer nodig.",
            by=self.writers[number],
            now=timezone.now(),
        )


def quiet_periodic_work():
    """It has tests of its own; here all of it counts as done."""
    done = [
        JobRun(name=each.name, done_for=timezone.now() + DAY)
        for each in periodic.known()
    ]
    JobRun.objects.bulk_create(done)


def all_told():
    """Nothing waits that is due; the closes of tomorrow do."""
    return not Message.objects.waiting().filter(due_at__lte=timezone.now()).exists()


def wrong_in(dossier):
    """What the verifier says of its chain, and of what was counted in it."""
    export = export_of(dossier, with_names=True)
    events = read_events(export)
    return [*wrong_in_chain(export, events), *wrong_in_tallies(export, events)]


def told():
    return Counter(Notice.objects.values_list("kind", "recipient"))


def mails(folder):
    """The keys of all mails that left; a mail that left twice has one key. Mails of
    one second may share a file."""
    texts = [each.read_text() for each in folder.iterdir()]
    return {key for text in texts for key in MAIL_KEY.findall(text)}


def test_each_step_is_there_once_and_told_once_whatever_dies_meanwhile(machinery):
    story = Story()
    quiet_periodic_work()
    valkey, worker = machinery.start_valkey(), machinery.start_worker()
    machinery.start_beat()

    # A worker dies in the middle of telling about it.
    for number in range(DOSSIERS):
        story.open(number)
    wait_until(lambda: Notice.objects.count() >= 5, machinery)
    kill(worker)
    # Neither worker nor queue is there.
    kill(valkey.process)
    halfway = Notice.objects.count()
    for number in range(DOSSIERS):
        story.hold_and_resume(number)
    valkey, worker = machinery.start_valkey(), machinery.start_worker()
    wait_until(all_told, machinery)
    # The queue is emptied, and the worker dies, while steps are taken.
    for number in range(DOSSIERS):
        story.close(number)
        if number == DOSSIERS // 2:
            kill(worker)
            kill(valkey.process)
            machinery.start_valkey()
        story.withdraw(number)
    machinery.start_worker()
    wait_until(all_told, machinery)

    assert halfway < 2 * DOSSIERS
    for dossier in Dossier.objects.all():
        events = DossierEvent.objects.filter(dossier=dossier)
        steps = events.filter(sequence__gt=story.before[dossier.pk])
        assert [step.kind for step in steps.order_by("sequence")] == [
            "ronde-geopend",
            *["fase-gewijzigd"] * 2,
            "ronde-gesloten",
            "fase-gewijzigd",
        ]
        assert wrong_in(dossier) == []
    assert told() == {
        **{
            (kind, member.pk): DOSSIERS
            for kind in ("standpunt-gevraagd", "ronde-gesloten")
            for member in story.members
        },
        **{("voorstel-verder", writer.pk): 2 for writer in story.writers},
    }
    assert not Notice.objects.filter(mailed_at=None).exists()
    assert len(mails(machinery.folder / "mail")) == Notice.objects.count()
    assert not Message.objects.given_up().exists()
