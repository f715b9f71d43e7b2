"""PostgreSQL keeps invoice numbers without a gap, and invoices equal to their lines."""

from django.db import migrations

NUMBERS = """
CREATE FUNCTION refuse_invoice_if(is_broken boolean, rule text, message text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'invoice: %', message
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

-- The counter goes up by one, and never back.
CREATE FUNCTION guard_fund_invoiceseries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_invoice_if(TG_OP = 'DELETE', 'invoice_series_stays',
        'a series of numbers stays');
    PERFORM refuse_invoice_if(TG_OP = 'INSERT' AND NEW.last <> 0,
        'invoice_series_counts', 'a series begins at nothing');
    PERFORM refuse_invoice_if(
        TG_OP = 'UPDATE' AND (NEW.last <> OLD.last + 1
            OR (NEW.year_id, NEW.prefix) <> (OLD.year_id, OLD.prefix)),
        'invoice_series_counts', 'numbers follow on each other');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_invoiceseries_guard
    BEFORE INSERT OR UPDATE OR DELETE ON fund_invoiceseries
    FOR EACH ROW EXECUTE FUNCTION guard_fund_invoiceseries();

-- A number that was given is used: at the end of the transaction the last invoice has
-- the last number.
CREATE FUNCTION check_fund_invoiceseries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_invoice_if(
        (SELECT (last, last) FROM fund_invoiceseries WHERE id = NEW.id)
            IS DISTINCT FROM
        (SELECT (COALESCE(MAX(sequence), 0), COUNT(*)::integer) FROM fund_invoice
            WHERE year_id = NEW.year_id AND prefix = NEW.prefix),
        'invoice_numbers_without_gap', 'every number that is given is used');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_invoiceseries_used
    AFTER UPDATE ON fund_invoiceseries DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_invoiceseries();

CREATE FUNCTION guard_fund_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    given integer;
    credited fund_invoice;
BEGIN
    SELECT last INTO given FROM fund_invoiceseries
        WHERE year_id = NEW.year_id AND prefix = NEW.prefix FOR UPDATE;
    PERFORM refuse_invoice_if(
        NEW.sequence IS DISTINCT FROM given
            OR NEW.number <> NEW.prefix || NEW.year_id || '-' || LPAD(given::text, 5, '0')
            OR NEW.prefix <> CASE NEW.kind WHEN 'factuur' THEN 'F' ELSE 'C' END,
        'invoice_takes_next_number', 'an invoice takes the next number of its series');
    PERFORM refuse_invoice_if(
        NEW.run_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM fund_contributionrun r WHERE r.id = NEW.run_id
                AND r.state IN ('goedgekeurd', 'gefactureerd')),
        'invoice_of_approved_run', 'only of contributions that were approved');
    IF NEW.credits_id IS NULL THEN
        RETURN NEW;
    END IF;
    -- Two credit notes on one invoice take turns; nobody may lock the invoice itself.
    PERFORM pg_advisory_xact_lock(hashtext('fund_invoice'), NEW.credits_id::integer);
    SELECT * INTO credited FROM fund_invoice WHERE id = NEW.credits_id;
    PERFORM refuse_invoice_if(
        credited.kind <> 'factuur'
            OR credited.municipality_id <> NEW.municipality_id,
        'credit_on_own_invoice', 'on an invoice of the same municipality');
    PERFORM refuse_invoice_if(
        NEW.total_cents + (
            SELECT COALESCE(SUM(total_cents), 0) FROM fund_invoice
                WHERE credits_id = NEW.credits_id) > credited.total_cents,
        'credit_within_invoice', 'no more is credited than was invoiced');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_invoice_guard BEFORE INSERT ON fund_invoice
    FOR EACH ROW EXECUTE FUNCTION guard_fund_invoice();

CREATE FUNCTION check_fund_invoice_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE checked bigint := CASE TG_TABLE_NAME
    WHEN 'fund_invoice' THEN (to_jsonb(NEW) ->> 'id')::bigint
    ELSE (to_jsonb(NEW) ->> 'invoice_id')::bigint END;
BEGIN
    PERFORM refuse_invoice_if(
        (SELECT net_cents FROM fund_invoice WHERE id = checked) IS DISTINCT FROM
        (SELECT SUM(net_cents) FROM fund_invoiceline WHERE invoice_id = checked),
        'invoice_is_its_lines', 'its lines are not what it says');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_invoice_whole AFTER INSERT ON fund_invoice
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_invoice_whole();
CREATE CONSTRAINT TRIGGER fund_invoiceline_whole AFTER INSERT ON fund_invoiceline
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_invoice_whole();
"""
BACK = """
DROP TRIGGER fund_invoiceline_whole ON fund_invoiceline;
DROP TRIGGER fund_invoice_whole ON fund_invoice;
DROP TRIGGER fund_invoice_guard ON fund_invoice;
DROP TRIGGER fund_invoiceseries_used ON fund_invoiceseries;
DROP TRIGGER fund_invoiceseries_guard ON fund_invoiceseries;
DROP FUNCTION check_fund_invoice_whole;
DROP FUNCTION guard_fund_invoice;
DROP FUNCTION check_fund_invoiceseries;
DROP FUNCTION guard_fund_invoiceseries;
DROP FUNCTION refuse_invoice_if;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0022_contributions_are_guarded")]
    operations = [migrations.RunSQL(NUMBERS, BACK)]
