"""Addresses of people and sign-in."""

from . import account, people, sign_in, staff

urlpatterns = [
    *sign_in.urlpatterns,
    *account.urlpatterns,
    *people.urlpatterns,
    *staff.urlpatterns,
]
