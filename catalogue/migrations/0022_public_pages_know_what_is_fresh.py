"""Every change of what public pages show adds one to the version of the catalogue.

A writer takes a slot that nobody holds, so that nobody waits; the sum grows with
the transaction that changed something, never before it.
"""

from django.db import migrations

SHOWN = [
    "catalogue_standard",
    "catalogue_standardlink",
    "catalogue_standardrelation",
    "catalogue_standard_owners",
    "catalogue_standardversion",
    "catalogue_bindingnesschange",
    "catalogue_bindingnessconfirmation",
    "catalogue_product",
    "catalogue_productsupport",
    "catalogue_initiative",
    "catalogue_initiative_participants",
    "catalogue_initiative_produces",
    "catalogue_need",
    "catalogue_needsupport",
    "catalogue_synonym",
    "catalogue_adoptionstatement",
    "catalogue_statementconfirmation",
    "municipalities_municipality",
]

SLOTS = """
INSERT INTO catalogue_freshnessslot (id, number) SELECT n, 0 FROM generate_series(1, 32) n;
CREATE FUNCTION note_freshness() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free bigint;
BEGIN
    SELECT id INTO free FROM catalogue_freshnessslot
        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED;
    UPDATE catalogue_freshnessslot SET number = number + 1 WHERE id = coalesce(free, 1);
    RETURN NULL;
END $$;
"""


def noted(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER {table}_fresh AFTER INSERT OR UPDATE OR DELETE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION note_freshness();
        """,
        f"DROP TRIGGER {table}_fresh ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0021_search_keeps_itself")]
    operations = [
        migrations.RunSQL(
            SLOTS, "DROP FUNCTION note_freshness(); DELETE FROM catalogue_freshnessslot;"
        ),
        *[noted(table) for table in SHOWN],
    ]
