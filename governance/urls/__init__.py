"""Addresses of governance."""

from . import bodies, consultations, decisions, dossiers, meetings, rounds

urlpatterns = [
    *bodies.urlpatterns,
    *meetings.urlpatterns,
    *rounds.urlpatterns,
    *consultations.urlpatterns,
    *decisions.urlpatterns,
    *dossiers.urlpatterns,
]
