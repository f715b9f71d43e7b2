"""Addresses of Beheer: people, organisations, texts, the calendar and the journal."""

from __future__ import annotations

from django.urls import path

from accounts.views.staff import (
    calendar,
    front,
    journal,
    organisations,
    partnerships,
    people,
    texts,
)

urlpatterns = [
    path("beheer/", front.Front.as_view(), name="staff"),
    path("beheer/mensen/", people.People.as_view(), name="staff_people"),
    path("beheer/mensen/<int:number>/", people.Person.as_view(), name="staff_person"),
    path(
        "beheer/mensen/<int:number>/naam/", people.Rename.as_view(), name="staff_rename"
    ),
    path(
        "beheer/mensen/<int:number>/uitschakelen/",
        people.Disable.as_view(),
        name="staff_disable",
    ),
    path(
        "beheer/mensen/<int:number>/aanzetten/",
        people.Enable.as_view(),
        name="staff_enable",
    ),
    path("beheer/rollen/", people.Roles.as_view(), name="staff_roles"),
    path(
        "beheer/organisaties/",
        organisations.Organisations.as_view(),
        name="staff_organisations",
    ),
    path(
        "beheer/organisaties/nieuw/",
        organisations.New.as_view(),
        name="staff_new_organisation",
    ),
    path(
        "beheer/organisaties/<slug:slug>/",
        organisations.Change.as_view(),
        name="staff_organisation",
    ),
    path(
        "beheer/samenwerkingsverbanden/",
        partnerships.Partnerships.as_view(),
        name="staff_partnerships",
    ),
    # Apart from the list, so that no partnership's own address can be this one.
    path(
        "beheer/samenwerkingsverband/nieuw/",
        partnerships.New.as_view(),
        name="staff_new_partnership",
    ),
    path(
        "beheer/samenwerkingsverbanden/<slug:slug>/",
        partnerships.Members.as_view(),
        name="staff_partnership",
    ),
    path(
        "beheer/samenwerkingsverbanden/<slug:slug>/deelnames/<int:number>/",
        partnerships.End.as_view(),
        name="staff_end_membership",
    ),
    path("beheer/hulpteksten/", texts.HelpTexts.as_view(), name="staff_help_texts"),
    path(
        "beheer/hulpteksten/<slug:key>/",
        texts.ChangeHelp.as_view(),
        name="staff_help_text",
    ),
    path("beheer/mailteksten/", texts.MailTexts.as_view(), name="staff_mail_texts"),
    path(
        "beheer/mailteksten/<slug:key>/",
        texts.ChangeMail.as_view(),
        name="staff_mail_text",
    ),
    path("beheer/kalender/", calendar.Calendar.as_view(), name="staff_calendar"),
    path("beheer/kalender/nieuw/", calendar.New.as_view(), name="staff_new_task"),
    path(
        "beheer/kalender/<int:number>/gedaan/",
        calendar.Finish.as_view(),
        name="staff_finish",
    ),
    path("beheer/logboek/", journal.Journal.as_view(), name="staff_journal"),
]
