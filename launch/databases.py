"""Databases made from a template in milliseconds, and thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


def with_database(url: str, name: str) -> str:
    """The same server and role, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@dataclass(frozen=True)
class Databases:
    """What the schema's owner may do with whole databases."""

    owner_url: str

    def names(self) -> set[str]:
        with self._connection() as connection:
            rows = connection.execute("SELECT datname FROM pg_database").fetchall()
        return {name for (name,) in rows}

    def create(self, name: str, template: str = "template1") -> None:
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)

    def rename(self, name: str, to: str) -> None:
        self._execute("ALTER DATABASE {} RENAME TO {}", name, to)

    def drop(self, name: str) -> None:
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    @contextmanager
    def clone(self, template: str, name: str) -> Iterator[str]:
        self.create(name, template)
        try:
            yield name
        finally:
            self.drop(name)

    def _execute(self, statement: str, *names: str) -> None:
        with self._connection() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _connection(self) -> psycopg.Connection:
        return psycopg.connect(self.owner_url, autocommit=True)
