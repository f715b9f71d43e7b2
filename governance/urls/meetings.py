"""Addresses of governance: meetings."""

from django.urls import URLPattern, path

from ..views.meetings import (
    agenda,
    bundle,
    calendars,
    control,
    listing,
    member,
    minutes,
    offline,
    open_council,
    page,
    planning,
)

ALL = "vergaderingen/"
ONE = f"{ALL}<int:pk>/"
AGENDA = f"{ONE}agenda/"
ITEM = f"{ONE}punten/<int:item_pk>/"
MINUTES = f"{ONE}verslag/"

urlpatterns: list[URLPattern] = [
    path("offline-lezen.js", offline.worker, name="offline_worker"),
    path("vandaag/", member.TodayPage.as_view(), name="today"),
    path("vandaag/nu/", member.TodayNow.as_view(), name="today_now"),
    path("vandaag/agenda/", calendars.MyCalendar.as_view(), name="my_calendar"),
    path(
        "agenda/<str:token>.ics",
        calendars.PersonCalendar.as_view(),
        name="person_calendar",
    ),
    path(
        f"{ALL}van/<slug:slug>/agenda.ics",
        calendars.BodyCalendar.as_view(),
        name="body_calendar",
    ),
    path(ALL, listing.Meetings.as_view(), name="meetings"),
    path(f"{ALL}ori.json", open_council.OpenCouncil.as_view(), name="meetings_ori"),
    path(f"{ALL}nieuw/", planning.NewMeeting.as_view(), name="new_meeting"),
    path(ONE, page.MeetingPage.as_view(), name="meeting"),
    path(f"{ONE}wijzigen/", planning.ChangeMeeting.as_view(), name="meeting_change"),
    path(f"{ONE}oproepen/", planning.Convene.as_view(), name="meeting_convene"),
    path(f"{ONE}afgelasten/", planning.Cancel.as_view(), name="meeting_cancel"),
    path(AGENDA, agenda.AgendaPage.as_view(), name="meeting_agenda"),
    path(f"{AGENDA}voorstel/", agenda.AddDossier.as_view(), name="agenda_add_dossier"),
    path(f"{AGENDA}punt/", agenda.AddItem.as_view(), name="agenda_add_item"),
    path(
        f"{AGENDA}plaatsvervanger/",
        agenda.NameSubstitute.as_view(),
        name="meeting_substitute",
    ),
    path(
        f"{AGENDA}plaatsvervanger/<int:membership_pk>/intrekken/",
        agenda.WithdrawSubstitute.as_view(),
        name="meeting_substitute_withdraw",
    ),
    path(ITEM, page.ItemPage.as_view(), name="agenda_item"),
    path(f"{ITEM}wijzigen/", agenda.ChangeItem.as_view(), name="agenda_item_change"),
    path(f"{ITEM}plaats/", agenda.MoveItem.as_view(), name="agenda_item_move"),
    path(f"{ITEM}versie/", agenda.RenewVersion.as_view(), name="agenda_item_version"),
    path(f"{ITEM}eraf/", agenda.PullItem.as_view(), name="agenda_item_pull"),
    path(f"{ITEM}stuk/", agenda.AddPaper.as_view(), name="agenda_item_paper"),
    path(
        f"{ITEM}stuk/<int:paper_pk>/eraf/",
        agenda.TakePaper.as_view(),
        name="agenda_item_paper_take",
    ),
    path(f"{ITEM}gast/", agenda.InviteGuest.as_view(), name="agenda_item_guest"),
    path(
        f"{ITEM}gast/<int:guest_pk>/intrekken/",
        agenda.WithdrawGuest.as_view(),
        name="agenda_item_guest_withdraw",
    ),
    path(
        f"{ONE}stukken/<int:paper_pk>/", page.PaperFile.as_view(), name="meeting_paper"
    ),
    path(f"{ONE}bundel/", bundle.AskBundle.as_view(), name="meeting_bundle"),
    path(f"{ONE}leiden/", control.Control.as_view(), name="meeting_control"),
    path(f"{ONE}openen/", control.OpenMeeting.as_view(), name="meeting_open"),
    path(f"{ONE}sluiten/", control.CloseMeeting.as_view(), name="meeting_close"),
    path(
        f"{ONE}aan-de-orde/<int:item_pk>/",
        control.GoToItem.as_view(),
        name="meeting_go_to",
    ),
    path(
        f"{ONE}tijden/<int:attendance_pk>/",
        control.MendTimes.as_view(),
        name="attendance_mend",
    ),
    path(f"{ONE}ik-ben-er/", member.Arrive.as_view(), name="meeting_arrive"),
    path(f"{ONE}ik-vertrek/", member.Leave.as_view(), name="meeting_leave"),
    path(MINUTES, minutes.MinutesPage.as_view(), name="meeting_minutes"),
    path(f"{MINUTES}schrijven/", minutes.WriteMinutes.as_view(), name="minutes_write"),
    path(
        f"{MINUTES}vaststellen/", minutes.Establish.as_view(), name="minutes_establish"
    ),
    path(f"{MINUTES}actie/", minutes.AddPromise.as_view(), name="action_add"),
    path(
        f"{ONE}acties/<int:action_pk>/gedaan/",
        minutes.FinishAction.as_view(),
        name="action_done",
    ),
]
