"""The browser of the suite sees what it should see."""

import pytest

GOOD = "<!doctype html><html lang=nl><title>Proef</title><main><h1>Proef</h1></main></html>"
BAD = GOOD.replace("<h1>", '<img src="/x.png"><h1>').replace(" lang=nl", "")


def test_axe_passes_a_sound_page(page, axe):
    page.set_content(GOOD)

    axe(page)


def test_axe_names_what_is_wrong(page, axe):
    page.set_content(BAD)

    with pytest.raises(pytest.fail.Exception) as refusal:
        axe(page)

    told = str(refusal.value)
    assert [rule in told for rule in ("image-alt", "html-has-lang")] == [True, True]


def test_the_live_portal_answers_a_browser(page, live_portal):
    page.goto("/livez")

    assert page.url == f"{live_portal.url}/livez"


def test_a_plain_page_runs_no_script(plain_page):
    plain_page.set_content("<title>voor</title><script>document.title = 'na'</script>")

    assert plain_page.title() == "voor"
