"""The two database roles: one owns the schema, one serves and has no DDL."""

import hashlib

import psycopg
from psycopg import sql

OWNER = "portal_owner"
APP = "portal_app"
ORDINARY = "LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS"


def ensure_roles(connection: psycopg.Connection, secret: str = "") -> None:
    """Make both roles; the owner may end the sessions of the serving role."""
    _ensure(connection, OWNER, f"{ORDINARY} CREATEDB", secret)
    _ensure(connection, APP, f"{ORDINARY} NOCREATEDB", secret)
    connection.execute(
        sql.SQL("GRANT {} TO {}").format(sql.Identifier(APP), sql.Identifier(OWNER))
    )


def password(role: str, secret: str) -> str:
    """The same for everyone who holds the secret, so that runs agree on it."""
    return hashlib.sha256(f"{role}:{secret}".encode()).hexdigest()


def _ensure(
    connection: psycopg.Connection, role: str, options: str, secret: str
) -> None:
    known = connection.execute(
        "SELECT 1 FROM pg_roles WHERE rolname = %s", [role]
    ).fetchone()
    statement = sql.SQL("{} ROLE {} {}").format(
        sql.SQL("ALTER" if known else "CREATE"), sql.Identifier(role), sql.SQL(options)
    )
    connection.execute(statement)
    if secret:
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(password(role, secret))
            )
        )
