import pytest
from tests.browsers import NARROW, WIDE
from tests.governance.rounds.scene import AGAINST, FOR, IF, Scene
from governance.domain.rounds.closing import close_round
from governance.domain.rounds.drafts import save_draft


def test_shots(traveller_of, live_portal_db):
    scene = Scene(members=5)
    round = scene.open()
    scene.take(round, 0, IF)
    scene.take(round, 1, AGAINST)
    save_draft(
        seat=scene.seat(round, 0), said=AGAINST, by=scene.members[0], now=scene.now
    )
    for name, size in (("phone", NARROW), ("desktop", WIDE)):
        for scheme in ("light", "dark"):
            t = traveller_of({"viewport": size, "color_scheme": scheme})
            p = t.person(scene.members[0])
            u = round.get_absolute_url()
            for what, a in {
                "mine": "/mijn-standpunten/",
                "round": u,
                "stand": u + "stand/",
            }.items():
                p.goto(a)
                p.screenshot(
                    path=f"/tmp/shots-{what}-{name}-{scheme}.png", full_page=True
                )
            p = t.person(scene.secretary)
            for what, a in {
                "keep": u + "secretaris/",
                "close": u + "secretaris/sluiten/",
                "enter": u + f"secretaris/namens/{scene.seat(round, 2).pk}/",
            }.items():
                p.goto(a)
                p.screenshot(
                    path=f"/tmp/shots-{what}-{name}-{scheme}.png", full_page=True
                )
