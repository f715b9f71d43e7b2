"""PostgreSQL keeps what was decided: confirmed words stay, and carry the ceilings."""

from django.db import migrations

RULES = """
CREATE FUNCTION refuse_plan_if(is_broken boolean, rule text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF is_broken THEN
        RAISE EXCEPTION 'plan refused: %', rule
            USING ERRCODE = 'check_violation', CONSTRAINT = rule;
    END IF;
END $$;
"""
NO_RULES = "DROP FUNCTION refuse_plan_if"

DECISIONS = """
CREATE FUNCTION guard_fund_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE confirming text[] := ARRAY['confirmed_at', 'confirmed_by_id', 'confirmed_by_label'];
BEGIN
    PERFORM refuse_plan_if(
        OLD.confirmed_at IS NOT NULL AND (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD),
        'fund_decision_confirmed_stays');
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM refuse_plan_if(
        NEW.confirmed_at IS NOT NULL
            AND to_jsonb(NEW) - confirming <> to_jsonb(OLD) - confirming,
        'fund_decision_confirmed_as_entered');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_funddecision_guard BEFORE UPDATE OR DELETE ON fund_funddecision
    FOR EACH ROW EXECUTE FUNCTION guard_fund_decision();
CREATE TRIGGER fund_funddecision_no_truncate BEFORE TRUNCATE ON fund_funddecision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Confirmed, by the members, and about this year. A carry-over is about the year before.
CREATE FUNCTION members_decided(decision bigint, about integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM fund_funddecision d JOIN governance_body b ON b.id = d.body_id
        WHERE d.id = decision AND d.confirmed_at IS NOT NULL AND b.kind = 'alv'
            AND (d.year_id = about OR d.kind = 'overheveling')
    )
$$;
"""
NO_DECISIONS = """
DROP FUNCTION members_decided;
DROP TRIGGER fund_funddecision_no_truncate ON fund_funddecision;
DROP TRIGGER fund_funddecision_guard ON fund_funddecision;
DROP FUNCTION guard_fund_decision;
"""

LINES = """
CREATE FUNCTION guard_fund_budget_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_plan_if(
        NOT members_decided(NEW.decision_id, NEW.year_id),
        'budget_line_decided_by_members');
    PERFORM refuse_plan_if(
        TG_OP = 'UPDATE'
            AND (NEW.year_id, NEW.programme_id) <> (OLD.year_id, OLD.programme_id),
        'budget_line_keeps_its_place');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_budgetline_guard BEFORE INSERT OR UPDATE ON fund_budgetline
    FOR EACH ROW EXECUTE FUNCTION guard_fund_budget_line();
"""
NO_LINES = """
DROP TRIGGER fund_budgetline_guard ON fund_budgetline;
DROP FUNCTION guard_fund_budget_line;
"""

INCOME = """
CREATE FUNCTION guard_fund_other_income() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE approving text[] := ARRAY['approved_at', 'approved_by_id', 'approved_by_label'];
BEGIN
    PERFORM refuse_plan_if(
        OLD.approved_at IS NOT NULL AND (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD),
        'other_income_approved_stays');
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM refuse_plan_if(
        NEW.approved_at IS NOT NULL AND (NEW.approved_by_id IS NULL
            OR to_jsonb(NEW) - approving <> to_jsonb(OLD) - approving),
        'other_income_approved_as_entered');
    RETURN NEW;
END $$;
CREATE TRIGGER fund_otherincome_guard BEFORE UPDATE OR DELETE ON fund_otherincome
    FOR EACH ROW EXECUTE FUNCTION guard_fund_other_income();
"""
NO_INCOME = """
DROP TRIGGER fund_otherincome_guard ON fund_otherincome;
DROP FUNCTION guard_fund_other_income;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0011_entries_are_found_by_kind")]
    operations = [
        migrations.RunSQL(RULES, NO_RULES),
        migrations.RunSQL(DECISIONS, NO_DECISIONS),
        migrations.RunSQL(LINES, NO_LINES),
        migrations.RunSQL(INCOME, NO_INCOME),
    ]
