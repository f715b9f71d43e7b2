"""Addresses of governance: dossiers, papers, the chain."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
