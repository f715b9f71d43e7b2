"""Verify an exported dossier on any machine: this one file and Python are enough.

    python verify_dossier.py export.json --head <hash> [--day 2026-11-25] [--papers DIR]

It judges the export by itself: every event's text against its hash, each hash against
the next event, names against their digests, versions and papers against theirs, the
stage and the tallies against a replay of the events. What somebody could have written
anew from the first letter to the last hash is caught by `--head`: a hash that you took
yourself, on an earlier day, from the published feed of chain heads.

Dutch on screen, as everything that people read here.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

FORMAT = "samenorganiseren-dossier/1"
STEP = "fase-gewijzigd"
CLOSED = "ronde-gesloten"


def canonical(content):
    """The one way to write this as text."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def sha256(text):
    """The fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_events(export):
    """The events as their own texts tell them; nothing else is believed."""
    return [json.loads(event["tekst"]) for event in export["gebeurtenissen"]]


def wrong_in_chain(export, told):
    """Each text against its hash, and each hash in the text that follows."""
    before = ""
    for place, (event, says) in enumerate(
        zip(export["gebeurtenissen"], told, strict=True), start=1
    ):
        name = f"Gebeurtenis {place}"
        if sha256(event["tekst"]) != event["hash"]:
            yield f"{name}: de tekst hoort niet bij het kenmerk."
        if canonical(says) != event["tekst"]:
            yield f"{name}: de tekst is niet geschreven zoals afgesproken."
        if says["sequence"] != place or says["dossier"] != export["dossier"]["id"]:
            yield f"{name}: staat niet op haar plaats."
        if says["previous"] != before:
            yield f"{name}: sluit niet aan op de gebeurtenis ervoor."
        before = event["hash"]
    stands = export["dossier"]["keten"]
    if stands != [len(told), before]:
        yield "De keten eindigt niet waar het dossier zegt dat zij eindigt."


def wrong_in_people(export, told):
    """A name that is still there must be the one that was hashed; an erased one may."""
    for place, (event, says) in enumerate(
        zip(export["gebeurtenissen"], told, strict=True), start=1
    ):
        hashed = says["payload"].get("personen", {})
        given = {person["rol"]: person for person in event["personen"]}
        if set(given) != set(hashed):
            yield f"Gebeurtenis {place}: er staan andere personen bij dan toen."
            continue
        for role, digest in hashed.items():
            person = given[role]
            salt, key, label = person["zout"], person["sleutel"], person["naam"]
            is_same = sha256(f"{salt}:{key}:{label}") == digest
            is_erased = not (salt or key or label)
            if person["kenmerk"] != digest or not (is_same or is_erased):
                yield f"Gebeurtenis {place}: de naam bij “{role}” is een andere dan toen."


def wrong_in_versions(export, told):
    """Each version against its hash, and that hash against the event that froze it."""
    frozen = {
        says["payload"]["versie"]: says["payload"]["sha256"]
        for says in told
        if says["kind"] == STEP and "sha256" in says["payload"]
    }
    for version in export["versies"]:
        number = version["inhoud"]["versie"]
        if sha256(canonical(version["inhoud"])) != version["sha256"]:
            yield f"Versie {number}: de tekst hoort niet bij het kenmerk."
        if frozen.get(number) != version["sha256"]:
            yield f"Versie {number}: is niet de tekst die is ingediend."
    numbers = {
        says["payload"].get("nummer", "") for says in told if says["kind"] == STEP
    }
    if numbers - {""} != {export["dossier"]["nummer"]}:
        yield "Het dossier kreeg bij het indienen een ander nummer."
    if sorted(frozen) != [version["inhoud"]["versie"] for version in export["versies"]]:
        yield "Er zijn andere versies dan er zijn ingediend."


def wrong_in_stage(export, told):
    """The steps one after the other, from the draft to where it stands."""
    stage = "concept"
    for place, says in enumerate(told, start=1):
        if says["kind"] != STEP:
            continue
        if says["payload"]["van"] != stage:
            yield f"Gebeurtenis {place}: begint niet waar het dossier stond."
        stage = says["payload"]["naar"]
    if stage != export["dossier"]["fase"]:
        yield f"Het dossier staat op “{export['dossier']['fase']}”, maar kwam niet verder dan “{stage}”."


def tallies_in(told):
    """By round: the count at its close, and the last recount where there was one."""
    closed, last = {}, {}
    for says in told:
        payload = says["payload"]
        if says["kind"] == CLOSED:
            closed[str(payload["ronde"])] = payload["uitslag"]
        for recount in payload.get("hertellingen") or []:
            last[str(recount["ronde"])] = recount["na"]
    return closed, last


def wrong_in_tallies(export, told):
    """Every published count must come out of the events."""
    closed, last = tallies_in(told)
    for number, tally in export["rondes"].items():
        if tally not in (closed.get(number), last.get(number)):
            yield f"Ronde {number}: de uitslag is een andere dan bij het sluiten."
    if set(closed) - set(export["rondes"]):
        yield "Er ontbreekt een ronde die is gesloten."


def wrong_in_head(export, head, day):
    """The export's chain head must be the one that was taken from outside."""
    found = export.get("ketenkop")
    if found is None:
        yield "In deze export staat geen ketenkop. Maak een export voor een dag die er een heeft."
        return
    content = {name: found[name] for name in ("dag", "koppen", "vorige")}
    if sha256(canonical(content)) != found["hash"]:
        yield "De ketenkop in de export hoort niet bij haar kenmerk."
    if found["hash"] != head:
        yield f"De ketenkop van {found['dag']} is een andere dan die u opgaf."
    if day and found["dag"] != day:
        yield f"De ketenkop is van {found['dag']}, niet van {day}."
    yield from _wrong_under_head(export, found)


def _wrong_under_head(export, found):
    """The chain of this dossier must run through what the head knew of it."""
    known = found["koppen"].get(export["dossier"]["nummer"])
    if known is None:
        yield f"De ketenkop van {found['dag']} kent dit dossier nog niet."
        return
    count, at_the_time = known
    events = export["gebeurtenissen"]
    if count > len(events) or events[count - 1]["hash"] != at_the_time:
        yield f"De eerste {count} gebeurtenissen zijn andere dan op {found['dag']}."


def wrong_in_papers(export, folder):
    """Files that you have, by their fingerprint. Their names do not matter."""
    have = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in Path(folder).iterdir()
        if path.is_file()
    }
    for version in export["versies"]:
        for paper in version["inhoud"]["stukken"]:
            if paper["sha256"] not in have:
                yield f"Stuk “{paper['naam']}”: dit bestand is er niet, of is gewijzigd."


def complaints(export, *, head="", day="", papers=""):
    """Everything that is not as it was; an empty list means that all of it is."""
    if export.get("formaat") != FORMAT:
        return [f"Dit is geen export van de vorm {FORMAT}."]
    try:
        told = read_events(export)
        found = [
            *wrong_in_chain(export, told),
            *wrong_in_people(export, told),
            *wrong_in_versions(export, told),
            *wrong_in_stage(export, told),
            *wrong_in_tallies(export, told),
        ]
        if head:
            found += wrong_in_head(export, head, day)
        if papers:
            found += wrong_in_papers(export, papers)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        return [f"De export is niet te lezen zoals afgesproken: {fault!r}."]
    return found


def summary(export, head):
    """What was verified, in words."""
    events, versions = len(export["gebeurtenissen"]), len(export["versies"])
    lines = [
        f"Dossier {export['dossier']['nummer']} klopt: {events} gebeurtenissen, "
        f"{versions} versies en {len(export['rondes'])} rondes."
    ]
    if head:
        count = export["ketenkop"]["koppen"][export["dossier"]["nummer"]][0]
        lines.append(
            f"De eerste {count} gebeurtenissen zijn dezelfde als op {export['ketenkop']['dag']}."
        )
    else:
        lines.append(
            "U gaf geen ketenkop op. Zonder een ketenkop van buiten is niet te zien of "
            "alles in één keer opnieuw is geschreven."
        )
    return "\n".join(lines)


def main(arguments=None):
    """Read the file, say what is wrong, and answer 0 only where nothing is."""
    parser = argparse.ArgumentParser(
        description="Controleert een geëxporteerd dossier, zonder het portaal."
    )
    parser.add_argument("export", help="het bestand dat het portaal gaf")
    parser.add_argument("--head", default="", help="een ketenkop die u zelf bewaarde")
    parser.add_argument("--day", default="", help="de dag van die ketenkop")
    parser.add_argument("--papers", default="", help="een map met de stukken")
    chosen = parser.parse_args(arguments)
    try:
        export = json.loads(Path(chosen.export).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        sys.stdout.write(f"Dit bestand is niet te lezen: {fault}\n")
        return 2
    found = complaints(export, head=chosen.head, day=chosen.day, papers=chosen.papers)
    sys.stdout.write("\n".join(found or [summary(export, chosen.head)]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
