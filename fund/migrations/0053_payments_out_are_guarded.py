"""PostgreSQL keeps what the fund orders the bank to pay, and what receivers account for."""

from django.db import migrations

PAYMENTS = """
CREATE FUNCTION guard_fund_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM award_refuse_if(OLD.approved_at IS NOT NULL, 'batch_stays');
        RETURN OLD;
    END IF;
    PERFORM award_refuse_if(
        NEW.sha256 <> encode(sha256(NEW.content), 'hex'), 'batch_hash_is_of_its_content');
    IF TG_OP = 'INSERT' THEN
        PERFORM award_refuse_if(NEW.approved_at IS NOT NULL, 'batch_begins_prepared');
        RETURN NEW;
    END IF;
    PERFORM award_refuse_if(OLD.approved_at IS NOT NULL OR NEW.approved_at IS NULL
        OR NEW.approved_by_id IS NULL
        OR (to_jsonb(NEW) - '{approved_by_id,approved_by_label,approved_at}'::text[])
        <> (to_jsonb(OLD) - '{approved_by_id,approved_by_label,approved_at}'::text[]),
        'batch_stays');
    SELECT count(*) AS payments, coalesce(sum(amount_cents), 0) AS total INTO found
        FROM fund_disbursement WHERE batch_id = NEW.id;
    PERFORM award_refuse_if((found.payments, found.total)
        <> (NEW.payment_count, NEW.total_cents), 'batch_total_fits');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_paymentbatch_guard BEFORE INSERT OR UPDATE OR DELETE
    ON fund_paymentbatch FOR EACH ROW EXECUTE FUNCTION guard_fund_batch();

CREATE FUNCTION guard_fund_disbursement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cause record;
    given boolean;
BEGIN
    PERFORM award_refuse_if(TG_OP = 'DELETE', 'disbursement_stays');
    PERFORM award_refuse_if(
        NOT fund_iban_is_valid(NEW.recipient_iban), 'disbursement_recipient_is_real');
    IF TG_OP = 'INSERT' THEN
        PERFORM award_refuse_if(NEW.state <> 'klaar' OR NEW.batch_id IS NOT NULL,
            'disbursement_edge_exists');
        IF NEW.kind = 'tranche' THEN
            SELECT t.state, t.amount_cents, a.recipient_name, a.recipient_iban INTO cause
                FROM fund_tranche t JOIN fund_award a ON a.id = t.award_id
                WHERE t.id = NEW.tranche_id FOR SHARE OF t;
            PERFORM award_refuse_if((cause.state, cause.amount_cents,
                cause.recipient_name, cause.recipient_iban) IS DISTINCT FROM
                ('goedgekeurd', NEW.amount_cents, NEW.recipient_name,
                NEW.recipient_iban), 'disbursement_of_its_tranche');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM award_refuse_if(
        to_jsonb(NEW) - 'state' - 'batch_id' <> to_jsonb(OLD) - 'state' - 'batch_id',
        'disbursement_stays');
    IF NEW.batch_id IS DISTINCT FROM OLD.batch_id THEN
        PERFORM award_refuse_if(OLD.state <> 'klaar' OR NEW.state <> 'klaar' OR EXISTS (
            SELECT FROM fund_paymentbatch WHERE id IN (OLD.batch_id, NEW.batch_id)
                AND approved_at IS NOT NULL), 'disbursement_stays');
    END IF;
    PERFORM award_refuse_if(NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('klaar', 'opdracht'), ('opdracht', 'betaald'), ('opdracht', 'teruggekomen'),
        ('betaald', 'teruggekomen')), 'disbursement_edge_exists');
    IF NEW.state = 'opdracht' THEN
        SELECT approved_at IS NOT NULL INTO given FROM fund_paymentbatch
            WHERE id = NEW.batch_id;
        PERFORM award_refuse_if(NOT given, 'disbursement_ordered_when_approved');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fund_disbursement_guard BEFORE INSERT OR UPDATE OR DELETE
    ON fund_disbursement FOR EACH ROW EXECUTE FUNCTION guard_fund_disbursement();
"""
NO_PAYMENTS = """
DROP TRIGGER fund_disbursement_guard ON fund_disbursement;
DROP TRIGGER fund_paymentbatch_guard ON fund_paymentbatch;
DROP FUNCTION guard_fund_disbursement();
DROP FUNCTION guard_fund_batch();
"""

REPORTS = """
CREATE FUNCTION guard_fund_report() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    judged text[] := ARRAY['verdict', 'verdict_reason', 'judged_by_id',
        'judged_by_label', 'judged_at'];
BEGIN
    PERFORM award_refuse_if(TG_OP = 'DELETE', 'report_stays');
    IF TG_OP = 'INSERT' THEN
        PERFORM award_refuse_if(NEW.verdict <> 'wacht', 'report_begins_waiting');
        PERFORM award_refuse_if('toegekend' <> (
            SELECT state FROM fund_award WHERE id = NEW.award_id FOR SHARE),
            'report_of_an_award');
        RETURN NEW;
    END IF;
    PERFORM award_refuse_if(OLD.verdict <> 'wacht'
        OR to_jsonb(NEW) - judged <> to_jsonb(OLD) - judged, 'report_stays');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_accountabilityreport_guard BEFORE INSERT OR UPDATE OR DELETE
    ON fund_accountabilityreport FOR EACH ROW EXECUTE FUNCTION guard_fund_report();

CREATE FUNCTION check_fund_report() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told fund_accountabilityreport;
    lines bigint;
BEGIN
    SELECT * INTO told FROM fund_accountabilityreport WHERE id = (to_jsonb(NEW) ->>
        CASE TG_TABLE_NAME WHEN 'fund_spentline' THEN 'report_id' ELSE 'id' END)::bigint;
    SELECT coalesce(sum(amount_cents), 0) INTO lines FROM fund_spentline
        WHERE report_id = told.id;
    PERFORM award_refuse_if(lines > told.spent_cents
        OR told.verdict = 'akkoord' AND lines <> told.spent_cents, 'report_lines_sum');
    -- What was accounted for had been paid: the floor of the award's account kept it.
    PERFORM award_refuse_if(told.verdict = 'akkoord' AND told.spent_cents <> (
        SELECT coalesce(-sum(l.amount_cents), 0) FROM fund_line l
        JOIN fund_entry e ON e.id = l.entry_id
        JOIN fund_account a ON a.id = l.account_id
        WHERE e.key = 'justified:' || told.id AND a.kind = 'verantwoord'
            AND a.award_id = told.award_id), 'report_is_booked');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_accountabilityreport_booked AFTER INSERT OR UPDATE
    ON fund_accountabilityreport DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_fund_report();
CREATE CONSTRAINT TRIGGER fund_spentline_sum AFTER INSERT ON fund_spentline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_fund_report();
"""
NO_REPORTS = """
DROP TRIGGER fund_spentline_sum ON fund_spentline;
DROP TRIGGER fund_accountabilityreport_booked ON fund_accountabilityreport;
DROP TRIGGER fund_accountabilityreport_guard ON fund_accountabilityreport;
DROP FUNCTION check_fund_report();
DROP FUNCTION guard_fund_report();
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0052_tranches_are_guarded")]
    operations = [
        migrations.RunSQL(PAYMENTS, NO_PAYMENTS),
        migrations.RunSQL(REPORTS, NO_REPORTS),
    ]
