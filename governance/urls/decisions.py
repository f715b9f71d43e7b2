"""Addresses of governance: advice and decisions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
