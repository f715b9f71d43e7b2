"""Addresses of the fund: payments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
