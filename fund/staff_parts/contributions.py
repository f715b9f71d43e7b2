"""What the fund adds to Beheer: rates and contribution runs."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
