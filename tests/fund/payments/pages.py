"""Reading and pressing on the pages of the bank, without a browser."""

import html
import re

from django.urls import reverse


def text_of(response):
    return response.content.decode().replace("\u00a0", " ")


def page(client, name, *to, **query):
    return client.get(reverse(name, args=to), query)


def buttons(response):
    """What the suggestions of a line would do, in order."""
    return re.findall(r'data-key="\d"[^>]*>([^<]+)<', text_of(response))


def press(client, response, number):
    """Send the form of this suggestion as a browser does."""
    shown = text_of(response).partition('id="voorstellen"')[2]
    forms = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', shown)
    address, inside = forms[number - 1]
    values = re.findall(r'name="([^"]+)" value="([^"]*)"', inside)
    typed = {name: html.unescape(value) for name, value in values}
    return client.post(address, typed, follow=True)
