"""Settings, all from the environment (12-factor). `docs/deploy.md` lists them."""

from email.utils import parseaddr
from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env

from samenorganiseren.oidc import provider_apps

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# Demo mode shows fictitious people and adoptions, and only there may a role
# write without a second factor. Debug is for developers, never for a server.
DEMO = env.bool("DEMO", False)
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY")
BASE_URL = env.str("BASE_URL", "http://localhost:8000").rstrip("/")
BEHIND_TLS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "pgtrigger",
    "pghistory",
    "samenorganiseren.shared",
    "journal",
    "municipalities",
    "accounts",
    "notifications",
    "catalogue",
    "governance",
    "fund",
    "reporting",
]

MIDDLEWARE = [
    "samenorganiseren.shared.middleware.RequestOrigin",
    "samenorganiseren.shared.api.middleware.ApiAnswers",
    "django.middleware.security.SecurityMiddleware",
    "samenorganiseren.shared.middleware.ContentSecurityPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "samenorganiseren.shared.freshness.UnchangedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.sign_in.middleware.SecondFactorRequired",
    "accounts.sign_in.middleware.CacheMissing",
    "samenorganiseren.shared.interrupted.middleware.InterruptedForms",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "samenorganiseren.urls"
WSGI_APPLICATION = "samenorganiseren.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenorganiseren.shared.context.portal",
            ],
            "builtins": [
                "samenorganiseren.shared.templatetags.portal",
                "samenorganiseren.shared.templatetags.look",
                "samenorganiseren.shared.templatetags.words",
            ],
        },
    },
]
# An explanation (legt uit) is thought over again after at most so many years.
LONGEST_EXPLANATION_YEARS = env.int("LONGEST_EXPLANATION_YEARS", 2)
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# DATABASE_URL is the serving role (no DDL, append-only tables only INSERT);
# DATABASE_OWNER_URL is used by the commands that change the schema.
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        engine="samenorganiseren.shared.postgresql",
        conn_max_age=60,
        conn_health_checks=True,
    ),
}
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", "")

PAGES_KEPT = env.int("PAGES_KEPT", 300)
CACHES = {
    "default": {
        "BACKEND": "samenorganiseren.shared.counting.CountingCache",
        "LOCATION": env.str(
            "CACHE_URL", env.str("REDIS_URL", "redis://localhost:6379/0")
        ),
        "KEY_PREFIX": "so",
    },
    # Public pages as made last, in the memory of each process.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if PAGES_KEPT
        else "django.core.cache.backends.dummy.DummyCache",
        "LOCATION": "pages",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": PAGES_KEPT},
    },
}

CELERY_BROKER_URL = env.str("REDIS_URL", "redis://localhost:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 60}
CELERY_TIMEZONE = "Europe/Amsterdam"

# The outbox: how often it tries, how long it waits after the first failure (each
# next pause is twice as long, to an hour), and after how long a claim lapses.
OUTBOX_ATTEMPTS = env.int("OUTBOX_ATTEMPTS", 20)
OUTBOX_FIRST_PAUSE = env.float("OUTBOX_FIRST_PAUSE", 2.0)
OUTBOX_CLAIM_SECONDS = env.int("OUTBOX_CLAIM_SECONDS", 6)
OUTBOX_KEEP_DAYS = env.int("OUTBOX_KEEP_DAYS", 30)
# A backlog older than this makes /readyz say so.
OUTBOX_LATE_SECONDS = env.int("OUTBOX_LATE_SECONDS", 300)
# Prometheus reads /metrics with this token; without one the address does not exist.
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
# Long work: fewer at once than the worker has hands, so that mail never waits.
JOBS_AT_ONCE = env.int("JOBS_AT_ONCE", 1)
JOBS_PER_PERSON = env.int("JOBS_PER_PERSON", 5)
JOB_RESULT_DAYS = env.int("JOB_RESULT_DAYS", 7)
JOB_KEEP_DAYS = env.int("JOB_KEEP_DAYS", 90)
# A report is kept so long, also one that was never finished.
REPORT_KEEP_DAYS = env.int("REPORT_KEEP_DAYS", 365)

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / ".local" / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(BASE_DIR / ".local" / "media")))

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.sign_in.backend.PortalBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "accounts.passwords.NotAboutThePerson"},
    {"NAME": "accounts.passwords.NotCommon"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Accounts come by invitation only: no address for signing up exists, and the
# mailed invitation is the proof of the e-mail address.
ACCOUNT_ADAPTER = "accounts.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "accounts.sign_in.forms.SignIn",
    "reauthenticate": "accounts.sign_in.forms.ConfirmPassword",
    "reset_password": "accounts.sign_in.forms.ForgottenPassword",
    "reset_password_from_key": "accounts.sign_in.forms.NewPassword",
    "change_password": "accounts.sign_in.forms.ChangePassword",
    "set_password": "accounts.sign_in.forms.FirstPassword",
}
# Counted in the cache. Five wrong passwords for one address in five minutes, ten
# from one network address in a minute; without a cache nobody can sign in.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "accounts.sign_in.mfa.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Samen Organiseren"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS
MFA_FORMS = {
    "authenticate": "accounts.sign_in.mfa_forms.EnterCode",
    "reauthenticate": "accounts.sign_in.mfa_forms.ConfirmCode",
    "activate_totp": "accounts.sign_in.mfa_forms.StartApp",
    "deactivate_totp": "accounts.sign_in.mfa_forms.StopApp",
    "generate_recovery_codes": "accounts.sign_in.mfa_forms.NewRecoveryCodes",
    "add_webauthn": "accounts.sign_in.mfa_forms.AddPasskey",
    "edit_webauthn": "accounts.sign_in.mfa_forms.RenamePasskey",
}
# An organisation may sign in through its own provider (OpenID Connect). One line of
# JSON: [{"id": …, "name": …, "client_id": …, "secret": …, "server": …}], with
# "strong": ["mfa", …] for the values of acr or amr that stand for a second factor.
OIDC_PROVIDERS = env.json("OIDC_PROVIDERS", [])
SOCIALACCOUNT_ADAPTER = "accounts.sign_in.providers.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": provider_apps(OIDC_PROVIDERS)}}
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
# A link instead of a form: the policy that forms only go to ourselves would stop
# the way to the provider. Nothing is joined to an account by such a link alone.
SOCIALACCOUNT_LOGIN_ON_GET = True

# Who the events come from (NL GOV profile: a URN of nld).
WEBHOOK_SOURCE = env.str("WEBHOOK_SOURCE", "urn:nld:systeem:samen-organiseren")
# Only for a receiver on this very machine, such as in tests: any webhook may then
# call what is behind the firewall.
WEBHOOKS_MAY_STAY_INSIDE = env.bool("WEBHOOKS_MAY_STAY_INSIDE", False)
# The official rule sets for invoices, as XSLT (SI-UBL 2.0, Peppol BIS 3), and where the
# access point fetches what is to be sent.
INVOICE_RULES_DIR = env.str("INVOICE_RULES_DIR", "")
INVOICE_OUTBOX_DIR = env.str(
    "INVOICE_OUTBOX_DIR", str(BASE_DIR / ".local" / "invoices")
)
EMAIL_BACKEND = env.str("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_FILE_PATH = env.str("EMAIL_FILE_PATH", str(BASE_DIR / ".local" / "mail"))
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20
# Shown on the pages about help, privacy and accessibility.
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", "Samen Organiseren <portaal@localhost>"
)

# Where a weakness can be reported (/.well-known/security.txt): mailto: or https:.
SECURITY_CONTACT = env.str(
    "SECURITY_CONTACT", f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}"
)

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
# The __Host- prefix needs TLS; a browser refuses it on plain http.
if BEHIND_TLS:
    SESSION_COOKIE_NAME = "__Host-sessie"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # The container itself asks these two without TLS.
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading is for a whole domain, and that is not the portal's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "samenorganiseren.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# The largest paper that goes with a proposal, a response or an agenda item.
PAPER_MAX_BYTES = env.int("PAPER_MAX_BYTES", 20_000_000)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "samenorganiseren.shared.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.api.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "samenorganiseren.shared.api.paging.Pages",
    "DEFAULT_FILTER_BACKENDS": ["samenorganiseren.shared.api.parameters.StrictFilters"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "samenorganiseren.shared.api.throttles.VisitorThrottle",
        "samenorganiseren.shared.api.throttles.KeyThrottle",
    ],
    "EXCEPTION_HANDLER": "samenorganiseren.shared.api.problems.answer_with_problem",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": 1 if BEHIND_TLS else 0,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Samen Organiseren API",
    "DESCRIPTION": "Wat gemeenten samen afspreken, en wie het toepast.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.0.3",
    "CONTACT": {
        "name": "Beheer Samen Organiseren",
        "email": env.str("CONTACT_EMAIL", "beheer@localhost.example"),
        "url": f"{BASE_URL}/hulp/",
    },
    "LICENSE": {
        "name": "EUPL-1.2",
        "url": "https://eupl.eu/1.2/nl/",
    },
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "CAMELIZE_NAMES": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "ENUM_NAME_OVERRIDES": {
        "VerbindendheidEnum": "catalogue.enums.BINDINGNESS_WORDS",
        "StandEnum": "catalogue.enums.AdoptionState",
        "GeteldeStandEnum": "catalogue.enums.COUNTED_STATES",
    },
    "SORT_OPERATION_PARAMETERS": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "samenorganiseren.shared.api.openapi.complete",
    ],
}
