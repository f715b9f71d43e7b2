"""The portal's own addresses, and one for the page of a dossier."""

from django.http import HttpResponse
from django.urls import path

from samenorganiseren.urls import urlpatterns as own

urlpatterns = [
    *own,
    path(
        "advies/<slug:number>/", lambda request, number: HttpResponse(), name="dossier"
    ),
]
