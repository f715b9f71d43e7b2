"""PostgreSQL takes responses only in time, in their order and of who may give them."""

from django.db import migrations

CONSULTATIONS = """
CREATE FUNCTION guard_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.dossier_id, NEW.version_id, NEW.kind, NEW.question,
        NEW.opens_at, NEW.closes_at, NEW.uid) IS DISTINCT FROM (OLD.dossier_id,
        OLD.version_id, OLD.kind, OLD.question, OLD.opens_at, OLD.closes_at, OLD.uid)
        OR OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at
    THEN
        RAISE EXCEPTION 'consultation: what was asked stays, and closes once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'consultation_stays';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_consultation_stays
    BEFORE UPDATE OR DELETE ON governance_consultation
    FOR EACH ROW EXECUTE FUNCTION guard_consultation();
"""

# The consultation is locked for sharing: who closes it waits for who responds, and who
# responds after that finds it closed. The deadline is judged by the transaction's start.
RESPONSES = """
CREATE FUNCTION refuse_response_if(is_broken boolean, rule text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'response refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE FUNCTION guard_consultation_response() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked governance_consultation;
    before governance_consultationresponse;
    town municipalities_municipality;
    today date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
    SELECT * INTO asked FROM governance_consultation
        WHERE id = NEW.consultation_id FOR SHARE;
    PERFORM refuse_response_if(asked.closed_at IS NOT NULL OR now() < asked.opens_at
        OR now() >= asked.closes_at, 'response_in_time');
    SELECT * INTO before FROM governance_consultationresponse
        WHERE id = NEW.previous_id;
    PERFORM refuse_response_if(
        NEW.previous_id IS NULL AND NEW.number <> 1
        OR NEW.previous_id IS NOT NULL AND (
            before.id IS NULL
            OR NEW.number <> before.number + 1
            OR before.consultation_id <> NEW.consultation_id
            OR before.organisation_id IS DISTINCT FROM NEW.organisation_id
            OR NEW.organisation_id IS NULL AND before.person_id <> NEW.person_id),
        'response_follows');
    SELECT m.* INTO town FROM accounts_organisation o
        JOIN municipalities_municipality m ON m.id = o.municipality_id
        WHERE o.id = NEW.organisation_id;
    PERFORM refuse_response_if(town.id IS NOT NULL
        AND (town.valid_from > today OR town.valid_to <= today),
        'response_of_living_municipality');
    PERFORM refuse_response_if(asked.kind = 'ledenraadpleging'
        AND (town.id IS NULL OR NEW.answer = ''), 'response_of_member');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_consultationresponse_guard
    BEFORE INSERT ON governance_consultationresponse
    FOR EACH ROW EXECUTE FUNCTION guard_consultation_response();
"""

BACK = """
DROP TRIGGER governance_consultationresponse_guard ON governance_consultationresponse;
DROP FUNCTION guard_consultation_response();
DROP FUNCTION refuse_response_if(boolean, text);
DROP TRIGGER governance_consultation_stays ON governance_consultation;
DROP FUNCTION guard_consultation();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0010_terms_and_backing_are_guarded")]
    operations = [migrations.RunSQL(CONSULTATIONS + RESPONSES, BACK)]
