"""The one search, as SQL: what is typed becomes documents with a score.

In this order: the words that are typed and what the synonyms make of them; the
documents that hold a word, its stem, or a longer word with it inside
(*beveiliging* in *informatiebeveiliging*); for a word that nobody uses, the nearest
one that somebody does; then a score. An exact name or abbreviation goes before all.

Takes the parameters of `parameters()`; leaves `found` (kind, object_id, score) and
`guessed` (word, instead) to the query that it opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalogue.enums import SearchKind

# How much of the best score a document needs to be shown.
NEAR_ENOUGH = 0.3

_TYPED = """
typed AS (SELECT squashed(%(text)s) AS whole),
meant AS (
    SELECT whole, 1.0 AS trust FROM typed
    UNION ALL
    SELECT replace(whole, ' ', ''), 0.95 FROM typed WHERE whole LIKE '%% %%'
    UNION ALL
    SELECT DISTINCT btrim(replace(' ' || whole || ' ', ' ' || s.term || ' ',
        ' ' || s.meaning || ' ')), 0.9
    FROM typed, (SELECT squashed(term) AS term, squashed(meaning) AS meaning
        FROM catalogue_synonym) AS s
    WHERE ' ' || whole || ' ' LIKE '%% ' || s.term || ' %%'
),
meant_word AS (
    SELECT DISTINCT whole, trust, word FROM meant, regexp_split_to_table(whole, ' ') AS word
    WHERE word <> ''
),
word AS MATERIALIZED (
    SELECT word, to_tsquery('public.nederlands', word) AS query,
        to_tsquery('public.nederlands', word || ':A') AS in_name,
        CASE WHEN length(stem) >= 5 AND word LIKE stem || '%%' THEN stem
            WHEN length(word) >= 4 THEN word END AS part
    FROM (
        SELECT DISTINCT word,
            (tsvector_to_array(to_tsvector('public.nederlands', word)))[1] AS stem
        FROM meant_word
    ) AS stemmed WHERE stem IS NOT NULL
)
"""

_HITS = """
hit AS MATERIALIZED (
    SELECT w.word, d.id, d.kind, d.object_id, d.plain_title, d.plain_abbreviation, CASE
        WHEN d.plain_abbreviation = w.word THEN 4.0
        WHEN ' ' || d.plain_title || ' ' LIKE '%% ' || w.word || ' %%' THEN 2.6
        WHEN d.vector @@ w.in_name THEN 2.3
        WHEN w.part IS NOT NULL AND d.plain_title LIKE '%%' || w.part || '%%' THEN 1.7
        WHEN d.vector @@ w.query THEN 1.1
        ELSE 0.6 END AS strength
    FROM word w JOIN catalogue_searchdocument d
        ON d.vector @@ w.query OR d.words LIKE '%%' || w.part || '%%'
    WHERE d.kind = ANY(%(kinds)s)
),
lost AS MATERIALIZED (
    SELECT word FROM word WHERE length(word) BETWEEN 4 AND 40
        AND NOT EXISTS (SELECT 1 FROM hit WHERE hit.word = word.word)
        AND word IN (SELECT regexp_split_to_table(whole, ' ') FROM typed)
),
"""

# A word that nobody uses: another form of it, a few letters away, or the words
# that it is made of.
_GUESSES = """
alike AS (
    SELECT lost.word, v.word AS instead FROM lost
        JOIN catalogue_searchword v ON v.word %% lost.word
    UNION
    SELECT lost.word, v.word FROM lost
        JOIN catalogue_searchword v ON v.word >= left(lost.word, 2) COLLATE "C"
        AND v.word < (left(lost.word, 2) || '{') COLLATE "C"
),
near AS MATERIALIZED (
    -- klantreis, klantreizen: only the form differs.
    SELECT lost.word, v.word AS instead, 0 AS steps
    FROM lost JOIN catalogue_searchword v
        ON v.word IN (regexp_replace(lost.word, 's$', 'zen'),
            regexp_replace(lost.word, 'f$', 'ven'))
    UNION ALL
    SELECT word, instead, levenshtein(word, instead)
    FROM alike WHERE abs(length(word) - length(instead)) <= 3
    ORDER BY steps LIMIT 60
),
guessed AS MATERIALIZED (
    SELECT word, instead, steps FROM (
        SELECT near.*, min(steps) OVER (PARTITION BY near.word) AS fewest
        FROM near JOIN catalogue_searchword v ON v.word = instead AND v.documents > 0
        WHERE steps <= CASE WHEN length(near.word) <= 4 THEN 1
            WHEN length(near.word) <= 9 THEN 2 ELSE length(near.word) / 4 END
    ) AS close WHERE steps = fewest
),
inside AS MATERIALIZED (
    SELECT DISTINCT lost.word, v.word AS instead
    FROM lost
        CROSS JOIN generate_series(1, length(lost.word) - 4) AS first
        CROSS JOIN generate_series(5, length(lost.word) - first + 1) AS long
        JOIN catalogue_searchword v ON v.word = substr(lost.word, first, long)
    WHERE v.documents > 0
        AND NOT EXISTS (SELECT 1 FROM guessed WHERE guessed.word = lost.word)
),
instead AS MATERIALIZED (
    SELECT word, instead, trust, to_tsquery('public.nederlands', instead) AS query,
        to_tsquery('public.nederlands', instead || ':A') AS in_name
    FROM (
        SELECT word, instead, 0.9 AS trust FROM guessed
        UNION ALL SELECT word, instead, 0.6 FROM inside LIMIT 20
    ) AS every
),
likely AS (
    SELECT w.word, near.id, near.kind, near.object_id, near.plain_title,
        near.plain_abbreviation, w.trust * near.strength AS strength
    -- OFFSET 0 keeps each half a query of its own, which uses its index.
    FROM instead w CROSS JOIN LATERAL (
        (SELECT d.id, d.kind, d.object_id, d.plain_title, d.plain_abbreviation,
            CASE WHEN d.vector @@ w.in_name THEN 2.3 ELSE 1.1 END AS strength
        FROM catalogue_searchdocument d
        WHERE d.vector @@ w.query AND d.kind = ANY(%(kinds)s) OFFSET 0)
        UNION ALL
        (SELECT d.id, d.kind, d.object_id, d.plain_title, d.plain_abbreviation, 1.1
        FROM catalogue_searchdocument d
        WHERE d.words LIKE '%%' || w.instead || '%%' AND d.kind = ANY(%(kinds)s)
        OFFSET 0)
    ) AS near
),
matched AS MATERIALIZED (
    SELECT word, id, kind, object_id, plain_title, plain_abbreviation,
        max(strength) AS strength
    FROM (SELECT * FROM hit UNION ALL SELECT * FROM likely) AS every
    GROUP BY word, id, kind, object_id, plain_title, plain_abbreviation
)
"""

_SCORES = """
rarity AS (
    SELECT word.word, 1 / (1 + ln(1 + count(matched.id) / 2.0)) AS weight
    FROM word LEFT JOIN matched ON matched.word = word.word GROUP BY word.word
),
asked AS (
    SELECT whole, sum(weight) AS weight FROM meant_word JOIN rarity USING (word)
    GROUP BY whole
),
scored AS (
    SELECT id, kind, object_id, plain_title, plain_abbreviation, whole,
        max(trust) AS trust, sum(strength * weight) AS points, sum(weight) AS weight
    FROM meant_word JOIN matched USING (word) JOIN rarity USING (word)
    GROUP BY id, kind, object_id, plain_title, plain_abbreviation, whole
),
every_found AS (
    SELECT s.kind, s.object_id, s.id AS document_id, max(s.trust * (
        s.points * (0.2 + 0.8 * s.weight / asked.weight) + CASE
            WHEN s.whole IN (s.plain_title, s.plain_abbreviation) THEN 20
            WHEN replace(s.plain_title, ' ', '') = replace(s.whole, ' ', '') THEN 16
            WHEN s.whole LIKE '%% %%' AND ' ' || s.plain_title || ' '
                LIKE '%% ' || s.whole || ' %%'
                THEN 2 + 2.0 * length(s.whole) / length(s.plain_title)
            ELSE 0 END)) AS score
    FROM scored s JOIN asked USING (whole)
    GROUP BY s.kind, s.object_id, s.id
),
found AS MATERIALIZED (
    SELECT * FROM (SELECT *, max(score) OVER () AS best FROM every_found) AS ranked
    WHERE score >= best * %(near_enough)s
)
"""

SEARCH = f"{_TYPED}, {_HITS} {_GUESSES}, {_SCORES}"


def parameters(text: str, kinds: Sequence[SearchKind]) -> dict[str, Any]:
    """What the search takes: the typed text and what may be found."""
    return {"text": text, "kinds": list(kinds), "near_enough": NEAR_ENOUGH}
