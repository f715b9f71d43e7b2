"""The actions of the journal in Dutch: {{ entry.action|action_words }}"""

from django import template

from samenorganiseren.shared.action_words import words_for

register = template.Library()
register.filter("action_words", words_for)
