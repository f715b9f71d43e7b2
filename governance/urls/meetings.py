"""Addresses of governance: meetings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
