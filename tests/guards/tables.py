"""Tables in which nothing changes, and how each half of that is taken away."""

from .fund import FUND
from .governance import GOVERNANCE

WRITTEN_ONCE = [
    "journal_entry",
    "catalogue_adoptionstatement",
    "catalogue_statementconfirmation",
    "catalogue_bindingnesschange",
    "catalogue_bindingnessconfirmation",
    "catalogue_publishedcount",
    "catalogue_standardevent",
    "catalogue_standardversionevent",
    "catalogue_initiativeevent",
    *GOVERNANCE.listed("WRITTEN_ONCE"),
    *FUND.listed("WRITTEN_ONCE"),
    "catalogue_standardlinkevent",
    "catalogue_standardrelationevent",
    "catalogue_standardownerevent",
    "catalogue_initiativeparticipantevent",
    "catalogue_initiativeproductevent",
]
KEPT_BY_DATABASE = ["catalogue_adoptionperiod", "catalogue_adoptiontotal"]


def without_triggers(table: str) -> str:
    return (
        f"DROP TRIGGER {table}_no_change ON {table};"
        f"DROP TRIGGER {table}_no_truncate ON {table}"
    )


def with_rights(table: str) -> str:
    # CASCADE truncates what points at it as well.
    return (
        f"GRANT INSERT, UPDATE, DELETE ON {table} TO portal_app;"
        "GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO portal_app"
    )


def with_neither(table: str) -> str:
    """Without the triggers and with the rights; other tables' triggers would stop
    a TRUNCATE that reaches them."""
    return f"""
        {with_rights(table)};
        DO $$ DECLARE found record; BEGIN
            FOR found IN SELECT tgname, tgrelid::regclass AS place FROM pg_trigger
                WHERE tgname LIKE '%\\_no\\_truncate' LOOP
                EXECUTE format('DROP TRIGGER %I ON %s', found.tgname, found.place);
            END LOOP;
        END $$;
        DROP TRIGGER {table}_no_change ON {table}"""
