"""PostgreSQL itself keeps the steps of a dossier and the chain of its events."""

from django.db import migrations

STEPS = """
-- The same edges as governance.rules.stages; a test compares them.
CREATE FUNCTION dossier_edge_exists(before text, after text) RETURNS boolean
    LANGUAGE sql IMMUTABLE RETURN (before, after) IN (
        ('concept', 'ingediend'), ('ingediend', 'intake'),
        ('intake', 'consultatie'), ('intake', 'taskforce'),
        ('intake', 'niet-ontvankelijk'), ('consultatie', 'taskforce'),
        ('taskforce', 'college'), ('college', 'bestuur'),
        ('bestuur', 'vastgesteld'), ('bestuur', 'afgewezen'),
        ('vastgesteld', 'gepubliceerd'),
        ('gepubliceerd', 'in-toepassing'), ('gepubliceerd', 'vervangen'),
        ('in-toepassing', 'evaluatie'), ('in-toepassing', 'vervangen'),
        ('evaluatie', 'herzien'), ('evaluatie', 'verlengd'),
        ('evaluatie', 'ingetrokken'),
        ('verlengd', 'evaluatie'), ('verlengd', 'vervangen'),
        ('teruggegeven', 'ingediend'),
        ('concept', 'teruggetrokken'), ('teruggegeven', 'teruggetrokken'),
        ('aangehouden', 'teruggetrokken')
    ) OR before IN ('ingediend', 'intake', 'consultatie', 'taskforce', 'college',
        'bestuur') AND after IN ('teruggegeven', 'aangehouden', 'teruggetrokken')
      OR before = 'aangehouden' AND after IN ('ingediend', 'intake', 'consultatie',
        'taskforce', 'college', 'bestuur');

CREATE FUNCTION guard_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.stage <> 'concept' OR NEW.event_count <> 0 OR NEW.head_hash <> ''
            OR NEW.stage_event <> 0 THEN
            RAISE EXCEPTION 'dossier: begins as a draft without events'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.number <> '' AND (NEW.number, NEW.year, NEW.sequence)
        IS DISTINCT FROM (OLD.number, OLD.year, OLD.sequence) THEN
        RAISE EXCEPTION 'dossier: keeps its number'
            USING ERRCODE = 'restrict_violation';
    END IF;
    -- Only the trigger on events writes these, so from inside another trigger.
    IF (NEW.event_count, NEW.head_hash) IS DISTINCT FROM
        (OLD.event_count, OLD.head_hash) AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'dossier: its chain is kept by its events'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.stage = OLD.stage THEN
        IF NEW.stage_event <> OLD.stage_event THEN
            RAISE EXCEPTION 'dossier: its stage did not change'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT dossier_edge_exists(OLD.stage, NEW.stage) THEN
        RAISE EXCEPTION 'dossier: no step from % to %', OLD.stage, NEW.stage
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.stage = 'aangehouden' AND NEW.stage NOT IN (OLD.held_from, 'teruggetrokken')
    THEN
        RAISE EXCEPTION 'dossier: goes on where it was held, at %', OLD.held_from
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.stage_event <= OLD.stage_event OR NOT EXISTS (
        SELECT FROM governance_dossierevent e
        WHERE e.dossier_id = NEW.id AND e.sequence = NEW.stage_event
            AND e.kind = 'fase-gewijzigd'
            AND e.payload ->> 'van' = OLD.stage AND e.payload ->> 'naar' = NEW.stage
    ) THEN
        RAISE EXCEPTION 'dossier: a step needs its event'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_dossier_guard BEFORE INSERT OR UPDATE ON governance_dossier
    FOR EACH ROW EXECUTE FUNCTION guard_dossier();

CREATE FUNCTION refuse_dossier_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.number <> '' OR OLD.event_count > 0 THEN
        RAISE EXCEPTION 'dossier: what was submitted stays'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER governance_dossier_stays BEFORE DELETE ON governance_dossier
    FOR EACH ROW EXECUTE FUNCTION refuse_dossier_delete();

CREATE FUNCTION guard_number_series() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.prefix, NEW.year) <> (OLD.prefix, OLD.year)
        OR NEW.last NOT IN (OLD.last, OLD.last + 1) THEN
        RAISE EXCEPTION 'numbers: one after the other'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_numberseries_guard
    BEFORE UPDATE OR DELETE ON governance_numberseries
    FOR EACH ROW EXECUTE FUNCTION guard_number_series();
"""

CHAIN = """
CREATE FUNCTION guard_dossier_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before governance_dossier;
    said jsonb := NEW.canonical::jsonb;
BEGIN
    SELECT * INTO before FROM governance_dossier WHERE id = NEW.dossier_id FOR UPDATE;
    IF NEW.sequence <> before.event_count + 1
        OR NEW.previous_hash <> before.head_hash THEN
        RAISE EXCEPTION 'event: does not follow the last of its dossier'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.hash <> encode(sha256(convert_to(NEW.canonical, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'event: its hash is not that of its text'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (said ->> 'dossier', said ->> 'sequence', said ->> 'kind', said ->> 'visibility',
        said -> 'payload', said ->> 'previous', (said ->> 'at')::timestamptz)
        IS DISTINCT FROM (NEW.dossier_id::text, NEW.sequence::text, NEW.kind,
        NEW.visibility, NEW.payload, NEW.previous_hash, NEW.at) THEN
        RAISE EXCEPTION 'event: its text says something else'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_dossierevent_guard BEFORE INSERT ON governance_dossierevent
    FOR EACH ROW EXECUTE FUNCTION guard_dossier_event();

CREATE FUNCTION keep_dossier_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE governance_dossier SET event_count = NEW.sequence, head_hash = NEW.hash
        WHERE id = NEW.dossier_id;
    RETURN NULL;
END $$;
CREATE TRIGGER governance_dossierevent_kept AFTER INSERT ON governance_dossierevent
    FOR EACH ROW EXECUTE FUNCTION keep_dossier_head();

-- A name may be erased, and nothing else: salt, key and label go together.
CREATE FUNCTION guard_event_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'event: its people stay, their names may go'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF (NEW.event_id, NEW.role, NEW.digest) IS DISTINCT FROM
        (OLD.event_id, OLD.role, OLD.digest)
        OR (NEW.salt, NEW.key, NEW.label) IS DISTINCT FROM (OLD.salt, OLD.key, OLD.label)
            AND (NEW.salt, NEW.key, NEW.label) IS DISTINCT FROM ('', '', '') THEN
        RAISE EXCEPTION 'event: a name is erased, never altered'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_eventperson_guard
    BEFORE UPDATE OR DELETE ON governance_eventperson
    FOR EACH ROW EXECUTE FUNCTION guard_event_person();
"""

BACK = """
DROP TRIGGER governance_eventperson_guard ON governance_eventperson;
DROP FUNCTION guard_event_person();
DROP TRIGGER governance_dossierevent_kept ON governance_dossierevent;
DROP FUNCTION keep_dossier_head();
DROP TRIGGER governance_dossierevent_guard ON governance_dossierevent;
DROP FUNCTION guard_dossier_event();
DROP TRIGGER governance_numberseries_guard ON governance_numberseries;
DROP FUNCTION guard_number_series();
DROP TRIGGER governance_dossier_stays ON governance_dossier;
DROP FUNCTION refuse_dossier_delete();
DROP TRIGGER governance_dossier_guard ON governance_dossier;
DROP FUNCTION guard_dossier();
DROP FUNCTION dossier_edge_exists(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0002_written_once")]
    operations = [migrations.RunSQL(STEPS + CHAIN, BACK)]
