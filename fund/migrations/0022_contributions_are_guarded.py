"""PostgreSQL keeps what municipalities owe: real municipalities, whole sums, approved
by a second person, and as it was after that."""

from django.db import migrations

RULES = """
CREATE FUNCTION refuse_contribution_if(is_broken boolean, rule text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'contribution refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE FUNCTION municipality_stands(number bigint, from_on date, to_on date)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM municipalities_municipality m WHERE m.id = number
            AND (m.valid_from IS NULL OR m.valid_from <= from_on)
            AND (m.valid_to IS NULL OR m.valid_to >= to_on)
    )
$$;
"""
NO_RULES = """
DROP FUNCTION municipality_stands;
DROP FUNCTION refuse_contribution_if;
"""

SNAPSHOTS = """
CREATE FUNCTION guard_fund_snapshot_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE reference date;
BEGIN
    SELECT reference_on INTO reference FROM fund_populationsnapshot
        WHERE id = NEW.snapshot_id;
    PERFORM refuse_contribution_if(
        NOT municipality_stands(NEW.municipality_id, reference, reference + 1),
        'snapshot_row_existed');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_snapshotrow_guard BEFORE INSERT ON fund_snapshotrow
    FOR EACH ROW EXECUTE FUNCTION guard_fund_snapshot_row();

-- Once it holds what it says, nothing comes in any more.
CREATE FUNCTION check_fund_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_contribution_if(
        EXISTS (
            SELECT FROM fund_populationsnapshot s JOIN LATERAL (
                SELECT COUNT(*) AS rows, SUM(r.inhabitants) AS people
                FROM fund_snapshotrow r WHERE r.snapshot_id = s.id
            ) held ON true
            WHERE s.id IN (SELECT snapshot_id FROM added)
                AND (held.rows > s.municipality_count
                    OR held.people > s.inhabitants_total)),
        'snapshot_full');
    RETURN NULL;
END $$;
CREATE TRIGGER fund_snapshotrow_full AFTER INSERT ON fund_snapshotrow
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION check_fund_snapshot();
"""
NO_SNAPSHOTS = """
DROP TRIGGER fund_snapshotrow_full ON fund_snapshotrow;
DROP FUNCTION check_fund_snapshot;
DROP TRIGGER fund_snapshotrow_guard ON fund_snapshotrow;
DROP FUNCTION guard_fund_snapshot_row;
"""

RATES = """
CREATE FUNCTION guard_fund_rate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        -- Whoever approves goes first, or comes after.
        PERFORM FROM fund_contributionrun WHERE year_id = OLD.year_id FOR SHARE;
        PERFORM refuse_contribution_if(
            EXISTS (
                SELECT FROM fund_contribution c JOIN fund_contributionrun r
                    ON r.id = c.run_id
                WHERE c.rate_id = OLD.id AND r.state IN ('goedgekeurd', 'gefactureerd')),
            'contribution_rate_approved_stays');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM refuse_contribution_if(
        NOT members_decided(NEW.decision_id, NEW.year_id),
        'contribution_rate_decided_by_members');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_contributionrate_guard
    BEFORE INSERT OR UPDATE OR DELETE ON fund_contributionrate
    FOR EACH ROW EXECUTE FUNCTION guard_fund_rate();
CREATE TRIGGER fund_contributionrate_no_truncate BEFORE TRUNCATE ON fund_contributionrate
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
NO_RATES = """
DROP TRIGGER fund_contributionrate_no_truncate ON fund_contributionrate;
DROP TRIGGER fund_contributionrate_guard ON fund_contributionrate;
DROP FUNCTION guard_fund_rate;
"""

CONTRIBUTIONS = """
CREATE FUNCTION guard_fund_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Whoever approves waits for whoever computes, and the other way round.
    run fund_contributionrun;
    reference date;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT * INTO run FROM fund_contributionrun WHERE id = OLD.run_id FOR SHARE;
        PERFORM refuse_contribution_if(
            run.state IN ('goedgekeurd', 'gefactureerd'), 'contribution_approved_stays');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    SELECT * INTO run FROM fund_contributionrun WHERE id = NEW.run_id FOR SHARE;
    PERFORM refuse_contribution_if(
        run.state IN ('goedgekeurd', 'gefactureerd'), 'contribution_approved_stays');
    SELECT reference_on INTO reference FROM fund_populationsnapshot
        WHERE id = run.snapshot_id;
    PERFORM refuse_contribution_if(
        NOT municipality_stands(NEW.basis_id, reference, reference + 1),
        'contribution_existed_on_reference_date');
    PERFORM refuse_contribution_if(
        NOT EXISTS (
            SELECT FROM fund_snapshotrow s WHERE s.snapshot_id = run.snapshot_id
                AND (s.municipality_id, s.inhabitants) = (NEW.basis_id, NEW.inhabitants)),
        'contribution_of_its_snapshot');
    PERFORM refuse_contribution_if(
        NOT municipality_stands(NEW.municipality_id, NEW.from_on, NEW.to_on),
        'contribution_of_who_existed');
    PERFORM refuse_contribution_if(
        NEW.from_on < make_date(run.year_id, 1, 1)
            OR NEW.to_on > make_date(run.year_id + 1, 1, 1)
            OR NOT EXISTS (
                SELECT FROM fund_contributionrate
                WHERE id = NEW.rate_id AND year_id = run.year_id),
        'contribution_of_its_year');
    PERFORM refuse_contribution_if(
        NEW.amount_cents = 0 OR NEW.amount_cents < 0 AND run.kind = 'gewoon',
        'contribution_amount_fits');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_contribution_guard
    BEFORE INSERT OR UPDATE OR DELETE ON fund_contribution
    FOR EACH ROW EXECUTE FUNCTION guard_fund_contribution();
CREATE TRIGGER fund_contribution_no_truncate BEFORE TRUNCATE ON fund_contribution
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
NO_CONTRIBUTIONS = """
DROP TRIGGER fund_contribution_no_truncate ON fund_contribution;
DROP TRIGGER fund_contribution_guard ON fund_contribution;
DROP FUNCTION guard_fund_contribution;
"""

RUNS = """
CREATE FUNCTION guard_fund_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    approved text[] := ARRAY['goedgekeurd', 'gefactureerd'];
    approving text[] :=
        ARRAY['state', 'approved_by_id', 'approved_by_label', 'approved_at'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM refuse_contribution_if(
            NEW.state = ANY (approved), 'contribution_run_begins_open');
        RETURN NEW;
    END IF;
    IF OLD.state = ANY (approved) THEN
        PERFORM refuse_contribution_if(
            TG_OP = 'DELETE' OR to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state'
                OR (OLD.state, NEW.state) NOT IN (
                    ('goedgekeurd', 'goedgekeurd'), ('goedgekeurd', 'gefactureerd'),
                    ('gefactureerd', 'gefactureerd')),
            'contribution_run_approved_stays');
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.state = ANY (approved) THEN
        PERFORM refuse_contribution_if(
            OLD.state <> 'berekend' OR NEW.state <> 'goedgekeurd'
                OR to_jsonb(NEW) - approving <> to_jsonb(OLD) - approving,
            'contribution_run_approved_as_computed');
        PERFORM refuse_contribution_if(
            NEW.sha256 = '' OR NEW.contribution_count = 0
                OR (NEW.contribution_count, NEW.total_cents) <> (
                    SELECT COUNT(*), COALESCE(SUM(amount_cents), 0)
                    FROM fund_contribution WHERE run_id = NEW.id),
            'contribution_run_sums');
        PERFORM refuse_contribution_if(
            NOT EXISTS (
                SELECT FROM fund_populationsnapshot s WHERE s.id = NEW.snapshot_id
                    AND (s.municipality_count, s.inhabitants_total) = (
                        SELECT COUNT(*), COALESCE(SUM(r.inhabitants), 0)
                        FROM fund_snapshotrow r WHERE r.snapshot_id = s.id)),
            'contribution_run_snapshot_whole');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fund_contributionrun_guard
    BEFORE INSERT OR UPDATE OR DELETE ON fund_contributionrun
    FOR EACH ROW EXECUTE FUNCTION guard_fund_run();
CREATE TRIGGER fund_contributionrun_no_truncate BEFORE TRUNCATE ON fund_contributionrun
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
NO_RUNS = """
DROP TRIGGER fund_contributionrun_no_truncate ON fund_contributionrun;
DROP TRIGGER fund_contributionrun_guard ON fund_contributionrun;
DROP FUNCTION guard_fund_run;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0021_rates_can_be_mended")]
    operations = [
        migrations.RunSQL(RULES, NO_RULES),
        migrations.RunSQL(SNAPSHOTS, NO_SNAPSHOTS),
        migrations.RunSQL(RATES, NO_RATES),
        migrations.RunSQL(CONTRIBUTIONS, NO_CONTRIBUTIONS),
        migrations.RunSQL(RUNS, NO_RUNS),
    ]
