"""Addresses of the catalogue: adoption."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
