"""Addresses of the catalogue."""

from . import adoption, editing, finding

urlpatterns = [*finding.urlpatterns, *editing.urlpatterns, *adoption.urlpatterns]
