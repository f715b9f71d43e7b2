"""Addresses of governance."""

from . import bodies, consultations, decisions, dossiers, meetings, rounds

urlpatterns = [
    *bodies.urlpatterns,
    *meetings.urlpatterns,
    *rounds.urlpatterns,
    *consultations.urlpatterns,
    # `besluiten/ketenkop/` is a page of its own, not a decision.
    *dossiers.urlpatterns,
    *decisions.urlpatterns,
]
