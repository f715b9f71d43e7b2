"""Addresses of the catalogue: editing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
