"""Addresses of the fund: invoices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
