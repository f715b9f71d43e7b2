"""What may happen later: dossiers, papers, the chain."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from samenorganiseren.shared.handlers import handles
from samenorganiseren.shared.periodic import periodic

from ..domain.dossiers import (
    announcing,
    erasing,
    following,
    heads,
    leading,
    news,
    sweeping,
)


@handles("governance.announce_submission", title="Melden dat een voorstel is ingediend")
def announce_submission(version_id: int) -> None:
    announcing.announce_submission(version_id=version_id, now=timezone.now())


@handles("governance.announce_step", title="De indiener melden hoe het voorstel staat")
def announce_step(dossier_id: int, event: int, sentence: str) -> None:
    announcing.announce_step(
        dossier_id=dossier_id, event=event, sentence=sentence, now=timezone.now()
    )


@handles("governance.announce_held", title="Melden dat een aanhouding voorbij is")
def announce_held(dossier_id: int) -> None:
    announcing.announce_due(dossier_id=dossier_id, now=timezone.now())


@periodic(
    "governance.tell_of_held",
    at="06:00",
    title="Aangehouden dossiers in de gaten houden",
)
def tell_of_held(*, now: datetime) -> str:
    found = leading.tell_of_held(now=now)
    return f"Van {found} aangehouden dossiers is de datum bereikt."


@periodic("governance.make_head", at="00:20", title="De ketenkop van de dag maken")
def make_head(*, now: datetime) -> str:
    made = heads.make_head(now=now)
    return f"De ketenkop van {made.day:%d-%m-%Y} is {made.hash}."


@periodic(
    "governance.tell_of_steps",
    every=timedelta(minutes=10),
    title="Indieners melden waar hun voorstel ligt",
)
def tell_of_steps(*, now: datetime) -> str:
    found = following.tell_of_steps(now=now)
    return f"{found} dossiers kwamen de laatste dagen een stap verder."


@periodic(
    "governance.erase_names", at="04:20", title="Namen uit dossiers halen die weg zijn"
)
def erase_names(*, now: datetime) -> str:
    erased = erasing.erase_names_of_the_gone()
    return f"Bij {erased} gebeurtenissen is de naam verwijderd."


@periodic(
    "governance.sweep_papers",
    at="03:40",
    title="Bestanden opruimen die uit concepten zijn weggelaten",
)
def sweep_papers(*, now: datetime) -> str:
    return f"{sweeping.sweep_loose_papers(now=now)} weggelaten bestanden verwijderd."


@periodic(
    "governance.gather_news",
    every=timedelta(minutes=2),
    title="Nieuws over dossiers vertellen",
)
def gather_news(*, now: datetime) -> str:
    return f"{news.gather_news(now=now)} gebeurtenissen verteld aan volgers."
