"""A file comes with a reaction: looked into first, and read by who reads the reaction."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from governance.domain.consultations.closing import close_consultation
from governance.models import ConsultationResponse, Paper
from tests.factories.accounts import UserFactory

from .scene import Scene

pytestmark = pytest.mark.django_db
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06"
    b"\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe"
    b"\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sent(client, consultation, content, name="bijlage.png"):
    address = reverse("respond", args=[consultation.pk])
    form = client.get(address).context["form"]
    upload = SimpleUploadedFile(name, content, content_type="image/png")
    typed = {"organisation": "zelf", "text": "Zie de bijlage.", "upload": upload}
    lies = {"key": form["key"].value(), "seen": 0}
    return client.post(address, {**typed, **lies})


def test_a_file_comes_along_and_is_public_with_the_reaction(client):
    scene, person = Scene(), UserFactory()
    consultation = scene.open()
    client.force_login(person)

    answer = sent(client, consultation, PICTURE)
    paper = Paper.objects.get()
    address = reverse("paper", args=[paper.key])
    own = client.get(address)
    client.logout()
    before = client.get(address)
    close_consultation(
        consultation=consultation, by=scene.secretary, now=timezone.now()
    )
    after = client.get(address)

    assert answer.status_code == 302
    assert paper.subject_key == ConsultationResponse.objects.get().subject_key
    assert [one.status_code for one in (own, before, after)] == [200, 302, 200]
    assert b"".join(after.streaming_content) == PICTURE


def test_a_file_that_is_not_what_it_says_is_refused_and_nothing_was_said(client):
    consultation = Scene().open()
    client.force_login(UserFactory())

    answer = sent(client, consultation, b"<script>alert(1)</script>")

    assert answer.status_code == 422
    assert "Zie de bijlage." in answer.content.decode()
    assert list(ConsultationResponse.objects.all()) == []
    assert list(Paper.objects.all()) == []
