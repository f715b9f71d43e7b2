"""The script that makes both roles, on a real server."""

import os
import subprocess

import psycopg
import pytest

from launch.databases import with_database
from launch.manage import ROOT
from launch.postgres import ADMINISTRATOR, FAST, Postgres
from launch.sockets import SocketFolder


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("roles")
    sockets = SocketFolder(folder)
    server = Postgres(folder, sockets.path, {**FAST, "shared_buffers": "16MB"})
    server.start()
    environment = {
        "PATH": f"{server.programs}{os.pathsep}{os.environ['PATH']}",
        "PGHOST": str(sockets.path),
        "POSTGRES_USER": ADMINISTRATOR,
        "PORTAL_OWNER_PASSWORD": "it's the owner's",
        "PORTAL_APP_PASSWORD": "serving",
    }
    subprocess.run(
        ["sh", ROOT / "deploy" / "make_roles.sh"], env=environment, check=True
    )
    yield server
    server.stop()
    sockets.remove()


def as_role(server, role):
    return psycopg.connect(server.url(role, "portaal"), autocommit=True)


def test_neither_role_has_more_rights_than_it_needs(server):
    with psycopg.connect(server.url(ADMINISTRATOR, "postgres")) as connection:
        roles = connection.execute(
            "SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls"
            " FROM pg_roles WHERE rolname LIKE 'portal\\_%' ORDER BY 1"
        ).fetchall()

    assert roles == [
        ("portal_app", True, False, False, False, False),
        ("portal_owner", True, False, False, False, False),
    ]


def test_the_owner_makes_tables_and_extensions(server):
    with as_role(server, "portal_owner") as connection:
        for extension in ("pg_trgm", "unaccent", "btree_gist", "citext"):
            connection.execute(f"CREATE EXTENSION {extension}")
        connection.execute("CREATE TABLE made (id int)")
        made = connection.execute(
            "SELECT tableowner FROM pg_tables WHERE tablename = 'made'"
        )

        assert made.fetchall() == [("portal_owner",)]


def test_the_serving_role_cannot_make_tables_nor_become_the_owner(server):
    with as_role(server, "portal_app") as connection:
        for attempt in ("CREATE TABLE mine (id int)", "SET ROLE portal_owner"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(attempt)


def test_strangers_on_the_server_cannot_connect(server):
    with psycopg.connect(
        server.url(ADMINISTRATOR, "postgres"), autocommit=True
    ) as connection:
        connection.execute("CREATE ROLE stranger LOGIN")

    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(with_database(server.url("stranger", "portaal"), "portaal"))
