"""Whatever is killed while money is booked: nothing told is lost, and nothing is twice."""

import os
import random
import signal
import subprocess
import time
from contextlib import contextmanager

import psycopg
from django.db import connection

from fund.domain.ledger import credit, debit
from fund.domain.ledger.verifying import differences
from fund.models import Entry
from launch import wheels
from launch.databases import with_database
from launch.postgres import ADMINISTRATOR, SAFE, Postgres
from launch.roles import APP, ensure_roles
from launch.sockets import SocketFolder

from .killing import KEPT, accounts, writing, wrong_in
from .scene import Pots, booking

# Safe as a real server is, and small.
SMALL = {**SAFE, "shared_buffers": "32MB", "max_connections": "30"}
NAME = "boeken"


def prepared():
    """The four accounts, with enough to reserve."""
    pots = Pots(10_000_000_00)
    pots.post(booking((debit(pots.bank, 1), credit(pots.income, 1))))


def test_no_entry_is_lost_or_doubled_when_its_writer_is_killed(
    racing_db, run_databases
):
    prepared()
    chance = random.Random(2026)
    portal = with_database(run_databases.app_url, racing_db)

    with writing(portal, ["een", "twee", "drie"]) as writers:
        for turn in range(9):
            writer = writers[turn % 3]
            writer.wait_for(20)
            time.sleep(chance.random() / 20)
            writer.kill()
            writer.start()
        for writer in writers:
            writer.wait_for(5)

    wait_for_the_others()
    assert wrong_in(writers) == []
    booked = (Entry.objects.count() - 2) // 2
    bank, _, _, reserved = accounts()
    assert (bank.balance_cents, reserved.balance_cents) == (1 + booked * KEPT, booked)
    assert (booked > 180, differences()) == (True, [])


@contextmanager
def server_of_its_own(folder, dump):
    """A server that keeps what it said it kept, with a copy of this database."""
    folder.chmod(0o711)
    sockets = SocketFolder(folder)
    server = Postgres(folder, sockets.path, SMALL)
    try:
        server.start()
        with psycopg.connect(
            server.url(ADMINISTRATOR, "postgres"), autocommit=True
        ) as administrator:
            ensure_roles(administrator)
            administrator.execute(f"CREATE DATABASE {NAME}")
        restore = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"]
        program(*restore, server.url(ADMINISTRATOR, NAME), stdin=dump)
        yield server
    finally:
        server.stop()
        sockets.remove()


def program(name, *arguments, stdin=None):
    done = subprocess.run(
        [wheels.postgres_programs() / name, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def reading(url):
    """Django's own connection, on another server for a while."""
    settings = connection.settings_dict
    parts = psycopg.conninfo.conninfo_to_dict(url)
    before = dict(settings)
    connection.close()
    settings.update(
        HOST=parts["host"], PORT=parts["port"], NAME=NAME, USER=APP, PASSWORD=""
    )
    try:
        yield
    finally:
        connection.close()
        settings.update(before)


def test_no_entry_is_lost_or_doubled_when_postgresql_is_killed(
    racing_db, run_databases, tmp_path
):
    prepared()
    dump = program("pg_dump", with_database(run_databases.owner_url, racing_db))

    with server_of_its_own(tmp_path, dump) as server:
        portal = server.url(APP, NAME)
        with writing(portal, ["een", "twee"]) as writers:
            for _ in range(3):
                for writer in writers:
                    writer.wait_for(15)
                kill(server)
                server.start()
            for writer in writers:
                writer.wait_for(5)
        with reading(portal):
            wait_for_the_others()
            wrong, drift = wrong_in(writers), differences()
            booked = (Entry.objects.count() - 2) // 2
            bank, _, _, reserved = accounts()

    assert (wrong, drift) == ([], [])
    assert (bank.balance_cents, reserved.balance_cents) == (1 + booked * KEPT, booked)
    assert booked > 90


def kill(server):
    """As a power cut would; its own children see that it is gone and end."""
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()


def wait_for_the_others():
    """A session that was killed in the middle of its commit ends by itself."""
    others = (
        "SELECT FROM pg_stat_activity WHERE datname = current_database()"
        " AND usename = current_user AND pid <> pg_backend_pid()"
    )
    with connection.cursor() as cursor:
        cursor.execute(others)
        while cursor.fetchone() is not None:
            time.sleep(0.05)
            cursor.execute(others)
