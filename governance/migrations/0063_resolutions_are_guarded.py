"""PostgreSQL itself publishes only what was confirmed, numbered without gaps."""

from django.db import migrations

GUARD = """
CREATE FUNCTION require_resolution_numbered(made governance_resolution) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM decision_refuse_if(
        made.year <> date_part('year', made.published_at AT TIME ZONE 'Europe/Amsterdam')
        OR made.sequence <> 1 + coalesce((
            SELECT max(sequence) FROM governance_resolution WHERE year = made.year), 0)
        OR made.number <> format('B-%s-%s', made.year, lpad(made.sequence::text,
            greatest(3, length(made.sequence::text)), '0')),
        'resolution_numbers_have_no_gaps');
END $$;

CREATE FUNCTION require_resolution_follows(made governance_resolution,
    taken governance_decision) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before governance_resolution;
    about bigint;
BEGIN
    PERFORM decision_refuse_if(made.kind = 'besluit' AND taken.outcome NOT IN
        ('vaststellen', 'vaststellen-met-wijziging', 'afwijzen')
        OR made.kind = 'intrekking' AND taken.outcome <> 'intrekken',
        'resolution_kind_fits_the_decision');
    IF made.rectifies_id IS NULL THEN
        RETURN;
    END IF;
    SELECT * INTO before FROM governance_resolution WHERE id = made.rectifies_id;
    SELECT dossier_id INTO about FROM governance_decision WHERE id = before.decision_id;
    PERFORM decision_refuse_if(before.kind = 'intrekking' OR CASE made.kind
        WHEN 'rectificatie' THEN before.decision_id <> made.decision_id
        ELSE about <> taken.dossier_id END, 'resolution_chain_is_its_own');
END $$;

CREATE FUNCTION guard_resolution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    taken governance_decision;
BEGIN
    SELECT * INTO taken FROM governance_decision WHERE id = NEW.decision_id FOR SHARE;
    PERFORM decision_refuse_if(taken.confirmed_at IS NULL,
        'resolution_of_a_confirmed_decision');
    PERFORM decision_refuse_if(taken.embargo_until IS NOT NULL AND taken.embargo_until
        > least(NEW.published_at, clock_timestamp()), 'resolution_after_the_embargo');
    PERFORM decision_refuse_if(NEW.published_at < taken.confirmed_at
        OR NEW.published_at > clock_timestamp() + interval '1 minute',
        'resolution_published_now');
    PERFORM decision_refuse_if(NEW.in_force_on IS DISTINCT FROM taken.in_force_on,
        'resolution_in_force_as_decided');
    PERFORM require_resolution_numbered(NEW);
    PERFORM require_resolution_follows(NEW, taken);
    PERFORM decision_refuse_if(
        NOT document_is_its_text(NEW.content, NEW.canonical, NEW.sha256)
        OR NEW.content ->> 'nummer' IS DISTINCT FROM NEW.number,
        'resolution_hash_is_of_its_text');
    RETURN NEW;
END $$;
CREATE TRIGGER governance_resolution_guard BEFORE INSERT ON governance_resolution
    FOR EACH ROW EXECUTE FUNCTION guard_resolution();
"""

BACK = """
DROP TRIGGER governance_resolution_guard ON governance_resolution;
DROP FUNCTION guard_resolution();
DROP FUNCTION require_resolution_follows(governance_resolution, governance_decision);
DROP FUNCTION require_resolution_numbered(governance_resolution);
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0062_decisions_are_guarded")]
    operations = [migrations.RunSQL(GUARD, BACK)]
