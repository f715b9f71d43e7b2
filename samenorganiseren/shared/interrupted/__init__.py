"""Forms that were sent after the session had ended: nothing typed is lost.

The gate puts the typed fields away; once the same person is back on the same page,
the middleware fills them in. See `docs/adr/0011-typed-text-outlives-a-session.md`.
"""
