"""What the daily head says of each chain: how long, its last hash, and one over all."""

from __future__ import annotations

from django.db import connection

from ...models import ChainHead

Chain = list[object]
CHAINS = """
SELECT d.number, d.event_count, d.head_hash, encode(sha256(convert_to(
    string_agg(e.hash, E'\\n' ORDER BY e.sequence), 'UTF8')), 'hex')
FROM governance_dossier d JOIN governance_dossierevent e ON e.dossier_id = d.id
WHERE d.number <> '' AND NOT (d.number = ANY(%(known)s) AND d.head_hash = ANY(%(heads)s))
GROUP BY d.id
"""


def chains_since(before: ChainHead | None) -> dict[str, Chain]:
    """Every chain; those that stand as they did are taken from the head before."""
    known: dict[str, Chain] = dict(before.heads) if before else {}
    values = {
        "known": list(known),
        "heads": [str(head) for _, head, _ in known.values()],
    }
    with connection.cursor() as cursor:
        cursor.execute(CHAINS, values)
        for number, count, head, fingerprint in cursor.fetchall():
            known[number] = [count, head, fingerprint]
    return dict(sorted(known.items()))
