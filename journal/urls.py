"""Addresses of this app."""

from django.urls import path

from .views import jobs

urlpatterns = [
    path("werk/", jobs.job_list, name="jobs"),
    path("werk/<int:job_id>/", jobs.job_page, name="job"),
    path("werk/<int:job_id>/voortgang/", jobs.job_progress, name="job_progress"),
    path("werk/<int:job_id>/uitkomst/", jobs.job_result, name="job_result"),
    path("werk/<int:job_id>/stoppen/", jobs.job_cancel, name="job_cancel"),
]
