"""Addresses of the fund: the fund for everyone."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
