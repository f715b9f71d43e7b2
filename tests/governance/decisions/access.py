"""Who may enter the addresses of governance: advice and decisions."""

from accounts.enums import Role
from governance.enums import BodyKind, Stage
from governance.models import Body, Decision
from tests.factories.governance import secretary_of

from .scene import Scene, before_board, round_of

NOBODY = frozenset()
SECRETARY = frozenset({Role.BODY_SECRETARY.value})
BODY_PEOPLE = frozenset(
    {
        Role.BODY_MEMBER.value,
        Role.BODY_SECRETARY.value,
        Role.BODY_ASSISTANT.value,
    }
)


def playing(world, kind):
    """The world's body, which plays this part in the try."""
    Body.objects.filter(pk=world.body.pk).update(kind=kind)
    return Body.objects.get(pk=world.body.pk)


def closed_round(world, actor):
    scene = Scene()
    return [round_of(world.body, scene.dossier).pk]


def draft(world, actor):
    scene = Scene()
    scene.bodies[BodyKind.TASKFORCE] = world.body
    scene.secretaries[BodyKind.TASKFORCE] = secretary_of(world.body)
    return [scene.written(BodyKind.TASKFORCE).pk]


def established(world, actor):
    return [Scene().advised(BodyKind.TASKFORCE).number]


def published(world, actor):
    return [Scene().published_advice(BodyKind.TASKFORCE).number]


def at_board(world, actor):
    playing(world, BodyKind.BOARD)
    return [before_board().dossier.number]


def at_taskforce(world, actor):
    return [Scene().dossier.number]


def in_evaluation(world, actor):
    playing(world, BodyKind.BOARD)
    return [Scene(Stage.EVALUATION).dossier.number]


def entered(world, actor):
    scene = before_board()
    scene.board = playing(world, BodyKind.BOARD)
    scene.secretaries[BodyKind.BOARD] = secretary_of(world.body)
    return [scene.enter().pk]


def impact(world, actor):
    return [Decision.objects.get(pk=entered(world, actor)[0]).impact_id]


def resolution(world, actor):
    playing(world, BodyKind.BOARD)
    return [before_board().published().number]


def to_publish(world, actor):
    playing(world, BodyKind.BOARD)
    return []


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    anyone = frozenset({"bezoeker", "zonder rol", *Role.values})
    return {
        "resolutions": row(anyone),
        "resolution": row(anyone, NOBODY, resolution),
        "advice": row(anyone, NOBODY, published),
        "write_advice": row(SECRETARY, SECRETARY, closed_round),
        "draft_advice": row(BODY_PEOPLE, BODY_PEOPLE, draft),
        "forward_dossier": row(NOBODY, SECRETARY, at_taskforce),
        "record_decision": row(SECRETARY, SECRETARY, at_board),
        "decision": row(BODY_PEOPLE, BODY_PEOPLE, entered),
        "impact": row(BODY_PEOPLE, NOBODY, impact),
        "publish_decisions": row(SECRETARY, SECRETARY, to_publish),
        "rectify_resolution": row(SECRETARY, SECRETARY, resolution),
        "plan_escalation": row(SECRETARY, SECRETARY, at_taskforce),
        "api-advices-list": row(anyone),
        "api-advices-detail": row(anyone, NOBODY, published),
        "api-resolutions-list": row(anyone),
        "api-resolutions-detail": row(anyone, NOBODY, resolution),
        "api-dossiers-list": row(anyone),
        "api-dossiers-detail": row(anyone, NOBODY, at_taskforce),
        "conclude_evaluation": row(SECRETARY, SECRETARY, in_evaluation),
    }
