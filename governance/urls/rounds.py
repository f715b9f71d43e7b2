"""Addresses of governance: rounds and positions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
