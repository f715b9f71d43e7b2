"""A standard carries the number and lifecycle of its current version, for lists."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_drafts_know_what_they_follow")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION keep_current_version(the_standard bigint) RETURNS void
                LANGUAGE sql BEGIN ATOMIC
                UPDATE catalogue_standard SET
                    lifecycle = version.lifecycle,
                    current_version_number =
                        CASE WHEN version.is_current THEN version.number ELSE '' END
                FROM (
                    SELECT lifecycle, number, is_current
                    FROM catalogue_standardversion
                    WHERE standard_id = the_standard AND published_at IS NOT NULL
                    ORDER BY is_current DESC, position DESC, id DESC LIMIT 1
                ) AS version
                WHERE catalogue_standard.id = the_standard
                    AND (catalogue_standard.lifecycle, current_version_number)
                        IS DISTINCT FROM (version.lifecycle, CASE
                            WHEN version.is_current THEN version.number ELSE '' END);
            END;
            CREATE FUNCTION keep_current_version_of_changed() RETURNS trigger
                LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM keep_current_version(coalesce(NEW.standard_id, OLD.standard_id));
                RETURN NULL;
            END $$;
            CREATE TRIGGER catalogue_standardversion_kept
                AFTER INSERT OR UPDATE OR DELETE ON catalogue_standardversion
                FOR EACH ROW EXECUTE FUNCTION keep_current_version_of_changed();
            """,
            """
            DROP TRIGGER catalogue_standardversion_kept ON catalogue_standardversion;
            DROP FUNCTION keep_current_version_of_changed();
            DROP FUNCTION keep_current_version(bigint);
            """,
        )
    ]
