"""Addresses of the fund: closing a year and its report."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
