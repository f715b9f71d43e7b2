"""Addresses of the catalogue."""

from . import adoption, editing, finding

# Editing first: `behoeften/nieuw/` is a page of its own, not a need.
urlpatterns = [*editing.urlpatterns, *finding.urlpatterns, *adoption.urlpatterns]
