"""PostgreSQL keeps who sat where, and takes answers of the backing only in time."""

from django.db import migrations

TERMS = """
-- A term gets an end; who sits where from when on stays as it was.
CREATE FUNCTION guard_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.seat_id, NEW.person_id, NEW.starts_on)
        IS DISTINCT FROM (OLD.seat_id, OLD.person_id, OLD.starts_on) THEN
        RAISE EXCEPTION 'membership: a term is ended, never altered'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'membership_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_membership_stays
    BEFORE UPDATE OR DELETE ON governance_membership
    FOR EACH ROW EXECUTE FUNCTION guard_membership();
"""

BACKING = """
CREATE FUNCTION guard_backing_poll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.membership_id, NEW.dossier_id, NEW.question,
        NEW.opens_at, NEW.closes_at) IS DISTINCT FROM (OLD.membership_id,
        OLD.dossier_id, OLD.question, OLD.opens_at, OLD.closes_at)
        OR OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at
    THEN
        RAISE EXCEPTION 'backing poll: what was asked stays, and closes once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'backing_poll_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_backingpoll_stays
    BEFORE UPDATE OR DELETE ON governance_backingpoll
    FOR EACH ROW EXECUTE FUNCTION guard_backing_poll();

-- The poll is locked for sharing, so that who closes it waits for who answers.
CREATE FUNCTION guard_backing_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    poll governance_backingpoll;
    today date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
    SELECT * INTO poll FROM governance_backingpoll WHERE id = NEW.poll_id FOR SHARE;
    IF poll.closed_at IS NOT NULL OR now() < poll.opens_at OR now() >= poll.closes_at
    THEN
        RAISE EXCEPTION 'backing answer: the poll is not open'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'backing_answer_in_time';
    END IF;
    IF NOT EXISTS (
        SELECT FROM accounts_organisation o
        JOIN municipalities_municipality m ON m.id = o.municipality_id
        WHERE o.id = NEW.organisation_id
            AND (m.valid_from IS NULL OR m.valid_from <= today)
            AND (m.valid_to IS NULL OR m.valid_to > today)
    ) THEN
        RAISE EXCEPTION 'backing answer: of a municipality that exists today'
            USING ERRCODE = 'check_violation',
            CONSTRAINT = 'backing_answer_of_municipality';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_backinganswer_guard
    BEFORE INSERT ON governance_backinganswer
    FOR EACH ROW EXECUTE FUNCTION guard_backing_answer();
"""

BACK = """
DROP TRIGGER governance_backinganswer_guard ON governance_backinganswer;
DROP FUNCTION guard_backing_answer();
DROP TRIGGER governance_backingpoll_stays ON governance_backingpoll;
DROP FUNCTION guard_backing_poll();
DROP TRIGGER governance_membership_stays ON governance_membership;
DROP FUNCTION guard_membership();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0003_dossiers_are_guarded")]
    operations = [migrations.RunSQL(TERMS + BACKING, BACK)]
