"""What followers hear of the catalogue: gathered from the journal, every minute.

The verbs know nothing of followers: what they wrote in the journal is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from journal.models import Entry
from notifications.domain.news import looked_at, tell_followers
from notifications.queries import unseen_entries
from samenorganiseren.shared import subjects

from ..models import AdoptionStatement, BindingnessChange, Standard, StandardVersion
from ..rules.visibility import sees_names

# The portal may stand still for a weekend; what is older is no news.
REACH = timedelta(days=3)


@dataclass(frozen=True)
class Story:
    """What is told: about whom, in one sentence, and where it can be read."""

    about: tuple[str, ...]
    title: str
    url: str


Teller = Callable[[Entry], Story | None]


@transaction.atomic
def gather_news(*, now: datetime) -> int:
    """Tell followers what the journal holds and was not told yet; answers how much."""
    entries = unseen_entries(sorted(TELLERS), since=now - REACH)
    stories = [(entry, TELLERS[entry.action](entry)) for entry in entries]
    told = [(entry, story) for entry, story in stories if story is not None]
    for entry, story in told:
        tell_followers(
            about=story.about,
            deduplication_key=f"journal:{entry.pk}",
            title=story.title,
            url=story.url,
            kind=KINDS[entry.action],
            now=entry.at,
        )
    looked_at((f"journal:{entry.pk}" for entry in entries), now=now)
    return len(told)


def _number(entry: Entry) -> int:
    return int(entry.subject_key.rpartition(":")[2])


def _about_standard(entry: Entry) -> Story | None:
    standard = Standard.objects.filter(pk=_number(entry)).first()
    if standard is None:
        return None
    is_new = entry.details.get("new")
    title = f"{standard}: {'nieuw in de catalogus' if is_new else 'tekst bijgewerkt'}"
    return Story((standard.subject_key,), title, standard.get_absolute_url())


def _about_version(entry: Entry) -> Story | None:
    found = StandardVersion.objects.select_related("standard")
    version = found.filter(pk=_number(entry)).first()
    if version is None:
        return None
    what = "nieuwe versie" if entry.details.get("new", True) else "versie bijgewerkt"
    return Story(
        (version.standard.subject_key,),
        f"{version.standard}: {what} {version.number}",
        version.standard.get_absolute_url(),
    )


def _about_initiative(entry: Entry) -> Story | None:
    from_phase = entry.action == "catalogue.phase_updated"
    what = "andere fase" if from_phase else "tekst bijgewerkt"
    return _by_subject(entry, what)


def _about_need(entry: Entry) -> Story | None:
    is_answered = entry.action == "catalogue.need_answered"
    return _by_subject(
        entry, "beantwoord met een initiatief" if is_answered else "ingetrokken"
    )


def _by_subject(entry: Entry, what: str) -> Story | None:
    subject = subjects.resolve(entry.subject_key)
    if subject is None:
        return None
    return Story((subject.key,), f"{subject.title}: {what}", subject.url)


def _about_bindingness(entry: Entry) -> Story | None:
    found = BindingnessChange.objects.confirmed().select_related("standard")
    change = found.filter(pk=_number(entry)).first()
    if change is None:
        return None
    return Story(
        (change.standard.subject_key,),
        f"{change.standard}: verbindendheid “{change.get_level_display()}”",
        change.standard.get_absolute_url(),
    )


def _about_statement(entry: Entry) -> Story | None:
    """Only where everyone may read which municipality applies the standard."""
    found = AdoptionStatement.objects.select_related("standard", "municipality")
    statement = found.filter(pk=_number(entry)).first()
    if statement is None or not sees_names(None, statement.standard):
        return None
    town = statement.municipality
    return Story(
        (town.subject_key,),
        f"{town}: {statement.standard} – {statement.get_state_display()}",
        town.get_absolute_url(),
    )


TELLERS: dict[str, Teller] = {
    "catalogue.standard_published": _about_standard,
    "catalogue.version_published": _about_version,
    "catalogue.initiative_published": _about_initiative,
    "catalogue.phase_updated": _about_initiative,
    "catalogue.need_answered": _about_need,
    "catalogue.need_withdrawn": _about_need,
    "catalogue.bindingness_confirmed": _about_bindingness,
    "catalogue.statement_recorded": _about_statement,
}

# As machines know it: the last part of the type of a CloudEvent.
KINDS = {
    "catalogue.standard_published": "standaard-gepubliceerd",
    "catalogue.version_published": "versie-gepubliceerd",
    "catalogue.initiative_published": "initiatief-gepubliceerd",
    "catalogue.phase_updated": "fase-van-initiatief-gewijzigd",
    "catalogue.need_answered": "behoefte-beantwoord",
    "catalogue.need_withdrawn": "behoefte-ingetrokken",
    "catalogue.bindingness_confirmed": "verbindendheid-gewijzigd",
    "catalogue.statement_recorded": "opgave-gedaan",
}
# What people call those.
KIND_WORDS = {
    "standaard-gepubliceerd": "Een standaard is nieuw of bijgewerkt",
    "versie-gepubliceerd": "Een versie van een standaard is gepubliceerd",
    "initiatief-gepubliceerd": "Een initiatief is nieuw of bijgewerkt",
    "fase-van-initiatief-gewijzigd": "Een initiatief kwam in een andere fase",
    "behoefte-beantwoord": "Een behoefte is beantwoord",
    "behoefte-ingetrokken": "Een behoefte is ingetrokken",
    "verbindendheid-gewijzigd": "De verbindendheid van een standaard is gewijzigd",
    "opgave-gedaan": "Een gemeente gaf op wat zij gebruikt",
}
