"""Addresses of people and sign-in."""

from . import account, sign_in

urlpatterns = [
    *sign_in.urlpatterns,
    *account.urlpatterns,
]
