import pytest
from catalogue.models import Standard, Initiative, Need


@pytest.mark.parametrize(
    "address",
    [
        "/standaarden/",
        "/standaarden/?zoek=zaken&domein=dienstverlening",
        "/zoeken/",
        "/zoeken/?zoek=gibti",
        "/initiatieven/",
        "/behoeften/",
        "/standaarden/?vorm=csv",
        "/standaarden/?vorm=ods",
        "/standaarden/?vorm=atom",
        "/initiatieven/?vorm=atom",
        "/behoeften/?vorm=atom",
    ],
)
def test_lists(client, catalogue, address):
    r = client.get(address)
    assert r.status_code == 200
    b = b"".join(r) if r.streaming else r.content


def test_details(client, catalogue):
    for thing in [
        *Standard.objects.all(),
        *Initiative.objects.all(),
        *Need.objects.all(),
    ]:
        assert client.get(thing.get_absolute_url()).status_code == 200
