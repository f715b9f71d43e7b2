"""The history of connections begins with what there is now, and is written once."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only


def begin(table: str, columns: str, parent: str) -> migrations.RunSQL:
    """What there is now is known since the page was last published."""
    events, of = f"catalogue_{table}event", f"catalogue_{parent}event"
    rows = TABLES.get(table, f"catalogue_{table}")
    return migrations.RunSQL(
        f"""
        INSERT INTO {events} (pgh_created_at, pgh_label, pgh_obj_id, id, {columns})
            SELECT last.at, 'insert', id, id, {columns} FROM {rows} AS now
            JOIN LATERAL (
                SELECT max(pgh_created_at) AS at FROM {of} AS e
                WHERE e.id = now.{parent}_id
            ) AS last ON last.at IS NOT NULL
            ORDER BY id;
        CREATE INDEX {events}_of ON {events} ({parent}_id, id, pgh_id);
        """,
        f"DROP INDEX {events}_of;",
    )


TABLES = {
    "standardowner": "catalogue_standard_owners",
    "initiativeparticipant": "catalogue_initiative_participants",
    "initiativeproduct": "catalogue_initiative_produces",
}


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0060_history_of_connections")]
    operations = [
        begin("standardlink", "standard_id, kind, label, url", "standard"),
        begin("standardrelation", "standard_id, kind, other_id", "standard"),
        begin("standardowner", "standard_id, municipality_id", "standard"),
        begin("initiativeparticipant", "initiative_id, municipality_id", "initiative"),
        begin("initiativeproduct", "initiative_id, standard_id", "initiative"),
        append_only("catalogue_standardlinkevent"),
        append_only("catalogue_standardrelationevent"),
        append_only("catalogue_standardownerevent"),
        append_only("catalogue_initiativeparticipantevent"),
        append_only("catalogue_initiativeproductevent"),
    ]
