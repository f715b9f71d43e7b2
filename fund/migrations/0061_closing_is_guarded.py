"""PostgreSQL closes no year by one person, halfway, or with another end than its books."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only

RULES = """
CREATE FUNCTION refuse_close_if(is_broken boolean, rule text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'close refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

-- What stood on each account at the end of a day, in its own direction.
CREATE FUNCTION fund_standing_on(day date)
RETURNS TABLE (account_id bigint, cents bigint) LANGUAGE sql STABLE AS $$
    SELECT l.account_id, (SUM(l.amount_cents) * a.direction)::bigint
    FROM fund_line l
        JOIN fund_entry e ON e.id = l.entry_id
        JOIN fund_account a ON a.id = l.account_id
    WHERE e.booked_on <= day
    GROUP BY l.account_id, a.direction
    HAVING SUM(l.amount_cents) <> 0
$$;
"""
NO_RULES = """
DROP FUNCTION fund_standing_on;
DROP FUNCTION refuse_close_if;
"""

CLOSES = """
CREATE FUNCTION guard_fund_close() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closing text[] := ARRAY['closed_at', 'closed_by_id', 'closed_by_label', 'seal_id'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM refuse_close_if(NEW.closed_at IS NOT NULL, 'year_close_prepared_first');
        RETURN NEW;
    END IF;
    PERFORM refuse_close_if(
        OLD.closed_at IS NOT NULL OR TG_OP = 'DELETE', 'year_close_stays');
    PERFORM refuse_close_if(
        NEW.year_id <> OLD.year_id
            OR NEW.closed_at IS NOT NULL
            AND to_jsonb(NEW) - closing <> to_jsonb(OLD) - closing,
        'year_close_as_prepared');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_yearclose_guard BEFORE INSERT OR UPDATE OR DELETE ON fund_yearclose
    FOR EACH ROW EXECUTE FUNCTION guard_fund_close();
CREATE TRIGGER fund_yearclose_no_truncate BEFORE TRUNCATE ON fund_yearclose
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A close that is done and its year that is closed come together.
CREATE FUNCTION check_fund_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_close_if(
        NEW.closed_at IS NOT NULL AND NOT EXISTS (
            SELECT FROM fund_fiscalyear
                WHERE year = NEW.year_id AND state = 'gesloten'),
        'year_close_closes_year');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_yearclose_whole AFTER INSERT OR UPDATE ON fund_yearclose
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_close();
"""
NO_CLOSES = """
DROP TRIGGER fund_yearclose_whole ON fund_yearclose;
DROP FUNCTION check_fund_close;
DROP TRIGGER fund_yearclose_no_truncate ON fund_yearclose;
DROP TRIGGER fund_yearclose_guard ON fund_yearclose;
DROP FUNCTION guard_fund_close;
"""

YEARS = """
CREATE FUNCTION guard_fund_year_close() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    done record;
    year_end date := make_date(NEW.year, 12, 31);
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- What is booked in an earlier year would change where later ones began.
        PERFORM refuse_close_if(
            NEW.state = 'open' AND EXISTS (
                SELECT FROM fund_fiscalyear
                    WHERE year > NEW.year AND state = 'gesloten'),
            'fiscal_year_opens_after_closed');
        RETURN NEW;
    END IF;
    -- The same lock that seals take: nobody is booking now.
    PERFORM pg_advisory_xact_lock(hashtext('fund_dailyseal'));
    SELECT c.id, s.last_entry_id INTO done
        FROM fund_yearclose c JOIN fund_dailyseal s ON s.id = c.seal_id
        WHERE c.year_id = NEW.year AND c.closed_at IS NOT NULL;
    PERFORM refuse_close_if(done IS NULL, 'fiscal_year_closed_by_two');
    PERFORM refuse_close_if(
        EXISTS (SELECT FROM fund_fiscalyear WHERE year < NEW.year AND state = 'open'),
        'fiscal_year_closed_in_order');
    PERFORM refuse_close_if(
        EXISTS (
            SELECT FROM fund_entry
                WHERE year_id = NEW.year AND id > done.last_entry_id),
        'fiscal_year_sealed');
    PERFORM refuse_close_if(
        EXISTS (
            SELECT FROM fund_standing_on(year_end) s
                JOIN fund_account a ON a.id = s.account_id
                WHERE a.kind IN (
                    'bijdragen', 'overige-inkomsten', 'toekenningen', 'resultaat')),
        'fiscal_year_result_to_reserve');
    -- The end of this year, where the next begins: each account, and to the cent.
    PERFORM refuse_close_if(
        EXISTS (
            (SELECT account_id, cents FROM fund_standing_on(year_end)
                EXCEPT
                SELECT account_id, balance_cents FROM fund_closingbalance
                    WHERE close_id = done.id)
            UNION ALL
            (SELECT account_id, balance_cents FROM fund_closingbalance
                    WHERE close_id = done.id
                EXCEPT
                SELECT account_id, cents FROM fund_standing_on(year_end))
        ),
        'fiscal_year_ends_as_booked');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_fiscalyear_opens BEFORE INSERT ON fund_fiscalyear
    FOR EACH ROW EXECUTE FUNCTION guard_fund_year_close();
CREATE TRIGGER fund_fiscalyear_closes BEFORE UPDATE ON fund_fiscalyear
    FOR EACH ROW WHEN (OLD.state <> NEW.state AND NEW.state = 'gesloten')
    EXECUTE FUNCTION guard_fund_year_close();

CREATE FUNCTION guard_fund_closing_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_close_if(
        NOT EXISTS (
            SELECT FROM fund_yearclose c JOIN fund_fiscalyear y ON y.year = c.year_id
                WHERE c.id = NEW.close_id AND c.closed_at IS NOT NULL
                    AND y.state = 'open'),
        'closing_balance_while_closing');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_closingbalance_guard BEFORE INSERT ON fund_closingbalance
    FOR EACH ROW EXECUTE FUNCTION guard_fund_closing_balance();
"""
NO_YEARS = """
DROP TRIGGER fund_closingbalance_guard ON fund_closingbalance;
DROP FUNCTION guard_fund_closing_balance;
DROP TRIGGER fund_fiscalyear_closes ON fund_fiscalyear;
DROP TRIGGER fund_fiscalyear_opens ON fund_fiscalyear;
DROP FUNCTION guard_fund_year_close;
"""

ENTRIES = """
CREATE FUNCTION guard_fund_closing_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_close_if(
        EXISTS (
            SELECT FROM fund_entry WHERE id = NEW.reverses_id AND kind IN (
                'jaarresultaat', 'resultaat-naar-reserve',
                'overgeheveld-uit', 'overgeheveld-in')),
        'entry_of_closing_stays');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_entry_closing_stays BEFORE INSERT ON fund_entry
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
    EXECUTE FUNCTION guard_fund_closing_entry();

CREATE FUNCTION check_fund_closing_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_close_if(
        NEW.kind IN ('jaarresultaat', 'resultaat-naar-reserve') AND NOT EXISTS (
            SELECT FROM fund_fiscalyear
                WHERE year = NEW.year_id AND state = 'gesloten'),
        'entry_of_closing_closes');
    PERFORM refuse_close_if(
        NEW.kind IN ('overgeheveld-uit', 'overgeheveld-in') AND NOT EXISTS (
            SELECT FROM fund_carryover
                WHERE NEW.id IN (entry_out_id, entry_in_id)),
        'entry_carried_has_decision');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_entry_closing_whole AFTER INSERT ON fund_entry
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind IN (
        'jaarresultaat', 'resultaat-naar-reserve',
        'overgeheveld-uit', 'overgeheveld-in'))
    EXECUTE FUNCTION check_fund_closing_entry();
"""
NO_ENTRIES = """
DROP TRIGGER fund_entry_closing_whole ON fund_entry;
DROP FUNCTION check_fund_closing_entry;
DROP TRIGGER fund_entry_closing_stays ON fund_entry;
DROP FUNCTION guard_fund_closing_entry;
"""

CARRYING = """
-- Two lines: this much on its available pot, and as much less on its ceiling.
CREATE FUNCTION fund_entry_carries(entry bigint, as_kind text, line bigint, cents bigint)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT e.kind = as_kind AND e.line_count = 2 AND e.year_id = b.year_id AND 2 = (
        SELECT COUNT(*) FROM fund_line l JOIN fund_account a ON a.id = l.account_id
            WHERE l.entry_id = e.id AND a.budget_line_id = b.id
                AND (a.kind, l.amount_cents) IN
                    (('beschikbaar', cents), ('plafond', -cents)))
    FROM fund_entry e, fund_budgetline b WHERE e.id = entry AND b.id = line
$$;

CREATE FUNCTION guard_fund_carry_over() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    source fund_budgetline;
    target fund_budgetline;
    decided fund_funddecision;
BEGIN
    -- Two who carry over by one decision wait for each other.
    SELECT * INTO decided FROM fund_funddecision
        WHERE id = NEW.decision_id FOR NO KEY UPDATE;
    SELECT * INTO source FROM fund_budgetline WHERE id = NEW.from_line_id;
    SELECT * INTO target FROM fund_budgetline WHERE id = NEW.to_line_id;
    PERFORM refuse_close_if(
        (target.year_id, target.programme_id)
            IS DISTINCT FROM (source.year_id + 1, source.programme_id),
        'carry_over_to_next_year');
    PERFORM refuse_close_if(
        decided.confirmed_at IS NULL OR decided.kind <> 'overheveling'
            OR (decided.year_id, decided.programme_id)
                IS DISTINCT FROM (source.year_id, source.programme_id)
            OR NOT EXISTS (
                SELECT FROM governance_body
                    WHERE id = decided.body_id AND kind = 'alv'),
        'carry_over_decided');
    PERFORM refuse_close_if(
        NEW.amount_cents + (
            SELECT COALESCE(SUM(amount_cents), 0) FROM fund_carryover
                WHERE decision_id = NEW.decision_id
        ) > COALESCE(decided.limit_cents, 0),
        'carry_over_within_decision');
    PERFORM refuse_close_if(
        fund_entry_carries(
            NEW.entry_out_id, 'overgeheveld-uit', source.id, NEW.amount_cents
        ) IS NOT TRUE OR fund_entry_carries(
            NEW.entry_in_id, 'overgeheveld-in', target.id, -NEW.amount_cents
        ) IS NOT TRUE,
        'carry_over_booked');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_carryover_guard BEFORE INSERT ON fund_carryover
    FOR EACH ROW EXECUTE FUNCTION guard_fund_carry_over();
"""
NO_CARRYING = """
DROP TRIGGER fund_carryover_guard ON fund_carryover;
DROP FUNCTION guard_fund_carry_over;
DROP FUNCTION fund_entry_carries;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0060_closing_balances")]
    operations = [
        migrations.RunSQL(RULES, NO_RULES),
        migrations.RunSQL(CLOSES, NO_CLOSES),
        migrations.RunSQL(YEARS, NO_YEARS),
        migrations.RunSQL(ENTRIES, NO_ENTRIES),
        migrations.RunSQL(CARRYING, NO_CARRYING),
        append_only("fund_closingbalance"),
    ]
