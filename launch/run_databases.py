"""The template databases of one test run, each made once, when first asked for."""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.errors import DuplicateDatabase

from launch import fingerprint, manage
from launch.databases import Databases, with_database

KEPT = "portalkept_"


def _sources(kind: str) -> list[Path]:
    """All that a template is made from: the schema, and for data all that loads it."""
    schema = [*manage.ROOT.glob("*/migrations"), *manage.ROOT.glob("*/models")]
    shared = manage.ROOT / "samenorganiseren" / "shared"
    if kind == "plain":
        return [*schema, shared]
    loaders = [place.parent for place in manage.ROOT.glob("*/apps.py")]
    return [*schema, *loaders, shared, manage.ROOT / "data"]


class RunDatabases:
    """Shared by all workers of a run through its environment."""

    def __init__(self) -> None:
        self.run = os.environ["PORTAL_TEST_RUN"]
        self.folder = Path(os.environ["PORTAL_TEST_FOLDER"])
        self.owner_url = os.environ["DATABASE_OWNER_URL"]
        self.app_url = os.environ["DATABASE_URL"]
        self.databases = Databases(self.owner_url)

    @contextmanager
    def clone_of(self, template: str) -> Iterator[str]:
        """`plain` has the schema, `register` the real data, `demo` the story, and
        `fund` the years of the fund after it."""
        source = self.template(template)
        with self.databases.clone(source, f"{self.run}_{secrets.token_hex(4)}") as name:
            yield name

    def template(self, kind: str) -> str:
        name = f"{self._owner(kind)}_{kind}"
        with self._alone(kind):
            if name not in self.databases.names():
                self._build(kind, name)
        return name

    def _owner(self, kind: str) -> str:
        """The run; or what the template is made from, where it is kept for later runs."""
        if "PORTAL_TEST_KEEP" not in os.environ:
            return self.run
        return f"{KEPT}{fingerprint.of(*_sources(kind))[:12]}"

    def drop_all(self) -> None:
        for name in self.databases.names():
            if name.startswith(f"{self.run}_"):
                self.databases.drop(name)

    def _build(self, kind: str, name: str) -> None:
        """Under a working name, so that a failure leaves no half template."""
        base, fill = self._recipes()[kind]
        draft = f"{self.run}_{kind}_draft"
        self.databases.drop(draft)
        self.databases.create(draft, self.template(base) if base else "template1")
        fill(draft)
        try:
            self.databases.rename(draft, name)
        except DuplicateDatabase:
            # Another run kept the very same one in the meantime.
            self.databases.drop(draft)

    def _recipes(self) -> dict[str, tuple[str, Callable[[str], None]]]:
        return {
            "plain": ("", self._prepare),
            "register": ("plain", self._load_register),
            "demo": ("register", self._load_demo),
            "fund": ("demo", self._load_fund),
        }

    def _prepare(self, name: str) -> None:
        manage.prepare(with_database(self.owner_url, name))

    def _load_register(self, name: str) -> None:
        for command in ("load_register", "load_catalogue", "load_bodies"):
            self._load(command, name)
        self._analyze(name)

    def _load_demo(self, name: str) -> None:
        for command in ("load_demo", "load_demo_dossiers", "load_demo_inbox"):
            self._load(command, name, DEMO="1")
        self._analyze(name)

    def _load_fund(self, name: str) -> None:
        self._load("load_demo_fund", name, DEMO="1")
        self._analyze(name)

    def _analyze(self, name: str) -> None:
        """The servers of a run never do it by themselves, and plan badly without."""
        url = with_database(self.owner_url, name)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ANALYZE")

    def _load(self, command: str, name: str, **environment: str) -> None:
        url = with_database(self.app_url, name)
        manage.manage(command, DATABASE_URL=url, **environment)

    @contextmanager
    def _alone(self, kind: str) -> Iterator[None]:
        with (self.folder / f"{kind}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
