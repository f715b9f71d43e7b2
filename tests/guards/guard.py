"""A rule that PostgreSQL keeps, and how the owner of the schema takes it away."""

from __future__ import annotations

from typing import NamedTuple


class Guard(NamedTuple):
    """What it keeps, the SQL that takes it away, and the test that must then fail.

    A test is named as pytest does: `path::function` for all that it is run with,
    `path::function[one]` for that one, also where more follows: `[one-save]`.
    """

    name: str
    drop: str
    test: str

    def is_tested_by(self, nodeid: str) -> bool:
        if self.test.endswith("]"):
            return nodeid == self.test or nodeid.startswith(f"{self.test[:-1]}-")
        return nodeid == self.test or nodeid.startswith(f"{self.test}[")


def without_trigger(name: str, table: str) -> str:
    return f"DROP TRIGGER {name} ON {table}"


def without_triggers_like(pattern: str, table: str) -> str:
    """For triggers whose name ends in letters that a library chose."""
    return f"""
        DO $$ DECLARE found name; BEGIN
            SELECT tgname INTO STRICT found FROM pg_trigger
                WHERE tgrelid = '{table}'::regclass AND tgname ~ '{pattern}';
            EXECUTE format('DROP TRIGGER %I ON {table}', found);
        END $$"""


def without_constraint(table: str, name: str) -> str:
    """A check, an exclusion, or uniqueness, be it a constraint or an index."""
    return f"""
        DO $$ BEGIN
            IF to_regclass('{name}') IS NULL AND NOT EXISTS (
                SELECT FROM pg_constraint WHERE conname = '{name}'
            ) THEN RAISE EXCEPTION 'there is no {name}'; END IF;
        END $$;
        ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name};
        DROP INDEX IF EXISTS {name}"""


def without_rule(rule: str) -> str:
    """One of the rules about statements that `refuse_if` says no for."""
    return f"""
        CREATE OR REPLACE FUNCTION refuse_if(is_broken boolean, rule text)
        RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF is_broken AND rule <> '{rule}' THEN
                RAISE EXCEPTION 'statement refused: %', rule
                    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
            END IF;
        END $$"""
