"""A report that is made never changes; it goes whole, when its term is over."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION report_made_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.made_at IS NOT NULL AND (
        NEW.kind, NEW.period, NEW.first_day, NEW.as_of, NEW.filters, NEW.rings,
        NEW.requested_by_id, NEW.content, NEW.content_hash, NEW.made_at
    ) IS DISTINCT FROM (
        OLD.kind, OLD.period, OLD.first_day, OLD.as_of, OLD.filters, OLD.rings,
        OLD.requested_by_id, OLD.content, OLD.content_hash, OLD.made_at
    ) THEN
        RAISE EXCEPTION 'report % is made: it stays as it is', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reporting_report_made_stays BEFORE UPDATE ON reporting_report
    FOR EACH ROW EXECUTE FUNCTION report_made_stays();
"""
BACKWARDS = """
DROP TRIGGER reporting_report_made_stays ON reporting_report;
DROP FUNCTION report_made_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_reports_are_made_whole")]
    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
