"""PostgreSQL itself keeps what an advice comes from, and that its words stay."""

from django.db import migrations

RULES = """
-- Every refusal about decisions carries the name of its rule, for who translates it.
CREATE FUNCTION decision_refuse_if(is_broken boolean, rule text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken IS NOT FALSE THEN
        RAISE EXCEPTION 'decision refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

-- A document is its text: the hash is over it, and the content says the same.
CREATE FUNCTION document_is_its_text(content jsonb, canonical text, hash text)
    RETURNS boolean LANGUAGE sql IMMUTABLE RETURN coalesce(
        hash = encode(sha256(convert_to(canonical, 'UTF8')), 'hex')
        AND content = canonical::jsonb, false);

CREATE FUNCTION was_chair(person bigint, the_body bigint, moment timestamptz)
    RETURNS boolean LANGUAGE sql STABLE RETURN EXISTS (
        SELECT FROM governance_membership m
        JOIN governance_seat s ON s.id = m.seat_id
        WHERE s.body_id = the_body AND s.category = 'voorzitter'
            AND m.person_id = person
            AND m.starts_on <= (moment AT TIME ZONE 'Europe/Amsterdam')::date
            AND (m.ends_on IS NULL
                OR m.ends_on > (moment AT TIME ZONE 'Europe/Amsterdam')::date));
"""

GUARD = """
CREATE FUNCTION require_advice_fits(made governance_advice) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    asked governance_round;
BEGIN
    SELECT * INTO asked FROM governance_round WHERE id = made.round_id FOR SHARE;
    PERFORM decision_refuse_if(
        (asked.body_id, asked.dossier_id, asked.version_id) IS DISTINCT FROM
        (made.body_id, made.dossier_id, made.version_id), 'advice_of_its_round');
    PERFORM decision_refuse_if(asked.state NOT IN ('gesloten', 'geconcludeerd')
        OR NOT asked.has_quorum, 'advice_round_closed_with_quorum');
    PERFORM decision_refuse_if(
        made.author_id <> ALL (made.author_ids), 'advice_knows_its_authors');
END $$;

CREATE FUNCTION require_advice_established(made governance_advice) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    closed timestamptz;
    hours int;
BEGIN
    PERFORM decision_refuse_if(made.state <> 'vastgesteld'
        OR made.published_at IS NOT NULL OR made.replaced_by_id IS NOT NULL,
        'advice_edge_exists');
    PERFORM decision_refuse_if(made.established_by_id = ANY (made.author_ids),
        'advice_established_by_no_author');
    PERFORM decision_refuse_if(
        NOT was_chair(made.established_by_id, made.body_id, made.established_at),
        'advice_established_by_chair');
    SELECT r.closed_at, b.minority_hours INTO closed, hours
        FROM governance_round r JOIN governance_bodyrule b ON b.id = r.rule_id
        WHERE r.id = made.round_id;
    PERFORM decision_refuse_if(made.minority_waived_at IS NULL
        AND least(made.established_at, clock_timestamp())
            < closed + make_interval(hours => hours), 'advice_minority_had_its_time');
    PERFORM decision_refuse_if(
        NOT document_is_its_text(made.content, made.canonical, made.sha256)
        OR (made.content ->> 'nummer', made.content ->> 'oordeel',
            made.content ->> 'tekst', made.content ->> 'voorwaarden')
        IS DISTINCT FROM
            (made.number, made.verdict, made.text, made.conditions),
        'advice_hash_is_of_its_text');
END $$;

CREATE FUNCTION require_advice_stays(before governance_advice, after governance_advice)
    RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM decision_refuse_if(
        to_jsonb(after) - '{state,published_at,replaced_by_id}'::text[]
        IS DISTINCT FROM
        to_jsonb(before) - '{state,published_at,replaced_by_id}'::text[]
        OR before.published_at IS NOT NULL
            AND after.published_at IS DISTINCT FROM before.published_at
        OR before.replaced_by_id IS NOT NULL
            AND after.replaced_by_id IS DISTINCT FROM before.replaced_by_id,
        'advice_established_stays');
    PERFORM decision_refuse_if(after.state <> before.state AND
        (before.state, after.state) NOT IN (('vastgesteld', 'gepubliceerd'),
            ('vastgesteld', 'vervangen'), ('gepubliceerd', 'vervangen')),
        'advice_edge_exists');
    PERFORM decision_refuse_if(
        after.state = 'gepubliceerd' AND after.published_at IS NULL
        OR after.state = 'vastgesteld' AND after.published_at IS NOT NULL
        OR (after.state = 'vervangen') <> (after.replaced_by_id IS NOT NULL),
        'advice_state_is_complete');
    PERFORM decision_refuse_if(after.replaced_by_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM governance_advice a WHERE a.id = after.replaced_by_id
            AND a.id <> after.id AND a.state <> 'concept'
            AND (a.dossier_id, a.body_id) = (after.dossier_id, after.body_id)),
        'advice_replaced_by_its_own');
END $$;

CREATE FUNCTION guard_advice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM decision_refuse_if(OLD.state <> 'concept', 'advice_established_stays');
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM decision_refuse_if(NEW.state <> 'concept', 'advice_begins_as_draft');
        PERFORM require_advice_fits(NEW);
        RETURN NEW;
    END IF;
    IF OLD.state <> 'concept' THEN
        PERFORM require_advice_stays(OLD, NEW);
        RETURN NEW;
    END IF;
    PERFORM decision_refuse_if((NEW.id, NEW.round_id) <> (OLD.id, OLD.round_id)
        OR NOT NEW.author_ids @> OLD.author_ids, 'advice_knows_its_authors');
    PERFORM require_advice_fits(NEW);
    IF NEW.state <> 'concept' THEN
        PERFORM require_advice_established(NEW);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_advice_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_advice
    FOR EACH ROW EXECUTE FUNCTION guard_advice();
"""

BACK = """
DROP TRIGGER governance_advice_guard ON governance_advice;
DROP FUNCTION guard_advice();
DROP FUNCTION require_advice_stays(governance_advice, governance_advice);
DROP FUNCTION require_advice_established(governance_advice);
DROP FUNCTION require_advice_fits(governance_advice);
DROP FUNCTION was_chair(bigint, bigint, timestamptz);
DROP FUNCTION document_is_its_text(jsonb, text, text);
DROP FUNCTION decision_refuse_if(boolean, text);
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0060_documents_keep_their_text")]
    operations = [migrations.RunSQL(RULES + GUARD, BACK)]
