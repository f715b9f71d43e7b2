"""PostgreSQL keeps statements whole, and what their payments were for true."""

from django.db import migrations

STATEMENTS = """
CREATE FUNCTION refuse_payment_if(is_broken boolean, rule text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'payment refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;

CREATE FUNCTION check_bank_statement(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    statement record;
    found record;
BEGIN
    SELECT bank_account_id, transaction_count, opening_cents, closing_cents
        INTO statement FROM fund_bankstatement WHERE id = checked;
    SELECT COUNT(*) AS lines, COALESCE(SUM(amount_cents), 0) AS moved,
        COALESCE(bool_and(bank_account_id = statement.bank_account_id), true) AS own
        INTO found FROM fund_banktransaction WHERE statement_id = checked;
    PERFORM refuse_payment_if(NOT found.own, 'bank_transaction_of_its_account');
    PERFORM refuse_payment_if(
        found.lines <> statement.transaction_count
            OR statement.opening_cents + found.moved <> statement.closing_cents,
        'bank_statement_adds_up');
END $$;

-- When all of it is there.
CREATE FUNCTION check_bank_statement_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM check_bank_statement(NEW.id);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_bankstatement_whole AFTER INSERT ON fund_bankstatement
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_bank_statement_whole();

-- Lines come in the statement that they are read in, all at once, and never later.
CREATE FUNCTION check_bank_lines_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM check_bank_statement(added.statement_id)
        FROM (SELECT DISTINCT statement_id FROM added_lines) added;
    RETURN NULL;
END $$;
CREATE TRIGGER fund_banktransaction_whole AFTER INSERT ON fund_banktransaction
    REFERENCING NEW TABLE AS added_lines
    FOR EACH STATEMENT EXECUTE FUNCTION check_bank_lines_whole();
"""
NO_STATEMENTS = """
DROP TRIGGER fund_banktransaction_whole ON fund_banktransaction;
DROP TRIGGER fund_bankstatement_whole ON fund_bankstatement;
DROP FUNCTION check_bank_lines_whole;
DROP FUNCTION check_bank_statement_whole;
DROP FUNCTION check_bank_statement;
DROP FUNCTION refuse_payment_if;
"""

MATCHES = """
CREATE FUNCTION is_bounced(checked bigint, but_for bigint)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM fund_paymentmatch b
            WHERE b.bounces_id = checked AND b.id <> but_for
            AND NOT EXISTS (SELECT FROM fund_paymentmatch WHERE reverses_id = b.id))
$$;

-- Accounts are asked for one by one: a large import knows nothing yet of how many
-- there are, and would read all of them for every payment.
CREATE FUNCTION guard_payment_match() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before fund_paymentmatch;
    reversed bigint;
BEGIN
    -- Undoing a payment and taking it back by the bank wait for each other.
    PERFORM pg_advisory_xact_lock(hashtext('fund_paymentmatch'),
        COALESCE(NEW.reverses_id, NEW.bounces_id)::integer)
        WHERE NEW.reverses_id IS NOT NULL OR NEW.bounces_id IS NOT NULL;
    PERFORM refuse_payment_if(NOT EXISTS (
        SELECT FROM fund_line l
        WHERE l.entry_id = NEW.entry_id AND abs(l.amount_cents) = NEW.amount_cents
            AND NEW.transaction_id = (SELECT a.bank_transaction_id
                FROM fund_account a WHERE a.id = l.account_id)),
        'payment_match_is_booked');
    PERFORM refuse_payment_if(NEW.kind = 'factuur' AND NOT EXISTS (
        SELECT FROM fund_line l
        WHERE l.entry_id = NEW.entry_id AND abs(l.amount_cents) = NEW.amount_cents
            AND NEW.invoice_id = (SELECT a.invoice_id
                FROM fund_account a WHERE a.id = l.account_id)),
        'payment_match_of_its_invoice');
    SELECT reverses_id INTO reversed FROM fund_entry WHERE id = NEW.entry_id;
    IF NEW.reverses_id IS NULL THEN
        PERFORM refuse_payment_if(reversed IS NOT NULL, 'payment_match_mirrors');
    ELSE
        SELECT * INTO before FROM fund_paymentmatch WHERE id = NEW.reverses_id;
        PERFORM refuse_payment_if(
            before.reverses_id IS NOT NULL OR reversed IS DISTINCT FROM before.entry_id
                OR (before.transaction_id, before.kind, before.amount_cents,
                    before.invoice_id, before.disbursement_id, before.award_id)
                IS DISTINCT FROM (NEW.transaction_id, NEW.kind, NEW.amount_cents,
                    NEW.invoice_id, NEW.disbursement_id, NEW.award_id),
            'payment_match_mirrors');
        PERFORM refuse_payment_if(
            is_bounced(before.id, NEW.id), 'payment_match_not_bounced');
    END IF;
    IF NEW.bounces_id IS NOT NULL THEN
        SELECT * INTO before FROM fund_paymentmatch WHERE id = NEW.bounces_id;
        PERFORM refuse_payment_if(
            before.reverses_id IS NOT NULL
                OR before.transaction_id = NEW.transaction_id
                OR before.amount_cents <> NEW.amount_cents
                OR EXISTS (
                    SELECT FROM fund_paymentmatch WHERE reverses_id = before.id)
                OR is_bounced(before.id, NEW.id),
            'payment_match_bounces_what_stands');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER fund_paymentmatch_guard AFTER INSERT ON fund_paymentmatch
    FOR EACH ROW EXECUTE FUNCTION guard_payment_match();
"""
NO_MATCHES = """
DROP TRIGGER fund_paymentmatch_guard ON fund_paymentmatch;
DROP FUNCTION guard_payment_match;
DROP FUNCTION is_bounced;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0041_large_bookings_are_checked_quickly")]
    operations = [
        migrations.RunSQL(STATEMENTS, NO_STATEMENTS),
        migrations.RunSQL(MATCHES, NO_MATCHES),
    ]
