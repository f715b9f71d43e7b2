"""Who may enter the addresses of the fund: requests, awards and tranches."""

from accounts.enums import Role

from .scene import FundScene, granted_request

NOBODY = frozenset()
ADMINISTRATOR = frozenset({Role.FUND_ADMINISTRATOR.value})
# Who writes for the municipality that received it.
RECEIVER = frozenset({Role.INFORMATION_MANAGER.value, Role.APPROVER.value})


def of_world(world):
    """A scene in which the world's municipality asked."""
    return FundScene(proposer=world.municipal)


def waiting(world, actor):
    return [granted_request(proposer=world.municipal).dossier.number]


def request(world, actor):
    return [of_world(world).request().pk]


def prepared(world, actor):
    return [of_world(world).prepared().reference]


def prepared_tranche(world, actor):
    award = of_world(world).prepared()
    return [award.reference, award.tranches.get().pk]


def prepared_share(world, actor):
    scene = of_world(world)
    award = scene.prepared()
    return [award.reference, scene.share(award).pk]


def approved(world, actor):
    return [of_world(world).award().number]


def planned(world, actor):
    return [of_world(world).award().tranches.get().pk]


def batch(world, actor):
    scene = of_world(world)
    return [scene.batch([scene.due(scene.award().tranches.get())]).number]


def ordered(world, actor):
    scene = of_world(world)
    return [scene.ordered(scene.award().tranches.get()).batch.number]


def payment(world, actor):
    scene = of_world(world)
    made = scene.ordered(scene.award().tranches.get())
    return [made.batch.number, made.pk]


def reported(world):
    scene = of_world(world)
    award = scene.award()
    scene.paid(award.tranches.get())
    return scene.report(award, 1_00)


def report(world, actor):
    return [reported(world).pk]


def evidence(world, actor):
    made = reported(world)
    return [made.pk, made.evidence.get().pk]


def rows(row):
    """Our addresses. `row` makes one: get, post, to."""
    readers = ADMINISTRATOR | RECEIVER
    return {
        "fund_requests": row(ADMINISTRATOR),
        "fund_take_in": row(ADMINISTRATOR, ADMINISTRATOR, waiting),
        "fund_prepare_award": row(ADMINISTRATOR, ADMINISTRATOR, request),
        "fund_release_request": row(NOBODY, ADMINISTRATOR, request),
        "fund_awards": row(ADMINISTRATOR),
        "fund_prepare_structural": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_award": row(readers, NOBODY, approved),
        "fund_approve_award": row(NOBODY, ADMINISTRATOR, prepared),
        "fund_discard_award": row(NOBODY, ADMINISTRATOR, prepared),
        "fund_settle_award": row(NOBODY, ADMINISTRATOR, approved),
        "fund_add_tranche": row(ADMINISTRATOR, ADMINISTRATOR, prepared),
        "fund_remove_tranche": row(NOBODY, ADMINISTRATOR, prepared_tranche),
        "fund_state_share": row(ADMINISTRATOR, ADMINISTRATOR, prepared),
        "fund_remove_share": row(NOBODY, ADMINISTRATOR, prepared_share),
        "fund_new_report": row(RECEIVER, RECEIVER, approved),
        "fund_tranches": row(ADMINISTRATOR),
        "fund_propose_tranche": row(NOBODY, ADMINISTRATOR, planned),
        "fund_approve_tranche": row(NOBODY, ADMINISTRATOR, planned),
        "fund_batches": row(ADMINISTRATOR, ADMINISTRATOR),
        "fund_batch": row(ADMINISTRATOR, NOBODY, batch),
        "fund_approve_batch": row(NOBODY, ADMINISTRATOR, batch),
        "fund_discard_batch": row(NOBODY, ADMINISTRATOR, batch),
        "fund_batch_file": row(ADMINISTRATOR, NOBODY, ordered),
        "fund_refused_by_bank": row(NOBODY, ADMINISTRATOR, payment),
        "fund_report": row(readers, readers, report),
        "fund_evidence": row(readers, NOBODY, evidence),
    }
