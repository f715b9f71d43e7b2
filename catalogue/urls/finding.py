"""Addresses of the catalogue: finding."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
