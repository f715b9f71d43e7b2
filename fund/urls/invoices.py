"""Addresses of the fund: invoices."""

from django.urls import URLPattern

from . import invoices_parties

urlpatterns: list[URLPattern] = [*invoices_parties.urlpatterns]
