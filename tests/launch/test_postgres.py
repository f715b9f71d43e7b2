"""The embedded database: private, kept between starts, and clear when it cannot start."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from launch import server_user
from launch.manage import ROOT
from launch.postgres import ADMINISTRATOR, FAST, Postgres
from launch.problem import Problem
from launch.server_user import NOBODY
from launch.sockets import SocketFolder
from tests.patience import STEP

SMALL = {**FAST, "shared_buffers": "16MB", "max_connections": "10"}
AWKWARD = "een map, met spaties en een heel lange naam " * 4


@contextmanager
def running(folder, user=None):
    sockets = SocketFolder(folder)
    server = Postgres(folder, sockets.path, SMALL)
    try:
        server.start(user)
        yield server
    finally:
        server.stop()
        sockets.remove()


def ask(server, question):
    with psycopg.connect(server.url(ADMINISTRATOR, "postgres")) as connection:
        return connection.execute(question).fetchall()


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    """A data folder with one row in it, made by a server that has stopped."""
    folder = tmp_path_factory.mktemp("stopped") / AWKWARD
    folder.mkdir()
    with (
        running(folder) as server,
        psycopg.connect(server.url(ADMINISTRATOR, "postgres")) as connection,
    ):
        connection.execute("CREATE TABLE kept AS SELECT 'van gisteren' AS what")
    return folder


@pytest.fixture
def folder(stopped, tmp_path):
    return shutil.copytree(stopped, tmp_path / AWKWARD, symlinks=True)


@pytest.fixture
def open_folder():
    """Unlike the folders of pytest, open to other users."""
    with tempfile.TemporaryDirectory(prefix="portaal-open-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


def test_a_second_start_keeps_the_data_in_a_long_path_with_spaces(folder):
    with running(folder) as server:
        rows = ask(server, "SELECT what FROM kept")

    assert rows == [("van gisteren",)]


def test_the_database_listens_on_a_private_socket_only(folder):
    with running(folder) as server:
        mode = stat.S_IMODE(server.sockets.stat().st_mode)
        listening = ask(server, "SHOW listen_addresses")

    assert (mode, listening) == (0o700, [("",)])
    assert not server.sockets.exists()


def test_sockets_left_by_a_killed_launcher_are_removed_at_the_next_start(tmp_path):
    folder = tmp_path / AWKWARD
    folder.mkdir()
    left = SocketFolder(folder).path

    SocketFolder(folder).remove()

    assert (left.exists(), list(folder.iterdir())) == (False, [])


@pytest.mark.parametrize(
    "user", server_user.candidates(Path("/nonexistent")), ids=lambda user: str(user.uid)
)
def test_every_way_around_root_makes_a_database(user, open_folder):
    with running(open_folder, user) as server:
        answer = ask(server, "SELECT 1")

    assert answer == [(1,)]


def test_a_folder_closed_to_the_servers_user_is_told_in_one_sentence(open_folder):
    nobody = server_user.drop_to(NOBODY)
    open_folder.chmod(0o700)

    with pytest.raises(Problem) as told, running(open_folder, nobody):
        pass

    assert str(told.value) == (
        f"PostgreSQL draait hier als een andere gebruiker en die kan niet bij {open_folder}. "
        "Zet het portaal in een map die iedereen mag openen, of start als gewone gebruiker."
    )


def test_a_broken_data_folder_is_told_in_one_sentence(folder):
    (folder / "postgres" / "global" / "pg_control").write_bytes(b"stuk")

    with pytest.raises(Problem) as told, running(folder):
        pass

    assert str(told.value) == (
        f"De database start niet: de map {folder / 'postgres'} is beschadigd of niet "
        f"toegankelijk. Kijk in {folder / 'postgres.log'} wat er is, of begin opnieuw met "
        "`make reset`."
    )


def test_data_of_another_major_version_is_left_alone(folder):
    (folder / "postgres" / "PG_VERSION").write_text("15\n")

    with pytest.raises(Problem) as told, running(folder):
        pass

    assert str(told.value) == (
        f"De gegevens in {folder / 'postgres'} zijn van PostgreSQL 15 en dit portaal gebruikt "
        "18. Bewaar de map ergens anders, of begin opnieuw met `make reset`."
    )
    assert not (folder / "postgres.log").read_text().count("starting PostgreSQL 15")


def test_the_database_ends_when_its_launcher_is_killed(folder):
    program = (
        "import sys, time; from pathlib import Path\n"
        "from tests.launch.test_postgres import running\n"
        "with running(Path(sys.argv[1])) as server:\n"
        "    print(server.process.pid, flush=True); time.sleep(60)"
    )
    launcher = subprocess.Popen(
        [sys.executable, "-c", program, folder],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    server = int(launcher.stdout.readline())

    launcher.send_signal(signal.SIGKILL)
    launcher.communicate()
    gone = ends(server)
    SocketFolder(folder).remove()

    assert gone


def ends(process: int, within: float = STEP) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if "Z" in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1][:3]:
            return True
        time.sleep(0.05)
    return False
