"""A succession ends its predecessor that day and goes to a municipality that exists
that day. So a chain of successions only goes forward in time, and no circle can be."""

from django.db import migrations

PUT = """
CREATE FUNCTION succession_must_agree(
    predecessor bigint, successor bigint, day date
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM municipalities_municipality m
        WHERE m.id = predecessor AND m.valid_to = day
    ) THEN
        RAISE EXCEPTION 'succession on %: the predecessor does not end that day', day
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (
        SELECT FROM municipalities_municipality m
        WHERE m.id = successor
            AND (m.valid_from IS NULL OR m.valid_from <= day)
            AND (m.valid_to IS NULL OR m.valid_to > day)
    ) THEN
        RAISE EXCEPTION 'succession on %: the successor does not exist that day', day
            USING ERRCODE = 'check_violation';
    END IF;
END $$;

CREATE FUNCTION succession_checks_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM succession_must_agree(NEW.predecessor_id, NEW.successor_id, NEW."on");
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER succession_agrees_with_dates
    AFTER INSERT OR UPDATE ON municipalities_succession
    DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION succession_checks_itself();

CREATE FUNCTION municipality_checks_successions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM succession_must_agree(s.predecessor_id, s.successor_id, s."on")
    FROM municipalities_succession s
    WHERE NEW.id IN (s.predecessor_id, s.successor_id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER municipality_dates_agree_with_successions
    AFTER UPDATE OF valid_from, valid_to ON municipalities_municipality
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (OLD.valid_from IS DISTINCT FROM NEW.valid_from
        OR OLD.valid_to IS DISTINCT FROM NEW.valid_to)
    EXECUTE FUNCTION municipality_checks_successions();
"""

TAKE_AWAY = """
DROP TRIGGER municipality_dates_agree_with_successions ON municipalities_municipality;
DROP FUNCTION municipality_checks_successions();
DROP TRIGGER succession_agrees_with_dates ON municipalities_succession;
DROP FUNCTION succession_checks_itself();
DROP FUNCTION succession_must_agree(bigint, bigint, date);
"""


class Migration(migrations.Migration):
    dependencies = [("municipalities", "0001_initial")]
    operations = [migrations.RunSQL(PUT, TAKE_AWAY)]
