"""What is booked together is checked in time that grows with it, and not faster.

Inside the transaction of a large import PostgreSQL knows nothing yet of how many accounts
and lines there are. Joining them, it read all accounts again for every line: 10,000
payments took five minutes to commit. Asked one by one, each account is found by its key.
"""

from django.db import migrations

HEAD = """
CREATE OR REPLACE FUNCTION check_fund_entry(checked bigint)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry fund_entry;
    found record;
BEGIN
    SELECT * INTO entry FROM fund_entry WHERE id = checked;
    SELECT COUNT(*) AS lines, COALESCE(SUM(l.amount_cents), 0) AS rest,
        COALESCE(SUM(l.amount_cents) FILTER (WHERE l.amount_cents > 0), 0) AS total,
"""
TAIL = """
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
"""
ONE_BY_ONE = """
        COALESCE(bool_and((SELECT a.family FROM fund_account a WHERE a.id = l.account_id)
            = entry.family), false) AS in_family
        INTO found
        FROM fund_line l
"""
JOINED = """
        COALESCE(bool_and(a.family = entry.family), false) AS in_family
        INTO found
        FROM fund_line l JOIN fund_account a ON a.id = l.account_id
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0040_payments_can_bounce")]
    operations = [
        migrations.RunSQL(HEAD + ONE_BY_ONE + TAIL, HEAD + JOINED + TAIL),
    ]
