"""What a text names, read strictly: check digits count, and doubt is told."""

import pytest

from fund.rules.mentions import Mentions, mentions_in

from .scene import reference

NUMBER = "F2026-00012"
RIGHT = reference(NUMBER)
ONE = (frozenset({RIGHT}),)
SPOILED = Mentions(is_spoiled=True)


def in_groups(text):
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", Mentions()),
        ("Bijdrage 2026 gemeente Voorbeeld", Mentions()),
        (RIGHT, Mentions(ONE)),
        (RIGHT.lower(), Mentions(ONE)),
        (f"kenmerk:{RIGHT}.", Mentions(ONE)),
        (in_groups(RIGHT), Mentions(ONE)),
        (f"{in_groups(RIGHT)} dank", Mentions(ONE)),
        (f"{in_groups(RIGHT)} bijdrage", Mentions(ONE)),
        (f"{RIGHT} en nogmaals {in_groups(RIGHT)}", Mentions(ONE)),
        (RIGHT[:-1], SPOILED),
        (RIGHT + "3", SPOILED),
        (RIGHT[:-2] + RIGHT[-1] + RIGHT[-2], SPOILED),
        (RIGHT.replace("0", "O"), SPOILED),
        (RIGHT + "X" * 20, SPOILED),
        (f"{RIGHT[:9]} {RIGHT[9:]}", SPOILED),
        (NUMBER, Mentions(numbers=frozenset({NUMBER}))),
        ("factuur f202600012", Mentions(numbers=frozenset({NUMBER}))),
        ("F 2026/00012,", Mentions(numbers=frozenset({NUMBER}))),
        (f"{RIGHT} {NUMBER}", Mentions(ONE, frozenset({NUMBER}))),
        (
            "F2026-00012 F2026-00013",
            Mentions(numbers=frozenset({NUMBER, "F2026-00013"})),
        ),
        ("C2026-00003", Mentions(numbers=frozenset({"C2026-00003"}))),
        ("F2026-0012", SPOILED),
        ("F2026-00012X", SPOILED),
        ("F2O26-00012", Mentions()),
        ("202600012", Mentions()),
    ],
)
def test_a_text_names(text, named):
    assert mentions_in(text) == named
