"""PostgreSQL counts the support of a need, whoever writes it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_bindingness_is_guarded")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION count_need_support() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    UPDATE catalogue_need SET support_count = support_count + 1
                    WHERE id = NEW.need_id;
                ELSE
                    UPDATE catalogue_need SET support_count = support_count - 1
                    WHERE id = OLD.need_id;
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER catalogue_needsupport_counted
                AFTER INSERT OR DELETE ON catalogue_needsupport
                FOR EACH ROW EXECUTE FUNCTION count_need_support();
            CREATE TRIGGER catalogue_needsupport_stays
                BEFORE UPDATE ON catalogue_needsupport
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
            """,
            """
            DROP TRIGGER catalogue_needsupport_stays ON catalogue_needsupport;
            DROP TRIGGER catalogue_needsupport_counted ON catalogue_needsupport;
            DROP FUNCTION count_need_support();
            """,
        )
    ]
