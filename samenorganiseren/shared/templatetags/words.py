"""Dates, amounts and numbers in templates."""

from django import template

from samenorganiseren.shared import wording

register = template.Library()

register.filter("dutch_date", lambda day: wording.dutch_date(day) if day else "")
register.filter("short_date", lambda day: wording.short_date(day) if day else "")
register.filter("short_month", lambda day: wording.short_month(day) if day else "")
register.filter(
    "dutch_moment", lambda moment: wording.dutch_moment(moment) if moment else ""
)
register.filter("euros", wording.euros)
register.filter("number", wording.number)
register.filter("percent_of", wording.percent)
