"""What the fund adds to Beheer: invoices."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
