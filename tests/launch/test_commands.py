"""The commands as the reader types them: their sentences, and a whole start and stop."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from launch.__main__ import told_of
from launch.data_folder import LOCAL
from launch.manage import ROOT, CommandFailed
from launch.ports import free_port
from tests.patience import FIRST_START, STEP

FROM_THE_SUITE = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "CACHE_URL")


@pytest.fixture
def environment(tmp_path):
    """What a reader has: nothing of the suite's own servers."""
    mine = {
        name: value
        for name, value in os.environ.items()
        if name not in FROM_THE_SUITE and not name.startswith("PORTAL_")
    }
    return {**mine, "PORTAL_DATA": str(tmp_path / "data van ons")}


def launch(environment, *command, **variables):
    return subprocess.run(
        [sys.executable, "-m", "launch", *command],
        cwd=ROOT,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        timeout=FIRST_START,
    )


def told(done):
    """The exit code, and what was said on the way out."""
    return done.returncode, done.stderr.strip()


def test_a_taken_port_is_told_in_one_sentence(environment):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = launch(environment, "run", PORT=str(port))

    assert told(done) == (
        1,
        f"Poort {port} is al in gebruik. Kies een andere, bijvoorbeeld: make run PORT={port + 1}.",
    )


@pytest.mark.parametrize("port", ["acht", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told_in_one_sentence(environment, port):
    done = launch(environment, "run", PORT=port)

    assert told(done) == (
        1,
        f"PORT={port} is geen poort. Kies een getal, bijvoorbeeld PORT=8001.",
    )


def test_demo_people_are_refused_on_the_settings_of_a_real_portal(environment):
    done = launch(environment, "run", BASE_URL="https://portaal.example")

    assert told(done) == (
        1,
        "BASE_URL=https://portaal.example hoort bij een echt portaal en daar mogen geen demopersonen in. Start met DEMO=0, of laat BASE_URL weg.",
    )


def test_an_own_database_needs_the_role_that_makes_the_tables(environment):
    done = launch(
        environment, "run", PORT=str(free_port()), DATABASE_URL="postgres://localhost/x"
    )

    assert told(done) == (
        1,
        "Geef naast DATABASE_URL ook DATABASE_OWNER_URL op: de rol die de tabellen maakt. In docs/deploy.md staat hoe u beide rollen maakt.",
    )


def test_a_file_in_the_place_of_the_data_is_told_in_one_sentence(environment):
    place = Path(environment["PORTAL_DATA"])
    place.touch()

    done = launch(environment, "run", PORT=str(free_port()))

    assert told(done) == (
        1,
        f"De map {place} is niet te gebruiken: daar staat een bestand in de weg. Zet dat recht, of kies een andere map met PORTAL_DATA.",
    )


def test_a_disk_that_fills_up_under_way_is_told_in_one_sentence():
    failure = CommandFailed("manage.py x:\nOSError: [Errno 28] No space left on device")

    assert told_of(failure) == (
        f"De schijf van {LOCAL} is vol. Maak ruimte vrij en start opnieuw."
    )


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (
            "geen-python",
            "PY=geen-python is geen Python 3.11 of nieuwer. Geef een andere op, bijvoorbeeld PY=python3.13.",
        ),
        (
            "",
            "Er is geen Python 3.11 of nieuwer op deze machine. Installeer die, of wijs haar aan met PY=/pad/naar/python3.",
        ),
    ],
)
def test_a_missing_python_is_told_in_one_sentence(tmp_path, python, sentence):
    done = subprocess.run(
        [shutil.which("sh"), "launch/with_python.sh", "local", "-V"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "PY": python},
        capture_output=True,
        text=True,
    )

    assert told(done) == (1, sentence)


def test_the_portal_starts_answers_and_stops_without_leaving_a_process(environment):
    port = free_port()
    portal = subprocess.Popen(
        [sys.executable, "-m", "launch", "run"],
        cwd=ROOT,
        env={**environment, "PORT": str(port), "DEMO": "0"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said = read_until(portal, "Ctrl-C")
        address = f"http://localhost:{port}/api/v1/openapi.json"
        with urllib.request.urlopen(address, timeout=STEP) as answer:
            status = answer.status
    finally:
        portal.send_signal(signal.SIGTERM)
        rest = portal.communicate(timeout=STEP)[0]

    assert (status, portal.returncode) == (200, 0)
    assert f"Open http://localhost:{port} in uw browser." in said
    assert rest.strip().splitlines()[-1] == "Het portaal is gestopt."
    assert processes_with(environment["PORTAL_DATA"]) == []


def read_until(process, words):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            break
    return "".join(lines)


def processes_with(folder, patience=STEP):
    """Commands that still name the folder, in their arguments or environment."""
    until = time.monotonic() + patience
    while (found := _holders(folder)) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def _holders(folder):
    held = []
    for process in Path("/proc").glob("[0-9]*"):
        if int(process.name) != os.getpid() and _names(process, folder):
            held.append(process.name)
    return held


def _names(process, folder):
    try:
        text = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    except OSError:
        return False
    return re.search(re.escape(folder).encode(), text) is not None
