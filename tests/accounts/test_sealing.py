"""The secrets behind a second step are sealed in the database."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.db import connection

from accounts.sign_in.sealing import seal, unseal
from tests.accounts.people import code_now, someone
from tests.factories.accounts import SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_code_was_used():
    cache.clear()


def kept(kind):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT data::text FROM mfa_authenticator WHERE type = %s", [kind]
        )
        [(text,)] = cursor.fetchall()
    return text


def test_the_database_does_not_hold_the_secret_of_the_app_with_codes():
    app = TOTP.activate(someone(), SECRET)

    assert SECRET not in kept(Authenticator.Type.TOTP)
    assert app.validate_code(code_now()) is True


def test_the_database_does_not_hold_the_seed_of_the_recovery_codes():
    codes = RecoveryCodes.activate(someone())
    seed = unseal(codes.instance.data["seed"])

    assert seed not in kept(Authenticator.Type.RECOVERY_CODES)
    assert codes.validate_code(codes.generate_codes()[0]) is True


def test_the_same_secret_is_sealed_differently_each_time():
    first, second = seal(SECRET), seal(SECRET)

    assert first != second
    assert (unseal(first), unseal(second)) == (SECRET, SECRET)


def test_an_older_key_still_opens_what_it_sealed(settings):
    settings.SECRET_KEY = "de-sleutel-van-vorig-jaar-die-lang-genoeg-is"
    sealed = seal(SECRET)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "de-sleutel-van-dit-jaar-die-ook-lang-genoeg-is"

    assert unseal(sealed) == SECRET


def test_sealed_with_another_key_no_code_fits(settings, caplog):
    app = TOTP.activate(someone(), SECRET)
    codes = RecoveryCodes.activate(someone(email="ander@gemeente.example"))
    known = codes.generate_codes()[0]
    settings.SECRET_KEY = "een-andere-sleutel-die-van-niets-weet-en-lang-is"

    assert (app.validate_code(code_now()), codes.validate_code(known)) == (False, False)
    assert "a second step was sealed with another SECRET_KEY" in caplog.messages


@pytest.mark.parametrize("written", ["", "JBSWY3DPEHPK3PXP", "gAAAAABsomething"])
def test_what_was_never_sealed_opens_nothing(written):
    assert unseal(written) != written
