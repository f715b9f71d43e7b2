"""What the fund adds to Beheer: payments."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
