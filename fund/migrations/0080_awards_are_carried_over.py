"""What was promised to an award may be paid in the next year, by decision of the members."""

import django.db.models.deletion
from django.db import migrations, models

HEAD = """
DROP FUNCTION fund_entry_carries(bigint, text, bigint, bigint);
-- Two lines: this much on the pot that moves, and as much less on the ceiling.
CREATE FUNCTION fund_entry_carries(
    entry bigint, as_kind text, line bigint, cents bigint, of_award bigint)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT e.kind = as_kind AND e.line_count = 2 AND e.year_id = b.year_id AND 2 = (
        SELECT COUNT(*) FROM fund_line l JOIN fund_account a ON a.id = l.account_id
            WHERE l.entry_id = e.id AND a.budget_line_id = b.id
                AND (a.kind = 'plafond' AND l.amount_cents = -cents
                    OR l.amount_cents = cents
                    AND a.award_id IS NOT DISTINCT FROM of_award
                    AND a.kind = CASE WHEN of_award IS NULL
                        THEN 'beschikbaar' ELSE 'toegekend' END))
    FROM fund_entry e, fund_budgetline b WHERE e.id = entry AND b.id = line
$$;

-- Of an award that runs and has nothing left to get on this line.
CREATE FUNCTION fund_award_is_carried(of_award bigint, line bigint)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT of_award IS NULL OR EXISTS (
        SELECT FROM fund_award w WHERE w.id = of_award AND w.state = 'toegekend'
            AND NOT EXISTS (
                SELECT FROM fund_account a WHERE a.award_id = w.id
                    AND a.budget_line_id = line AND a.kind = 'toegekend'
                    AND a.balance_cents <> 0))
$$;
"""
TAIL = """
CREATE OR REPLACE FUNCTION guard_fund_carry_over() RETURNS trigger LANGUAGE plpgsql AS $$
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
        fund_entry_carries(NEW.entry_out_id, 'overgeheveld-uit', source.id,
            NEW.amount_cents{award}) IS NOT TRUE
        OR fund_entry_carries(NEW.entry_in_id, 'overgeheveld-in', target.id,
            -NEW.amount_cents{award}) IS NOT TRUE,
        'carry_over_booked');
{more}    RETURN NEW;
END $$;
"""
WHOLE = """    PERFORM refuse_close_if(
        NOT fund_award_is_carried(NEW.award_id, source.id), 'carry_over_of_whole_award');
"""
BACK = """
DROP FUNCTION fund_award_is_carried(bigint, bigint);
DROP FUNCTION fund_entry_carries(bigint, text, bigint, bigint, bigint);
CREATE FUNCTION fund_entry_carries(entry bigint, as_kind text, line bigint, cents bigint)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT e.kind = as_kind AND e.line_count = 2 AND e.year_id = b.year_id AND 2 = (
        SELECT COUNT(*) FROM fund_line l JOIN fund_account a ON a.id = l.account_id
            WHERE l.entry_id = e.id AND a.budget_line_id = b.id
                AND (a.kind, l.amount_cents) IN
                    (('beschikbaar', cents), ('plafond', -cents)))
    FROM fund_entry e, fund_budgetline b WHERE e.id = entry AND b.id = line
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0070_public_pages_show_the_fund")]
    operations = [
        migrations.AddField(
            model_name="carryover",
            name="award",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried",
                to="fund.award",
            ),
        ),
        migrations.RunSQL(
            HEAD + TAIL.format(award=", NEW.award_id", more=WHOLE),
            BACK + TAIL.format(award="", more=""),
        ),
    ]
