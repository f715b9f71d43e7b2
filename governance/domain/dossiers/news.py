"""What followers hear of dossiers: every public event, told once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from notifications.domain.news import tell_followers
from notifications.models import News

from ...enums import EventVisibility
from ...models import Body, Dossier, DossierEvent
from ...rules.dossiers import was_public
from ...rules.event_titles import title_of
from ...rules.event_words import words_for

# The portal may stand still for a weekend; what is older is no news.
REACH = timedelta(days=3)
MOST_AT_ONCE = 1000


def gather_news(*, now: datetime) -> int:
    """Tell followers of each public event of a public dossier; answers how many."""
    told = 0
    for event in _untold(now):
        if was_public(event.dossier):
            _tell(event)
            told += 1
    return told


def _untold(now: datetime) -> list[DossierEvent]:
    key = Concat(Value("event:"), Cast(OuterRef("pk"), CharField()))
    found = DossierEvent.objects.filter(
        visibility=EventVisibility.PUBLIC, at__gt=now - REACH
    ).exclude(Exists(News.objects.filter(deduplication_key=key)))
    found = found.select_related("dossier__standard", "dossier__initiative")
    return list(found.order_by("id")[:MOST_AT_ONCE])


def _tell(event: DossierEvent) -> None:
    dossier = event.dossier
    words = words_for(event.kind, event.payload)
    tell_followers(
        about=_about(dossier, event),
        deduplication_key=f"event:{event.pk}",
        title=f"{words.title}: {dossier.title}",
        body=words.text,
        kind=event.kind,
        url=dossier.get_absolute_url(),
        now=event.at,
    )


def _about(dossier: Dossier, event: DossierEvent) -> list[str]:
    """The dossier, what it is about, and the consultation or body in the event."""
    about = [dossier.subject_key]
    if dossier.standard_id:
        about.append(f"catalogue.standard:{dossier.standard_id}")
    if dossier.initiative_id:
        about.append(f"catalogue.initiative:{dossier.initiative_id}")
    if consultation := event.payload.get("consultatie"):
        about.append(f"governance.consultation:{consultation}")
    about += [f"governance.body:{pk}" for pk in _bodies(event)]
    return about


def _bodies(event: DossierEvent) -> list[int]:
    """The body that advised, where this is about its advice."""
    number = event.payload.get("advies")
    found = Body.objects.filter(advices__number=number) if number else None
    return list(found.values_list("pk", flat=True)) if found is not None else []


# The kinds of public events, as people call them.
KIND_WORDS = {
    "fase-gewijzigd": "Een dossier kwam in een andere fase",
    **{
        kind: title_of(kind)
        for kind in (
            "advies-gepubliceerd",
            "consultatie-geopend",
            "consultatie-gesloten",
            "consultatie-samengevat",
            "reactie-beantwoord",
            "verzwaring-gepland",
        )
    },
    "besluit-gepubliceerd": "Een besluit is gepubliceerd",
    "ronde-geannuleerd": "Een adviesronde is geannuleerd",
}
