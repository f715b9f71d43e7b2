"""What consultations add to Beheer."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
