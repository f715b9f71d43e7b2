"""PostgreSQL keeps the ledger: balanced, written once, never below its floors."""

from django.db import migrations

from samenorganiseren.shared.sql import append_only

ACCOUNTS = """
CREATE FUNCTION guard_fund_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'account: stays' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.balance_cents <> 0 THEN
            RAISE EXCEPTION 'account: begins empty'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
    END IF;
    -- Its balance moves inside the trigger on lines alone; the rest, the floor
    -- among it, never.
    IF pg_trigger_depth() < 2
        OR to_jsonb(NEW) - 'balance_cents' <> to_jsonb(OLD) - 'balance_cents' THEN
        RAISE EXCEPTION 'account: changed by its lines alone'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fund_account_guard BEFORE INSERT OR UPDATE OR DELETE ON fund_account
    FOR EACH ROW EXECUTE FUNCTION guard_fund_account();
CREATE TRIGGER fund_account_no_truncate BEFORE TRUNCATE ON fund_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The serving role may not change accounts, so this runs as their owner. All accounts
-- are locked in one order first: without that, two bookings can wait for each other.
CREATE FUNCTION keep_fund_balances() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM fund_account WHERE id IN (SELECT account_id FROM added)
        ORDER BY id FOR NO KEY UPDATE;
    UPDATE fund_account a
        SET balance_cents = a.balance_cents + moved.amount * a.direction
        FROM (
            SELECT account_id, SUM(amount_cents)::bigint AS amount
            FROM added GROUP BY account_id
        ) moved
        WHERE moved.account_id = a.id AND moved.amount <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER fund_line_moves_balances AFTER INSERT ON fund_line
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_fund_balances();
"""
NO_ACCOUNTS = """
DROP TRIGGER fund_line_moves_balances ON fund_line;
DROP TRIGGER fund_account_no_truncate ON fund_account;
DROP TRIGGER fund_account_guard ON fund_account;
DROP FUNCTION keep_fund_balances;
DROP FUNCTION guard_fund_account;
"""

ENTRIES = """
CREATE FUNCTION refuse_entry_if(is_broken boolean, rule text, message text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'entry: %', message
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE FUNCTION guard_fund_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE year_state text;
BEGIN
    -- Who seals waits for whoever books, and the other way round.
    PERFORM pg_advisory_xact_lock_shared(hashtext('fund_dailyseal'));
    -- Closing a year waits for who books in it.
    SELECT state INTO year_state FROM fund_fiscalyear
        WHERE year = EXTRACT(YEAR FROM NEW.booked_on) FOR SHARE;
    PERFORM refuse_entry_if(
        year_state IS DISTINCT FROM 'open', 'entry_year_open',
        'its year is not open');
    PERFORM refuse_entry_if(
        NEW.id <= (SELECT COALESCE(MAX(last_entry_id), 0) FROM fund_dailyseal),
        'entry_after_seal', 'nothing comes under a seal afterwards');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_entry_guard BEFORE INSERT ON fund_entry
    FOR EACH ROW EXECUTE FUNCTION guard_fund_entry();

CREATE FUNCTION check_fund_entry(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry fund_entry;
    found record;
BEGIN
    SELECT * INTO entry FROM fund_entry WHERE id = checked;
    SELECT COUNT(*) AS lines, COALESCE(SUM(l.amount_cents), 0) AS rest,
        COALESCE(SUM(l.amount_cents) FILTER (WHERE l.amount_cents > 0), 0) AS total,
        COALESCE(bool_and(a.family = entry.family), false) AS in_family
        INTO found
        FROM fund_line l JOIN fund_account a ON a.id = l.account_id
        WHERE l.entry_id = checked;
    PERFORM refuse_entry_if(
        found.lines <> entry.line_count OR found.rest <> 0
            OR found.total <> entry.total_cents OR NOT found.in_family,
        'entry_balances', 'its lines are not what it says');
    IF entry.reverses_id IS NULL THEN
        RETURN;
    END IF;
    PERFORM refuse_entry_if(
        EXISTS (
            SELECT account_id, amount_cents FROM fund_line WHERE entry_id = checked
            EXCEPT
            SELECT account_id, -amount_cents FROM fund_line
                WHERE entry_id = entry.reverses_id
        ) OR EXISTS (
            SELECT FROM fund_entry
                WHERE id = entry.reverses_id AND (reverses_id IS NOT NULL
                    OR line_count <> entry.line_count)
        ),
        'entry_reversal_mirrors', 'a reversal is the mirror of what it reverses');
END $$;

CREATE FUNCTION check_fund_entry_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM check_fund_entry(CASE TG_TABLE_NAME
        WHEN 'fund_entry' THEN (to_jsonb(NEW) ->> 'id')::bigint
        ELSE (to_jsonb(NEW) ->> 'entry_id')::bigint END);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_entry_whole AFTER INSERT ON fund_entry
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_entry_whole();
CREATE CONSTRAINT TRIGGER fund_line_whole AFTER INSERT ON fund_line
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_entry_whole();
"""
NO_ENTRIES = """
DROP TRIGGER fund_line_whole ON fund_line;
DROP TRIGGER fund_entry_whole ON fund_entry;
DROP TRIGGER fund_entry_guard ON fund_entry;
DROP FUNCTION check_fund_entry_whole;
DROP FUNCTION check_fund_entry;
DROP FUNCTION guard_fund_entry;
DROP FUNCTION refuse_entry_if;
"""

SEALS = """
CREATE FUNCTION guard_fund_seal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_seal fund_dailyseal;
    found record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('fund_dailyseal'));
    SELECT * INTO last_seal FROM fund_dailyseal ORDER BY day DESC LIMIT 1;
    SELECT COUNT(*) AS entries, COALESCE(MAX(id), COALESCE(last_seal.last_entry_id, 0))
        AS last_id INTO found
        FROM fund_entry WHERE id > COALESCE(last_seal.last_entry_id, 0);
    PERFORM refuse_entry_if(
        NEW.day <= last_seal.day
            OR NEW.previous_sha256 <> COALESCE(last_seal.sha256, '')
            OR NEW.entry_count <> found.entries
            OR NEW.last_entry_id <> found.last_id,
        'dailyseal_follows', 'a seal follows on the one before, over all that came since');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_dailyseal_guard BEFORE INSERT ON fund_dailyseal
    FOR EACH ROW EXECUTE FUNCTION guard_fund_seal();
"""
NO_SEALS = """
DROP TRIGGER fund_dailyseal_guard ON fund_dailyseal;
DROP FUNCTION guard_fund_seal;
"""

YEARS = """
CREATE FUNCTION guard_fund_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.state = 'gesloten' OR NEW.year <> OLD.year THEN
        RAISE EXCEPTION 'fiscal year: a closed year stays as it is'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fund_fiscalyear_guard BEFORE UPDATE OR DELETE ON fund_fiscalyear
    FOR EACH ROW EXECUTE FUNCTION guard_fund_year();
"""
NO_YEARS = """
DROP TRIGGER fund_fiscalyear_guard ON fund_fiscalyear;
DROP FUNCTION guard_fund_year;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0001_initial")]
    operations = [
        migrations.RunSQL(ACCOUNTS, NO_ACCOUNTS),
        migrations.RunSQL(ENTRIES, NO_ENTRIES),
        migrations.RunSQL(SEALS, NO_SEALS),
        migrations.RunSQL(YEARS, NO_YEARS),
        *(
            append_only(f"fund_{table}")
            for table in (
                "entry",
                "line",
                "dailyseal",
                "populationsnapshot",
                "snapshotrow",
                "contributionrate",
                "invoice",
                "invoiceline",
                "invoicedocument",
                "reminder",
                "bankstatement",
                "banktransaction",
                "paymentmatch",
                "awardshare",
                "spentline",
                "evidence",
                "carryover",
                "funddocument",
            )
        ),
    ]
