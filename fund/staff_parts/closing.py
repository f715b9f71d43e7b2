"""What the fund adds to Beheer: closing a year and its report."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
