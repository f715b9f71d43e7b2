"""Whoever alters a dossier is caught: by its chain, or by a head kept elsewhere."""

import copy
import datetime
import json
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from governance.domain.dossiers.heads import make_head
from governance.domain.dossiers.intake import return_to_proposer, take_in
from governance.domain.dossiers.proposals import attach_paper, save_draft
from governance.domain.dossiers.submitting import submit_proposal
from governance.domain.events import add_event
from governance.enums import EventVisibility, Stage
from governance.models import ChainHead, Dossier, EventPerson, Paper
from governance.queries.dossiers.export import export_of
from governance.queries.dossiers.verifying import complaints_about
from governance.verifying import verify_dossier
from governance.verifying.verify_dossier import canonical, complaints, sha256
from launch.databases import with_database
from tests.factories.accounts import AT
from tests.governance.dossiers import files
from tests.governance.dossiers.proposing import complete, secretary, writer, written

NOW = datetime.datetime(2026, 11, 25, 12, tzinfo=datetime.UTC)
SCRIPT = Path(verify_dossier.__file__)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def history():
    """A proposal that was submitted, returned and submitted again, with a paper."""
    by, keeper = writer(name="Anna Indiener"), secretary()
    dossier = complete(by)
    attach_paper(
        dossier=dossier, upload=files.upload("a.pdf", files.pdf()), by=by, now=AT
    )
    submit_proposal(dossier=dossier, seen=2, by=by, now=AT)
    take_in(dossier=dossier, by=keeper, now=AT)
    return_to_proposer(dossier=dossier, reason="Te kort.", by=keeper, now=AT)
    save_draft(
        dossier=dossier,
        written=written(text="Langer.", what_changed="Meer tekst."),
        seen=3,
        by=by,
        now=NOW,
    )
    submit_proposal(dossier=dossier, seen=4, by=by, now=NOW)
    return Dossier.objects.get(pk=dossier.pk)


def letters(value, path=()):
    """The place of every text in the export that has a letter."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from letters(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from letters(inner, (*path, place))
    elif isinstance(value, str) and value:
        yield path


def changed(export, path):
    """The export with one letter of one text changed."""
    made = copy.deepcopy(export)
    holder = made
    for name in path[:-1]:
        holder = holder[name]
    text = holder[path[-1]]
    middle = len(text) // 2
    letter = "b" if text[middle] == "a" else "a"
    holder[path[-1]] = text[:middle] + letter + text[middle + 1 :]
    return made


@pytest.mark.django_db
def test_a_dossier_verifies_from_the_database_and_from_a_file(tmp_path, capsys):
    dossier = history()
    head = make_head(now=NOW)
    file = tmp_path / "dossier.json"

    call_command("verify_dossier", dossier.number)
    call_command("export_dossier", dossier.number, str(file))
    alone = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(file), "--head", head.hash],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )

    assert "klopt: 4 gebeurtenissen" in capsys.readouterr().out
    assert (alone.returncode, alone.stdout.splitlines()) == (
        0,
        [
            "Dossier D-2026-001 klopt: 4 gebeurtenissen, 2 versies en 0 rondes.",
            "De eerste 4 gebeurtenissen zijn dezelfde als op 2026-11-25.",
        ],
    )


@pytest.mark.django_db
def test_one_changed_letter_anywhere_is_caught():
    dossier = history()
    head = make_head(now=NOW)
    export = json.loads(json.dumps(export_of(dossier, with_names=True)))
    places = list(letters(export))

    missed = [
        path
        for path in places
        if not complaints(changed(export, path), head=head.hash, day="2026-11-25")
    ]

    assert (complaints(export, head=head.hash), missed) == ([], [])
    assert len(places) > 60


@pytest.mark.django_db
@pytest.mark.parametrize("gone", ["gebeurtenissen", "versies"])
def test_what_is_left_out_is_missed(gone):
    export = export_of(history(), with_names=True)

    for place in range(len(export[gone])):
        shorter = {**export, gone: export[gone][:place] + export[gone][place + 1 :]}
        assert complaints(shorter) != []


@pytest.mark.django_db
def test_a_name_that_was_erased_still_verifies_and_another_name_does_not():
    dossier = history()
    EventPerson.objects.filter(event__dossier=dossier, event__sequence=1).update(
        salt="", key="", label=""
    )
    export = export_of(dossier, with_names=True)

    assert complaints_about(dossier) == []
    export["gebeurtenissen"][1]["personen"][0]["naam"] = "Een ander"
    assert complaints(export) == [
        "Gebeurtenis 2: de naam bij “door” is een andere dan toen."
    ]


@pytest.mark.django_db
def test_a_file_that_was_changed_or_lost_is_named(media):
    dossier = history()
    paper = Paper.objects.filter(subject_key__startswith="governance.dossier_v").first()

    (media / paper.file.name).write_bytes(b"anders")
    changed_file = complaints_about(dossier)
    (media / paper.file.name).unlink()
    lost_file = complaints_about(dossier)

    assert set(changed_file) == {"Stuk “a.pdf”: het bestand is gewijzigd."}
    assert set(lost_file) == {"Stuk “a.pdf”: het bestand is er niet."}


@pytest.mark.django_db
def test_the_head_of_a_day_is_made_once_and_follows_the_day_before():
    history()

    first = make_head(now=AT)
    again = make_head(now=AT + datetime.timedelta(hours=5))
    second = make_head(now=NOW)

    assert (again, second.previous_hash) == (first, first.hash)
    assert ChainHead.objects.count() == 2
    assert list(second.heads) == ["D-2026-001"]


@pytest.mark.django_db
def test_the_heads_are_published_as_atom_and_as_json():
    history()
    head = make_head(now=NOW)

    feed = Client().get("/besluiten/ketenkop/")
    data = Client().get("/besluiten/ketenkop/?vorm=json").json()

    assert head.hash in feed.content.decode()
    assert [one["hash"] for one in data["ketenkoppen"]] == [head.hash]


@pytest.mark.django_db
def test_a_download_has_names_for_insiders_and_digests_for_everyone():
    dossier = history()
    Dossier.objects.filter(pk=dossier.pk).update(public_since=NOW)
    insider, visitor = Client(), Client()
    insider.force_login(secretary())
    address = f"/advies/{dossier.number}/export/"

    inside, outside = insider.get(address).json(), visitor.get(address).json()

    assert (complaints(inside), complaints(outside)) == ([], [])
    assert "Anna Indiener" in json.dumps(inside)
    assert "Anna Indiener" not in json.dumps(outside)


@pytest.mark.django_db
def test_a_chain_with_events_that_one_may_not_read_is_not_given():
    dossier = history()
    Dossier.objects.filter(pk=dossier.pk).update(public_since=NOW)
    add_event(
        "belang-gemeld",
        dossier=dossier,
        by=secretary(),
        now=NOW,
        visibility=EventVisibility.CONFIDENTIAL,
    )

    assert Client().get(f"/advies/{dossier.number}/export/").status_code == 403


def test_rewriting_everything_is_caught_by_a_head_from_outside(
    racing_db, run_databases
):
    dossier = history()
    kept_elsewhere = make_head(now=NOW).hash
    owner = with_database(run_databases.owner_url, racing_db)

    with psycopg.connect(owner, autocommit=True) as attacker:
        rewrite(attacker, "Te kort.", "Te lang.")
    connection.close()
    dossier.refresh_from_db()
    export = export_of(dossier, with_names=True)

    assert "Te lang." in export["gebeurtenissen"][2]["tekst"]
    assert complaints_about(dossier) == []
    assert complaints(export, head=kept_elsewhere) == [
        "De ketenkop van 2026-11-25 is een andere dan die u opgaf."
    ]


def rewrite(attacker, before, after):
    """As the owner of the schema: no trigger stands, every hash is made anew."""
    for table in ("dossierevent", "dossier", "chainhead"):
        attacker.execute(f"ALTER TABLE governance_{table} DISABLE TRIGGER USER")
    previous = ""
    for number, text in attacker.execute(
        "SELECT id, canonical FROM governance_dossierevent ORDER BY sequence"
    ).fetchall():
        told = json.loads(text.replace(before, after))
        told["previous"], text = previous, ""
        text = canonical(told)
        attacker.execute(
            "UPDATE governance_dossierevent SET canonical = %s, payload = %s,"
            " previous_hash = %s, hash = %s WHERE id = %s",
            [text, json.dumps(told["payload"]), previous, sha256(text), number],
        )
        previous = sha256(text)
    attacker.execute("UPDATE governance_dossier SET head_hash = %s", [previous])
    heads = {"D-2026-001": [4, previous]}
    content = {"dag": "2026-11-25", "koppen": heads, "vorige": ""}
    attacker.execute(
        "UPDATE governance_chainhead SET heads = %s, hash = %s",
        [json.dumps(heads), sha256(canonical(content))],
    )


@pytest.mark.django_db
def test_the_command_ends_with_an_error_where_something_is_wrong(media):
    dossier = history()
    for stored in media.rglob("*"):
        if stored.is_file():
            stored.unlink()

    with pytest.raises(CommandError, match="het bestand is er niet"):
        call_command("verify_dossier", dossier.number)


@pytest.mark.django_db
def test_there_is_nothing_to_verify_under_an_unknown_number():
    with pytest.raises(CommandError, match="Er is geen dossier D-1999-001"):
        call_command("verify_dossier", "D-1999-001")


@pytest.mark.django_db
def test_the_stage_is_replayed_from_the_events():
    export = export_of(history(), with_names=True)
    export["dossier"]["fase"] = str(Stage.BOARD)

    assert complaints(export) == [
        "Het dossier staat op “bestuur”, maar kwam niet verder dan “ingediend”."
    ]


@pytest.mark.django_db
def test_every_count_comes_out_of_the_events():
    dossier = history()
    for kind, payload in (
        ("ronde-gesloten", {"ronde": 7, "uitslag": {"voor": 3}}),
        ("belang-erkend", {"hertellingen": [{"ronde": 7, "na": {"voor": 2}}]}),
    ):
        add_event(kind, dossier=dossier, by=secretary(), now=NOW, payload=payload)
    export = export_of(Dossier.objects.get(pk=dossier.pk), with_names=True)

    said = [
        complaints({**export, "rondes": rounds})
        for rounds in ({"7": {"voor": 3}}, {"7": {"voor": 2}}, {"7": {"voor": 4}}, {})
    ]

    assert said == [
        [],
        [],
        ["Ronde 7: de uitslag is een andere dan bij het sluiten."],
        ["Er ontbreekt een ronde die is gesloten."],
    ]
