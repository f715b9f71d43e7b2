"""Numbers by which money finds its way: bank accounts, tax, registers, references.

Checked by python-stdnum where there is a check digit. KvK numbers have none; an OIN that
begins with 00000003 holds the KvK number of its owner (Logius, OIN-stelsel).
"""

from __future__ import annotations

from stdnum import iban as ibans
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_97_10
from stdnum.nl import btw, postcode

from samenorganiseren.shared.errors import DomainError

OIN_DIGITS, KVK_DIGITS = 20, 8
OIN_OF_KVK = "00000003"


class BadNumber(DomainError):
    """A number that cannot be right."""


def iban_of(typed: str) -> str:
    """The IBAN in its one form; raises BadNumber."""
    try:
        return str(ibans.validate(typed))
    except ValidationError as error:
        raise BadNumber(
            "Dit IBAN klopt niet. Neem het over van een afschrift, zoals "
            "NL91 ABNA 0417 1643 00."
        ) from error


def vat_number_of(typed: str) -> str:
    """The Dutch VAT number with NL in front; raises BadNumber."""
    try:
        return f"NL{btw.validate(typed)}"
    except ValidationError as error:
        raise BadNumber(
            "Dit btw-nummer klopt niet. Schrijf het als NL001234567B01."
        ) from error


def kvk_of(typed: str) -> str:
    """Eight digits; raises BadNumber."""
    digits = typed.replace(" ", "")
    if len(digits) != KVK_DIGITS or not _are_digits(digits) or not int(digits):
        raise BadNumber("Een KvK-nummer heeft acht cijfers.")
    return digits


def _are_digits(text: str) -> bool:
    """0 to 9 alone: other scripts have digits too, and no register knows them."""
    return text.isascii() and text.isdecimal()


def oin_of(typed: str, kvk: str = "") -> str:
    """Twenty digits, and the same KvK number as beside it; raises BadNumber."""
    digits = typed.replace(" ", "")
    if len(digits) != OIN_DIGITS or not _are_digits(digits) or digits[:7] != "0000000":
        raise BadNumber(
            "Een OIN heeft twintig cijfers en begint met 0000000. Zoek het op in het "
            "OIN-register van Logius."
        )
    if kvk and digits.startswith(OIN_OF_KVK) and digits[8:16] != kvk:
        raise BadNumber(
            f"In dit OIN staat KvK-nummer {digits[8:16]}, maar ernaast staat {kvk}. "
            "Controleer welk van de twee klopt."
        )
    return digits


def postal_code_of(typed: str) -> str:
    """1234 AB; raises BadNumber."""
    try:
        return str(postcode.validate(typed))
    except ValidationError as error:
        raise BadNumber("Schrijf de postcode als 1234 AB.") from error


def reference_for(number: str) -> str:
    """The payment reference (ISO 11649) of an invoice number: RF30F202600012."""
    letters = "".join(sign for sign in number if sign.isalnum())
    return f"RF{mod_97_10.calc_check_digits(letters + 'RF')}{letters}"
