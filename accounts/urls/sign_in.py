"""Addresses of signing in and of its second factor: the library's views, our nouns.

What is not listed here does not exist, such as signing up.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as provider
from django.urls import path, re_path

KEY = r"^inloggen/nieuw-wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
SECOND = "account/tweede-stap/"
CODES = f"{SECOND}herstelcodes/"
PASSKEYS = "account/passkeys/"

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("inloggen/uitgeschakeld/", account.account_inactive, name="account_inactive"),
    path("inloggen/code/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/vergeten/", account.password_reset, name="account_reset_password"),
    path(
        "inloggen/vergeten/verstuurd/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "inloggen/nieuw-wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        KEY, account.password_reset_from_key, name="account_reset_password_from_key"
    ),
    path(
        "inloggen/via/gestopt/",
        social.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("inloggen/via/fout/", social.login_error, name="socialaccount_login_error"),
    path(
        "inloggen/via/<slug:provider_id>/", provider.login, name="openid_connect_login"
    ),
    path(
        "inloggen/via/<slug:provider_id>/terug/",
        provider.callback,
        name="openid_connect_callback",
    ),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/bevestigen/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/wachtwoord/", account.password_change, name="account_change_password"
    ),
    path(
        "account/wachtwoord/kiezen/", account.password_set, name="account_set_password"
    ),
    path(SECOND, mfa.index, name="mfa_index"),
    path(f"{SECOND}app/", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{SECOND}app/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(CODES, recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{CODES}nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(PASSKEYS, passkeys.list_webauthn, name="mfa_list_webauthn"),
    path(f"{PASSKEYS}nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(f"{PASSKEYS}<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        f"{PASSKEYS}<int:pk>/verwijderen/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
]
