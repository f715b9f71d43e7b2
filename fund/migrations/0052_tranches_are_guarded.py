"""PostgreSQL keeps the plan of an award: tranches that sum to it, one after the other."""

from django.db import migrations

TRANCHES = """
CREATE FUNCTION require_fund_award_prepared(award bigint, rule text) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE stands text;
BEGIN
    -- Approving the award waits for who writes in its plan, and the other way round.
    SELECT state INTO stands FROM fund_award WHERE id = award FOR UPDATE;
    PERFORM award_refuse_if(stands <> 'voorbereid', rule);
END $$;

CREATE FUNCTION fund_times_in_use(the_standard bigint, on_day date) RETURNS bigint
    LANGUAGE sql STABLE RETURN (
        SELECT coalesce(sum(delta), 0) FROM catalogue_adoptiontotal
        WHERE standard_id = the_standard AND day <= on_day
            AND state IN ('in-gebruik', 'deels'));

CREATE FUNCTION fund_condition_is_met(wanted fund_tranche, on_day date) RETURNS boolean
    LANGUAGE sql STABLE RETURN CASE wanted.condition
        WHEN 'datum' THEN wanted.planned_on <= on_day
        WHEN 'gebruik' THEN
            fund_times_in_use(wanted.standard_id, on_day) >= wanted.municipalities_wanted
        WHEN 'verantwoording' THEN EXISTS (SELECT FROM fund_accountabilityreport
            WHERE award_id = wanted.award_id AND verdict = 'akkoord')
        ELSE true END;

CREATE FUNCTION guard_fund_tranche() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moving text[] := ARRAY['state', 'evidence', 'proposed_by_id', 'proposed_by_label',
        'proposed_at', 'approved_by_id', 'approved_by_label', 'approved_at'];
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM require_fund_award_prepared(OLD.award_id, 'tranche_terms_stay');
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM require_fund_award_prepared(NEW.award_id, 'tranche_terms_stay');
        PERFORM award_refuse_if(NEW.state <> 'gepland', 'tranche_edge_exists');
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - moving <> to_jsonb(OLD) - moving THEN
        PERFORM require_fund_award_prepared(NEW.award_id, 'tranche_terms_stay');
        PERFORM award_refuse_if(NEW.award_id <> OLD.award_id, 'tranche_terms_stay');
    END IF;
    PERFORM award_refuse_if(OLD.state <> 'gepland'
        AND to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state', 'tranche_terms_stay');
    PERFORM award_refuse_if(NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('gepland', 'goedgekeurd'), ('gepland', 'vervallen'),
        ('goedgekeurd', 'opdracht'), ('goedgekeurd', 'vervallen'),
        ('opdracht', 'betaald'), ('opdracht', 'goedgekeurd'),
        ('betaald', 'goedgekeurd')), 'tranche_edge_exists');
    IF OLD.state = 'gepland' AND NEW.state = 'goedgekeurd' THEN
        PERFORM award_refuse_if('toegekend' <> (
            SELECT state FROM fund_award WHERE id = NEW.award_id FOR SHARE),
            'tranche_of_an_award');
        PERFORM award_refuse_if(EXISTS (
            SELECT FROM fund_tranche WHERE award_id = NEW.award_id
                AND position < NEW.position AND state = 'gepland'),
            'tranche_after_the_one_before');
        PERFORM award_refuse_if(
            NOT fund_condition_is_met(NEW, fund_day_of(NEW.approved_at)),
            'tranche_condition_is_met');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fund_tranche_guard BEFORE INSERT OR UPDATE OR DELETE ON fund_tranche
    FOR EACH ROW EXECUTE FUNCTION guard_fund_tranche();
"""
NO_TRANCHES = """
DROP TRIGGER fund_tranche_guard ON fund_tranche;
DROP FUNCTION guard_fund_tranche();
DROP FUNCTION fund_condition_is_met(fund_tranche, date);
DROP FUNCTION fund_times_in_use(bigint, date);
"""

SHARES = """
DROP TRIGGER fund_awardshare_no_change ON fund_awardshare;
DROP TRIGGER fund_awardshare_no_truncate ON fund_awardshare;

CREATE FUNCTION guard_fund_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM award_refuse_if(TG_OP = 'UPDATE', 'share_stated_in_the_award');
    IF TG_OP = 'DELETE' THEN
        PERFORM require_fund_award_prepared(OLD.award_id, 'share_stated_in_the_award');
        RETURN OLD;
    END IF;
    PERFORM require_fund_award_prepared(NEW.award_id, 'share_stated_in_the_award');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_awardshare_guard BEFORE INSERT OR UPDATE OR DELETE
    ON fund_awardshare FOR EACH ROW EXECUTE FUNCTION guard_fund_share();
"""
NO_SHARES = """
DROP TRIGGER fund_awardshare_guard ON fund_awardshare;
DROP FUNCTION guard_fund_share();
DROP FUNCTION require_fund_award_prepared(bigint, text);
CREATE TRIGGER fund_awardshare_no_change BEFORE UPDATE OR DELETE ON fund_awardshare
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fund_awardshare_no_truncate BEFORE TRUNCATE ON fund_awardshare
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

SUMS = """
CREATE FUNCTION check_fund_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    made fund_award;
BEGIN
    SELECT * INTO made FROM fund_award WHERE id = (
        to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'fund_award' THEN 'id' ELSE 'award_id' END
    )::bigint;
    IF made.id IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM award_refuse_if(made.amount_cents < (SELECT coalesce(sum(amount_cents), 0)
        FROM fund_awardshare WHERE award_id = made.id), 'award_shares_within');
    PERFORM award_refuse_if(made.state <> 'voorbereid' AND made.amount_cents <> (
        SELECT coalesce(sum(amount_cents), 0) FROM fund_tranche
        WHERE award_id = made.id), 'award_tranches_sum');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_award_plan AFTER INSERT OR UPDATE ON fund_award
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_fund_plan();
CREATE CONSTRAINT TRIGGER fund_awardshare_plan AFTER INSERT ON fund_awardshare
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_fund_plan();
"""
NO_SUMS = """
DROP TRIGGER fund_awardshare_plan ON fund_awardshare;
DROP TRIGGER fund_award_plan ON fund_award;
DROP FUNCTION check_fund_plan();
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0051_awards_are_guarded")]
    operations = [
        migrations.RunSQL(TRANCHES, NO_TRANCHES),
        migrations.RunSQL(SHARES, NO_SHARES),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
