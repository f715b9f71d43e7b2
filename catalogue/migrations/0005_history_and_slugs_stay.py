"""History is written once, and an address never comes to mean something else."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only


def slugs_stay(table: str, events: str) -> migrations.RunSQL:
    """A published address is fixed, and one that was ever used is not given again."""
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {table}_guard_slug() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF NEW.slug = OLD.slug THEN
                    RETURN NEW;
                END IF;
                IF OLD.published_at IS NOT NULL OR EXISTS (
                    SELECT 1 FROM {events}
                    WHERE id = OLD.id AND published_at IS NOT NULL
                ) THEN
                    RAISE EXCEPTION 'the address % was published and stays', OLD.slug
                        USING ERRCODE = 'restrict_violation';
                END IF;
            END IF;
            IF EXISTS (
                SELECT 1 FROM {events} WHERE slug = NEW.slug AND id <> NEW.id
            ) AND NOT EXISTS (SELECT 1 FROM {table} WHERE slug = NEW.slug) THEN
                RAISE EXCEPTION 'the address % was used before', NEW.slug
                    USING ERRCODE = 'unique_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER {table}_slug_stays
            BEFORE INSERT OR UPDATE OF slug ON {table}
            FOR EACH ROW EXECUTE FUNCTION {table}_guard_slug();
        CREATE INDEX {events}_slug ON {events} (slug);
        CREATE INDEX {events}_of ON {events} (id, pgh_id);
        """,
        f"""
        DROP INDEX {events}_of;
        DROP INDEX {events}_slug;
        DROP TRIGGER {table}_slug_stays ON {table};
        DROP FUNCTION {table}_guard_slug();
        """,
    )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_needs_count_their_support")]
    operations = [
        append_only("catalogue_standardevent"),
        append_only("catalogue_standardversionevent"),
        append_only("catalogue_initiativeevent"),
        slugs_stay("catalogue_standard", "catalogue_standardevent"),
        slugs_stay("catalogue_initiative", "catalogue_initiativeevent"),
        migrations.RunSQL(
            """
            CREATE INDEX catalogue_standardversionevent_of
                ON catalogue_standardversionevent (standard_id, pgh_id);
            """,
            "DROP INDEX catalogue_standardversionevent_of;",
        ),
    ]
