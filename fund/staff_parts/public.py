"""What the fund adds to Beheer: the fund for everyone."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
