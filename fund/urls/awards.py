"""Addresses of the fund: requests, awards and tranches."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
