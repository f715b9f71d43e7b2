"""PostgreSQL itself keeps on what a decision rests, and whether it deviates."""

from django.db import migrations

DEVIATES = """
-- The same as governance.rules.decisions.deviates; a test compares them.
CREATE FUNCTION decision_deviates(outcome text, verdict text, advised text,
    conditions text, as_proposed boolean) RETURNS boolean LANGUAGE sql IMMUTABLE
    RETURN CASE
        WHEN verdict IS NULL OR verdict = 'verdeeld' OR outcome = 'intrekken' THEN false
        WHEN outcome IN ('teruggeven', 'afwijzen') THEN verdict <> 'negatief'
        WHEN verdict = 'negatief' OR NOT as_proposed THEN true
        WHEN verdict = 'positief' THEN outcome <> 'vaststellen'
        ELSE btrim(conditions, E' \\t\\r\\n') <> btrim(advised, E' \\t\\r\\n')
    END;
"""

GUARD = """
CREATE FUNCTION require_decision_fits(made governance_decision,
    proposal governance_dossier) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    by_kind text;
BEGIN
    PERFORM decision_refuse_if(proposal.stage IS DISTINCT FROM
        CASE made.outcome WHEN 'intrekken' THEN 'evaluatie' ELSE 'bestuur' END,
        'decision_dossier_is_there');
    SELECT kind INTO by_kind FROM governance_body WHERE id = made.body_id;
    PERFORM decision_refuse_if(NOT (by_kind = 'vng-bestuur' OR by_kind = 'vng-directie'
        AND greatest(made.level, proposal.intended_level) <= 1), 'decision_by_its_body');
    PERFORM decision_refuse_if(made.version_id IS DISTINCT FROM (
        SELECT id FROM governance_dossierversion WHERE dossier_id = made.dossier_id
        ORDER BY number DESC LIMIT 1), 'decision_of_the_last_version');
    PERFORM decision_refuse_if(made.level > 0 AND proposal.standard_id IS NULL,
        'decision_level_of_a_standard');
    PERFORM decision_refuse_if(made.level > 0 AND made.outcome NOT IN
        ('vaststellen', 'vaststellen-met-wijziging'), 'decision_level_is_adopted');
    PERFORM decision_refuse_if(
        made.members_consultation_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM governance_consultation c WHERE c.id = made.members_consultation_id
            AND c.dossier_id = made.dossier_id AND c.version_id = made.version_id
            AND c.kind = 'ledenraadpleging' AND c.closed_at IS NOT NULL),
        'decision_members_were_asked');
END $$;

-- The advice of the College van Dienstverleningszaken that stands now. Leaving it out
-- does not help: where one was given on this version, the decision names it.
CREATE FUNCTION require_decision_advised(made governance_decision) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    given governance_advice;
BEGIN
    SELECT a.* INTO given FROM governance_advice a
        JOIN governance_body b ON b.id = a.body_id AND b.kind = 'college'
        WHERE a.dossier_id = made.dossier_id AND a.version_id = made.version_id
            AND a.state <> 'concept'
        ORDER BY a.established_at DESC, a.id DESC LIMIT 1 FOR SHARE OF a;
    PERFORM decision_refuse_if(made.outcome <> 'intrekken'
        AND made.advice_id IS DISTINCT FROM given.id, 'decision_names_its_advice');
    PERFORM decision_refuse_if(made.outcome = 'intrekken' AND made.advice_id IS NOT NULL,
        'decision_names_its_advice');
    PERFORM decision_refuse_if(
        made.advice_id IS NOT NULL AND given.state NOT IN ('vastgesteld', 'gepubliceerd'),
        'decision_advice_stands');
END $$;

CREATE FUNCTION require_decision_confirmed(made governance_decision,
    proposal governance_dossier) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM decision_refuse_if(made.level > 0 AND made.level
        > bindingness_level_of(proposal.standard_id, 'vng') + 1,
        'decision_skips_no_level');
    PERFORM decision_refuse_if(made.level > 0 AND NOT EXISTS (
        SELECT FROM governance_impact i WHERE i.id = made.impact_id
            AND (i.dossier_id, i.standard_id, i.level, i.as_of) =
                (made.dossier_id, proposal.standard_id, made.level, made.in_force_on)),
        'decision_impact_was_shown');
END $$;

CREATE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    proposal governance_dossier;
    about governance_advice;
    confirming text[] := '{confirmed_by_id,confirmed_by_label,confirmed_at}';
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM decision_refuse_if(OLD.confirmed_at IS NOT NULL,
            'decision_confirmed_stays');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    -- Who moves the dossier holds this row FOR UPDATE.
    SELECT * INTO proposal FROM governance_dossier WHERE id = NEW.dossier_id FOR SHARE;
    PERFORM require_decision_fits(NEW, proposal);
    PERFORM require_decision_advised(NEW);
    SELECT * INTO about FROM governance_advice WHERE id = NEW.advice_id;
    NEW.deviates := decision_deviates(NEW.outcome, about.verdict, about.conditions,
        NEW.conditions, NEW.level = proposal.intended_level);
    IF TG_OP = 'INSERT' THEN
        PERFORM decision_refuse_if(NEW.confirmed_at IS NOT NULL,
            'decision_begins_unconfirmed');
        RETURN NEW;
    END IF;
    -- What is confirmed is what was entered; only the picture may be made anew before.
    IF NEW.confirmed_at IS NULL THEN
        confirming := confirming || '{impact_id,plan_evaluation}';
    END IF;
    PERFORM decision_refuse_if(to_jsonb(NEW) - confirming IS DISTINCT FROM
        to_jsonb(OLD) - confirming, 'decision_confirmed_as_entered');
    IF NEW.confirmed_at IS NOT NULL THEN
        PERFORM require_decision_confirmed(NEW, proposal);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER governance_decision_guard
    BEFORE INSERT OR UPDATE OR DELETE ON governance_decision
    FOR EACH ROW EXECUTE FUNCTION guard_decision();
"""

BACK = """
DROP TRIGGER governance_decision_guard ON governance_decision;
DROP FUNCTION guard_decision();
DROP FUNCTION require_decision_confirmed(governance_decision, governance_dossier);
DROP FUNCTION require_decision_advised(governance_decision);
DROP FUNCTION require_decision_fits(governance_decision, governance_dossier);
DROP FUNCTION decision_deviates(text, text, text, text, boolean);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0061_advice_is_guarded"),
        ("catalogue", "0043_a_proposal_becomes_its_own_statement"),
    ]
    operations = [migrations.RunSQL(DEVIATES + GUARD, BACK)]
