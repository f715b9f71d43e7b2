"""PostgreSQL itself keeps what was submitted, the second person and the fast lane."""

from django.db import migrations

GUARDS = """
-- A version follows the last one, and only where the proposer may write.
CREATE FUNCTION guard_dossier_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its_stage text;
BEGIN
    SELECT stage INTO its_stage FROM governance_dossier
        WHERE id = NEW.dossier_id FOR UPDATE;
    IF its_stage NOT IN ('concept', 'teruggegeven') THEN
        RAISE EXCEPTION 'dossier: nothing is submitted while it is handled'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'dossier_version_in_its_stage';
    END IF;
    IF NEW.number <> 1 + (SELECT count(*) FROM governance_dossierversion v
        WHERE v.dossier_id = NEW.dossier_id) THEN
        RAISE EXCEPTION 'dossier: versions follow each other'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'dossier_version_follows';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_dossierversion_guard
    BEFORE INSERT ON governance_dossierversion
    FOR EACH ROW EXECUTE FUNCTION guard_dossier_version();

-- Papers of a version come with it, never later.
CREATE FUNCTION guard_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.subject_key LIKE 'governance.dossier\\_version:%' AND NOT EXISTS (
        SELECT FROM governance_dossierversion v
        JOIN governance_dossier d ON d.id = v.dossier_id
        WHERE v.id::text = split_part(NEW.subject_key, ':', 2)
            AND d.id = NEW.dossier_id AND d.stage IN ('concept', 'teruggegeven')
            AND v.number = (SELECT max(o.number) FROM governance_dossierversion o
                WHERE o.dossier_id = d.id)
    ) THEN
        RAISE EXCEPTION 'paper: what was submitted gets no papers afterwards'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'paper_comes_with_its_version';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_paper_guard BEFORE INSERT ON governance_paper
    FOR EACH ROW EXECUTE FUNCTION guard_paper();

CREATE FUNCTION guard_intake_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM governance_dossierversion v
        JOIN governance_dossier d ON d.id = v.dossier_id
        WHERE v.id = NEW.version_id AND d.stage = 'intake'
    ) THEN
        RAISE EXCEPTION 'intake: judged in the intake alone'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'intake_check_in_intake';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_intakecheck_guard BEFORE INSERT ON governance_intakecheck
    FOR EACH ROW EXECUTE FUNCTION guard_intake_check();

-- Proposed open, decided once, never altered.
CREATE FUNCTION guard_inadmissible() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.decided_by_id IS NOT NULL
        OR TG_OP = 'DELETE'
        OR TG_OP = 'UPDATE' AND (OLD.decided_by_id IS NOT NULL
            OR (NEW.version_id, NEW.reason, NEW.proposed_by_id, NEW.proposed_at)
            IS DISTINCT FROM
            (OLD.version_id, OLD.reason, OLD.proposed_by_id, OLD.proposed_at))
    THEN
        RAISE EXCEPTION 'inadmissible: proposed by one, decided once by another'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'inadmissible_decided_once';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_inadmissibleproposal_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_inadmissibleproposal
    FOR EACH ROW EXECUTE FUNCTION guard_inadmissible();

-- What the steps of a proposal need besides their event.
CREATE FUNCTION guard_proposal_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.stage = 'ingediend' AND OLD.stage <> 'aangehouden' AND (
        SELECT count(*) FROM governance_dossierversion WHERE dossier_id = NEW.id
    ) < (
        SELECT count(*) FROM governance_dossierevent e
        WHERE e.dossier_id = NEW.id AND e.kind = 'fase-gewijzigd'
            AND e.payload ->> 'naar' = 'ingediend'
            AND e.payload ->> 'van' IN ('concept', 'teruggegeven')
    ) THEN
        RAISE EXCEPTION 'dossier: submitted without a frozen version'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'dossier_submitted_with_version';
    END IF;
    IF NEW.stage = 'niet-ontvankelijk' AND NOT EXISTS (
        SELECT FROM governance_inadmissibleproposal p
        JOIN governance_dossierversion v ON v.id = p.version_id
        WHERE v.dossier_id = NEW.id AND p.is_confirmed
    ) THEN
        RAISE EXCEPTION 'dossier: a second person finds it inadmissible'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'dossier_inadmissible_by_two';
    END IF;
    IF OLD.stage = 'intake' AND NEW.stage = 'taskforce' AND (
        NOT NEW.is_fast_lane OR NEW.intended_level = 3 OR NEW.kind = 'verzwaring'
    ) THEN
        RAISE EXCEPTION 'dossier: what binds everybody is consulted'
            USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'dossier_fast_lane_is_allowed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_dossier_steps BEFORE UPDATE ON governance_dossier
    FOR EACH ROW WHEN (NEW.stage <> OLD.stage)
    EXECUTE FUNCTION guard_proposal_steps();

-- What was submitted stays what it is while it is handled.
CREATE FUNCTION keep_submitted_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'dossier: what was submitted stays as it is'
        USING ERRCODE = 'restrict_violation',
        CONSTRAINT = 'dossier_facts_stay';
END $$;
CREATE TRIGGER governance_dossier_facts BEFORE UPDATE ON governance_dossier
    FOR EACH ROW WHEN (
        OLD.stage NOT IN ('concept', 'teruggegeven') AND (
            NEW.kind <> OLD.kind OR NEW.title <> OLD.title
            OR NEW.proposer_id <> OLD.proposer_id
            OR NEW.intended_level <> OLD.intended_level
            OR NEW.intended_in_force_on IS DISTINCT FROM OLD.intended_in_force_on
            OR NEW.asked_cents IS DISTINCT FROM OLD.asked_cents
            OR OLD.standard_id IS NOT NULL
                AND NEW.standard_id IS DISTINCT FROM OLD.standard_id
        )
    ) EXECUTE FUNCTION keep_submitted_facts();
"""

BACK = """
DROP TRIGGER governance_dossier_facts ON governance_dossier;
DROP FUNCTION keep_submitted_facts();
DROP TRIGGER governance_dossier_steps ON governance_dossier;
DROP FUNCTION guard_proposal_steps();
DROP TRIGGER governance_inadmissibleproposal_guard ON governance_inadmissibleproposal;
DROP FUNCTION guard_inadmissible();
DROP TRIGGER governance_intakecheck_guard ON governance_intakecheck;
DROP FUNCTION guard_intake_check();
DROP TRIGGER governance_paper_guard ON governance_paper;
DROP FUNCTION guard_paper();
DROP TRIGGER governance_dossierversion_guard ON governance_dossierversion;
DROP FUNCTION guard_dossier_version();
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0030_dossiers_hold_what_was_written")]
    operations = [migrations.RunSQL(GUARDS, BACK)]
