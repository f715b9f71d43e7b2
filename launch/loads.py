"""Schema and data, brought in when they changed since the last start.

What was loaded is remembered as the comment on the database itself, so that it
can never disagree with the data.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql

from launch import fingerprint, manage
from launch.manage import ROOT
from launch.problem import Problem
from launch.terminal import step


@dataclass
class Loads:
    owner_url: str
    demo: bool

    def bring_in(self) -> None:
        with psycopg.connect(self.owner_url, autocommit=True) as self.connection:
            self.known = _remembered(self.connection)
            self._refuse_other_kind()
            self._refuse_real_data()
            self._remember("kind", self._kind())
            self._once(
                "schema", "De database bijwerken", self._prepare, mark_of_schema()
            )
            self._load("load_register", "De gemeenten laden")
            self._load("make_organisations", "De organisaties van gemeenten maken")
            self._load("load_catalogue", "De standaarden laden")
            self._load("load_bodies", "De organen laden")
            if self.demo:
                self._load("load_demo", "De demogegevens laden")
                self._load("load_demo_dossiers", "De demodossiers laden")
                self._load("load_demo_fund", "De demojaren van het fonds laden")
                self._load("load_demo_reports", "De demorapporten maken")
                self._load("load_demo_inbox", "De demoberichten laden")

    def _kind(self) -> str:
        return "demo" if self.demo else "leeg"

    def _refuse_other_kind(self) -> None:
        before = self.known.get("kind", self._kind())
        if before == self._kind():
            return
        if self.demo:
            raise Problem(
                "Deze gegevens zijn zonder demo begonnen en daar komen geen demogegevens bij. "
                "Start met `make run DEMO=0`, of begin opnieuw met `make reset`."
            )
        raise Problem(
            "In deze gegevens staan demopersonen. Start met `make run`, of begin opnieuw met "
            "`make reset` en daarna `make run DEMO=0`."
        )

    def _refuse_real_data(self) -> None:
        if self.demo and not self.known and _has_people(self.connection):
            raise Problem(
                "In deze database staan al mensen die niet uit de demo komen. Demogegevens horen "
                "daar niet. Start met `make run DEMO=0`, of geef een lege database op."
            )

    def _load(self, command: str, told: str) -> None:
        self._once(command, told, lambda: manage.manage(command), mark_of(command))

    def _once(
        self, name: str, told: str, action: Callable[[], object], mark: str
    ) -> None:
        if self.known.get(name) == mark:
            return
        with step(told):
            action()
        self._remember(name, mark)

    def _remember(self, name: str, mark: str) -> None:
        """At once, so that a start that was broken off goes on where it was."""
        self.known[name] = mark
        self.connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(self.connection.info.dbname),
                sql.Literal(json.dumps(self.known)),
            )
        )

    def _prepare(self) -> None:
        manage.prepare(self.owner_url)


def mark_of(command: str) -> str:
    """Changes with the files that are loaded and with what loads them."""
    found = ROOT.glob(f"*/management/commands/{command}.py")
    apps = [path.parents[2] for path in found]
    return fingerprint.of(ROOT / "data", *(app / "domain" for app in apps))


def mark_of_schema() -> str:
    places = [*ROOT.glob("*/migrations"), *ROOT.glob("samenorganiseren/**/migrations")]
    commands = ROOT.glob("samenorganiseren/**/prepare_database.py")
    return fingerprint.of(*places, *commands, ROOT / "requirements.lock")


def _has_people(connection: psycopg.Connection) -> bool:
    made = connection.execute("SELECT to_regclass('accounts_user')").fetchone()
    if made == (None,):
        return False
    return (
        connection.execute("SELECT 1 FROM accounts_user LIMIT 1").fetchone() is not None
    )


def _remembered(connection: psycopg.Connection) -> dict[str, str]:
    row = connection.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
        " WHERE datname = current_database()"
    ).fetchone()
    return json.loads(row[0]) if row and row[0] else {}
