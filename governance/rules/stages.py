"""The steps of a dossier. Nobody skips one, an administrator included.

PostgreSQL has the same edges in `dossier_edge_exists`; a test compares the two.
"""

from __future__ import annotations

from ..enums import Stage

# From each stage to where the procedure may bring a dossier.
FORWARD: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.SUBMITTED}),
    Stage.SUBMITTED: frozenset({Stage.INTAKE}),
    # The fast lane goes without consultation.
    Stage.INTAKE: frozenset({Stage.CONSULTATION, Stage.TASKFORCE, Stage.INADMISSIBLE}),
    Stage.CONSULTATION: frozenset({Stage.TASKFORCE}),
    Stage.TASKFORCE: frozenset({Stage.COLLEGE}),
    Stage.COLLEGE: frozenset({Stage.BOARD}),
    Stage.BOARD: frozenset({Stage.DECIDED, Stage.REJECTED}),
    Stage.DECIDED: frozenset({Stage.PUBLISHED}),
    Stage.PUBLISHED: frozenset({Stage.IN_USE, Stage.REPLACED}),
    Stage.IN_USE: frozenset({Stage.EVALUATION, Stage.REPLACED}),
    Stage.EVALUATION: frozenset({Stage.REVISED, Stage.EXTENDED, Stage.REPEALED}),
    Stage.EXTENDED: frozenset({Stage.EVALUATION, Stage.REPLACED}),
    Stage.RETURNED: frozenset({Stage.SUBMITTED}),
}
# Where a dossier is being handled: it can be returned, put on hold and withdrawn.
HANDLED = frozenset(
    {
        Stage.SUBMITTED,
        Stage.INTAKE,
        Stage.CONSULTATION,
        Stage.TASKFORCE,
        Stage.COLLEGE,
        Stage.BOARD,
    }
)
# From here nothing follows.
FINAL = frozenset(
    {
        Stage.INADMISSIBLE,
        Stage.REJECTED,
        Stage.WITHDRAWN,
        Stage.REPLACED,
        Stage.REVISED,
        Stage.REPEALED,
    }
)


def steps_from(stage: Stage | str) -> frozenset[Stage]:
    """Every stage that may follow this one."""
    stage = Stage(stage)
    after = FORWARD.get(stage, frozenset())
    if stage in HANDLED:
        after |= {Stage.RETURNED, Stage.ON_HOLD, Stage.WITHDRAWN}
    if stage in (Stage.DRAFT, Stage.RETURNED):
        after |= {Stage.WITHDRAWN}
    if stage is Stage.ON_HOLD:
        after |= HANDLED | {Stage.WITHDRAWN}
    return after


def edges() -> frozenset[tuple[Stage, Stage]]:
    """All steps, as pairs."""
    return frozenset((stage, to) for stage in Stage for to in steps_from(stage))
