"""What the fund adds to Beheer: requests, awards and tranches."""

from samenorganiseren.shared.staff_menu import StaffPart

PARTS: list[StaffPart] = []
