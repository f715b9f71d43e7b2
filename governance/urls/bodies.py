"""Addresses of governance: bodies, seats, terms and the backing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
