"""What the fund adds to Beheer: the ledger and its audit."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
