"""Addresses of the fund: rates and contribution runs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
