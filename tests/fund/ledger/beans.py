"""The books in beancount's own language, for its judgement alone."""

import subprocess
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from beancount import loader
from beancount.core.data import Transaction

ROOTS = {
    ("financieel", 1): "Assets",
    ("financieel", -1): "Liabilities",
    ("begroting", 1): "Assets:Begroting",
    ("begroting", -1): "Liabilities:Begroting",
}


def names_of(export):
    """An account's name in beancount, by its code."""
    return {
        one["code"]: f"{ROOTS[one['familie'], one['richting']]}:R"
        + one["code"].replace(".", "-")
        for one in export["rekeningen"]
    }


def euros(cents):
    return f"{Decimal(cents) / 100:.2f} EUR"


def beancount_of(export):
    """Every account opened, every entry as a transaction."""
    names = names_of(export)
    lines = ['option "operating_currency" "EUR"', 'option "title" "Fonds GGU"']
    lines += [f"2018-01-01 open {name} EUR" for name in names.values()]
    for entry in export["boekingen"]:
        words = entry["omschrijving"].replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'{entry["dag"]} * "{words}"')
        lines.append(f'  sleutel: "{entry["sleutel"]}"')
        lines += [f"  {names[code]}  {euros(cents)}" for code, cents in entry["regels"]]
    for one in export["rekeningen"]:
        # At the beginning of the day, so on the day after.
        told = euros(one["saldo"] * one["richting"])
        lines.append(f"2200-01-01 balance {names[one['code']]}  {told}")
    return "\n".join(lines) + "\n"


def judged(path):
    """What bean-check says is right, and every balance in cents by our code."""
    tool = Path(sys.executable).with_name("bean-check")
    told = subprocess.run([tool, path], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    entries, errors, _ = loader.load_file(str(path))
    assert errors == []
    sums = defaultdict(int)
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                code = posting.account.rpartition(":R")[2].replace("-", ".")
                sums[code] += int(posting.units.number * 100)
    return dict(sums)
