"""Count the books of the Fonds GGU again: this one file and Python are enough.

    python verify_ledger.py grootboek.json [--seal <sha256>] [--balances saldi.csv]

It believes nothing but the lines of the entries: every balance, every total, every
entry's own sums, every reversal and every seal is counted again from them. What
somebody could have written anew from the first entry to the last seal is caught by
`--seal`: a seal that you kept yourself on an earlier day.

Dutch on screen, as everything that people read here.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

FORMAT = "samenorganiseren-grootboek/1"


def canonical(content):
    """The one way to write this as text."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def sha256(text):
    """The fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def payload_of(entry):
    """What was asked to be booked, as it was hashed then."""
    content = {
        "kind": entry["soort"],
        "key": entry["sleutel"],
        "booked_on": entry["dag"],
        "description": entry["omschrijving"],
        "document": entry["stuk"],
        "lines": entry["regels"],
        "reverses": entry["draait_terug"],
    }
    return sha256(json.dumps(content, sort_keys=True, separators=(",", ":")))


def wrong_in_entries(export):
    """Each entry by itself, and its place among the others."""
    families = {one["code"]: one["familie"] for one in export["rekeningen"]}
    keys, before = set(), 0
    for entry in export["boekingen"]:
        name = f"Boeking {entry['nummer']}"
        for why in wrong_in_lines(entry, families):
            yield f"{name}: {why}"
        if entry["sleutel"] in keys:
            yield f"{name}: “{entry['sleutel']}” is twee keer geboekt."
        if entry["nummer"] <= before:
            yield f"{name}: staat niet op haar plaats."
        keys.add(entry["sleutel"])
        before = entry["nummer"]


def wrong_in_lines(entry, families):
    """Its sum, its control totals, its family, its words."""
    lines = entry["regels"]
    if sum(cents for _, cents in lines) != 0 or len(lines) < 2:
        yield "debet en credit zijn niet gelijk."
    if len(lines) != entry["aantal_regels"]:
        yield "er zijn andere regels dan zij zegt."
    if sum(cents for _, cents in lines if cents > 0) != entry["totaal"]:
        yield "het totaal is een ander dan dat van haar regels."
    if {families.get(code) for code, _ in lines} != {entry["familie"]}:
        yield "een rekening hoort niet bij haar familie."
    if payload_of(entry) != entry["inhoud"]:
        yield "de inhoud hoort niet bij het kenmerk."


def wrong_in_reversals(export):
    """What is taken back is the mirror of an entry, once."""
    entries = {entry["sleutel"]: entry for entry in export["boekingen"]}
    taken = set()
    for entry in export["boekingen"]:
        key = entry["draait_terug"]
        if not key:
            continue
        name, original = f"Boeking {entry['nummer']}", entries.get(key)
        if original is None:
            yield f"{name}: wat zij terugdraait, staat niet in dit bestand."
            continue
        mirror = sorted([code, -cents] for code, cents in original["regels"])
        if sorted(entry["regels"]) != mirror or original["draait_terug"]:
            yield f"{name}: is niet het spiegelbeeld van boeking {original['nummer']}."
        if key in taken:
            yield f"{name}: boeking {original['nummer']} is twee keer teruggedraaid."
        taken.add(key)


def balances_of(export):
    """By account, from the lines alone, debit positive."""
    sums: dict[str, int] = defaultdict(int)
    for entry in export["boekingen"]:
        for code, cents in entry["regels"]:
            sums[code] += cents
    return sums


def wrong_in_balances(export):
    """Each balance and each total from the lines; no pot below its floor."""
    sums = balances_of(export)
    totals: dict[str, int] = defaultdict(int)
    known = {one["code"] for one in export["rekeningen"]}
    for one in export["rekeningen"]:
        counted = sums[one["code"]] * one["richting"]
        totals[one["soort"]] += counted
        if counted != one["saldo"]:
            yield f"Rekening {one['code']}: het saldo is {one['saldo']}, geteld {counted}."
        if one["ondergrens"] is not None and counted < one["ondergrens"]:
            yield f"Rekening {one['code']}: staat onder haar ondergrens."
    for code in sorted(set(sums) - known):
        yield f"Rekening {code}: staat niet in de lijst van rekeningen."
    for kind in sorted(set(totals) | set(export["totalen"])):
        if totals.get(kind) != export["totalen"].get(kind):
            yield f"Het totaal van “{kind}” is een ander dan dat van de boekingen."


def seal_of(seal, entries):
    """The hash of a day, as the portal made it."""
    digest = hashlib.sha256(
        canonical({"dag": seal["dag"], "vorige": seal["vorige"]}).encode()
    )
    for entry in entries:
        sealed = {name: entry[name] for name in entry if name != "omschrijving"}
        digest.update(f"\n{canonical(sealed)}".encode())
    return digest.hexdigest()


def wrong_in_seals(export, kept):
    """Each seal over its own entries and over the seal before."""
    previous, after = "", 0
    for seal in export["zegels"]:
        under = [
            entry
            for entry in export["boekingen"]
            if after < entry["nummer"] <= seal["laatste"]
        ]
        fits = seal["vorige"] == previous and seal["boekingen"] == len(under)
        if not fits or seal_of(seal, under) != seal["sha256"]:
            yield f"Het zegel van {seal['dag']} past niet op de boekingen."
        previous, after = seal["sha256"], seal["laatste"]
    if kept and kept not in {seal["sha256"] for seal in export["zegels"]}:
        yield "Het zegel dat u opgaf, staat niet in dit bestand."


def cents_of(text):
    """1234,05 in cents."""
    euros, _, rest = text.partition(",")
    return int(euros) * 100 + int(rest)


def wrong_in_sheet(export, path):
    """The spreadsheet of balances against the lines of the entries."""
    sums = balances_of(export)
    with Path(path).open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.DictReader(opened, delimiter=";") if row["Rekening"]]
    for row in rows:
        counted = cents_of(row["Eind debet"]) - cents_of(row["Eind credit"])
        if sums.get(row["Rekening"]) != counted:
            yield f"Rekening {row['Rekening']}: het saldo in de tabel is een ander."
    if {row["Rekening"] for row in rows} != set(sums):
        yield "In de tabel staan andere rekeningen dan in de boekingen."


def complaints(export, *, seal="", balances=""):
    """Everything that does not add up; an empty list means that all of it does."""
    if export.get("formaat") != FORMAT:
        return [f"Dit is geen export van de vorm {FORMAT}."]
    try:
        found = [
            *wrong_in_entries(export),
            *wrong_in_reversals(export),
            *wrong_in_balances(export),
            *wrong_in_seals(export, seal),
        ]
        if balances:
            found += wrong_in_sheet(export, balances)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        return [f"De export is niet te lezen zoals afgesproken: {fault!r}."]
    return found


def summary(export, seal):
    """What was counted, in words."""
    lines = sum(len(entry["regels"]) for entry in export["boekingen"])
    told = (
        f"Het grootboek tot en met {export['tot_en_met']} klopt: "
        f"{len(export['boekingen'])} boekingen, {lines} regels, "
        f"{len(export['rekeningen'])} rekeningen en {len(export['zegels'])} zegels."
    )
    if seal:
        return f"{told}\nHet zegel dat u bewaarde, staat erin."
    return (
        f"{told}\nU gaf geen zegel op. Zonder een zegel dat u zelf bewaarde, is niet te "
        "zien of alles in één keer opnieuw is geschreven."
    )


def main(arguments=None):
    """Read the file, say what is wrong, and answer 0 only where nothing is."""
    parser = argparse.ArgumentParser(
        description="Telt het grootboek van het Fonds GGU na, zonder het portaal."
    )
    parser.add_argument("export", help="grootboek.json, zoals het portaal het gaf")
    parser.add_argument("--seal", default="", help="een zegel dat u zelf bewaarde")
    parser.add_argument("--balances", default="", help="saldi.csv van dezelfde dag")
    chosen = parser.parse_args(arguments)
    try:
        export = json.loads(Path(chosen.export).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        sys.stdout.write(f"Dit bestand is niet te lezen: {fault}\n")
        return 2
    found = complaints(export, seal=chosen.seal, balances=chosen.balances)
    sys.stdout.write("\n".join(found or [summary(export, chosen.seal)]) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
