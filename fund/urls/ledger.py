"""Addresses of the fund: the ledger and its audit."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
