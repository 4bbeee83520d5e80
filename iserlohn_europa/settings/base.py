"""What holds everywhere. Configuration comes from the environment, as the README lists it."""

from pathlib import Path

import environ
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env("DATA_DIR", default="") or BASE_DIR / "var").resolve()

SITE_NAME = "Freunde in Europa"
WAGTAIL_SITE_NAME = SITE_NAME

INSTALLED_APPS = [
    "iserlohn_europa.seed",
    "iserlohn_europa.operations",
    "iserlohn_europa.delivery",
    "iserlohn_europa.editorial",
    "iserlohn_europa.styleguide",
    "iserlohn_europa.office",
    "iserlohn_europa.search",
    "iserlohn_europa.forms",
    "iserlohn_europa.languages",
    "iserlohn_europa.easy",
    "iserlohn_europa.opendata",
    "iserlohn_europa.chronicle",
    "events",
    "awards",
    "iserlohn_europa.news",
    "iserlohn_europa.projects",
    "iserlohn_europa.funding",
    "partnerships",
    "iserlohn_europa.core",
    "iserlohn_europa.library",
    "iserlohn_europa.accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "iserlohn_europa.accounts.apps.AdminUsersConfig",  # in place of wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_countries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "iserlohn_europa.logs.RequestIdMiddleware",  # around all that may be logged
    "iserlohn_europa.headers.HeadersMiddleware",  # answers of all others pass it
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "iserlohn_europa.remembered.RememberingMiddleware",
    "iserlohn_europa.languages.addresses.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "iserlohn_europa.accounts.second_factor.SecondFactorMiddleware",
    "partnerships.guard.CommitteeGuardMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "iserlohn_europa.unreadable.UnreadableRequestsMiddleware",
    "iserlohn_europa.library.uploads.PicturesFirstMiddleware",
    "iserlohn_europa.whole_changes.WholeChangesMiddleware",  # the last: it calls the view
]

ROOT_URLCONF = "iserlohn_europa.urls"
WSGI_APPLICATION = "iserlohn_europa.wsgi.application"

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
            ],
        },
    },
]

# --- Database -------------------------------------------------------------------------------

if env("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL")}
else:
    # Not through an address: the folder may be called "Städte & Co. #1".
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "db.sqlite3",
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
IS_POSTGRESQL = DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
if IS_POSTGRESQL:
    INSTALLED_APPS.append("django.contrib.postgres")
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # PostgreSQL plans for slow disks and reads a whole table where an index would do: a rare word
    # of the search took three times as long.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1")
    # A server that does not even refuse is away; waiting for it would hold up all who read.
    DATABASES["default"]["OPTIONS"].setdefault("connect_timeout", 5)
elif DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
    raise ImproperlyConfigured(
        "DATABASE_URL muss mit postgres:// oder sqlite:/// beginnen; andere Datenbanken kennt "
        "diese Website nicht."
    )
else:
    # One machine, several processes: readers never wait, a writer waits up to 20 seconds. A thread
    # keeps pages of the file for itself, half a megabyte: the system has all of them in memory.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-500;"
        ),
    }

# To open a connection costs as much as three questions, on SQLite too.
DATABASES["default"]["CONN_MAX_AGE"] = 60

# --- People ---------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
# Others are still understood, and replaced when somebody signs in.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL  # one door for private pages and documents too

# Everyone may set up a second factor; production.py says where those who publish must.
SECOND_FACTOR_REQUIRED = False
ACCOUNT_ADAPTER = "iserlohn_europa.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reauthenticate": "iserlohn_europa.accounts.forms.PasswordAgainForm"}
# Its own limits live in a cache that no two processes share; accounts/throttle.py counts instead.
ACCOUNT_RATE_LIMITS = False
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "iserlohn_europa.accounts.forms.NewPasswordForm"  # noqa: S105
MFA_ADAPTER = "iserlohn_europa.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "activate_totp": "iserlohn_europa.accounts.forms.FirstCodeForm",
    "add_webauthn": "iserlohn_europa.accounts.key_forms.NewKeyForm",
    "authenticate": "iserlohn_europa.accounts.forms.CodeForm",
    "authenticate_webauthn": "iserlohn_europa.accounts.key_forms.KeyForm",
    "reauthenticate": "iserlohn_europa.accounts.forms.CodeAgainForm",
    "reauthenticate_webauthn": "iserlohn_europa.accounts.key_forms.KeyAgainForm",
}
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # the clock of a telephone may be half a minute wrong

# --- Language and time ----------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", _("Deutsch")),
    ("en", _("Englisch")),
    ("fr", _("Französisch")),
    ("nl", _("Niederländisch")),
    ("pl", _("Polnisch")),
    ("hu", _("Ungarisch")),
    ("de-simple", _("Leichte Sprache")),
]
# A language of its own, registered in BCP 47; what it does not say itself it says in German.
LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "Easy German",
    "name_local": "Leichte Sprache",
    "fallback": ["de"],
}
EASY_LANGUAGE = "de-simple"
# What addresses begin with in place of the code of a language; German ones have no prefix.
LANGUAGE_URL_PREFIXES = {EASY_LANGUAGE: "leichte-sprache"}
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "iserlohn_europa" / "locale"]
TIME_ZONE = "Europe/Berlin"
# One for everybody, so that nobody is asked: some systems name zones that no browser knows.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_TZ = True
FORMAT_MODULE_PATH = "iserlohn_europa.settings.formats"

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# The admin is German, so that days and times are typed in one way only.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", _("Deutsch"))]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
# Submitting a page for translation must never publish German text at a foreign address.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
COUNTRIES_FIRST = ["DE", "AT", "CH", "FR", "HU", "NL", "PL", "RU", "UA"]

# --- Files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]

MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "originals"
RENDITIONS_ROOT = DATA_DIR / "renditions"
# Copies of pages. A web server in front may read them, if it may enter the folder.
PAGES_DIR = Path(env("PAGES_DIR", default="") or DATA_DIR / "pages").resolve()
KEEPS_COPIES = False  # templates and code change in development, data in tests
# Locations as text: the task that deletes a file gets its storage in JSON.
STORAGES = {
    "default": {
        "BACKEND": "iserlohn_europa.library.storage.PrivateStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT)},
    },
    "renditions": {
        "BACKEND": "iserlohn_europa.library.storage.WholeFilesStorage",
        "OPTIONS": {"location": str(RENDITIONS_ROOT), "base_url": MEDIA_URL},
    },
    "staticfiles": {
        "BACKEND": "iserlohn_europa.static_storage.InlinedManifestStorage",
    },
}

WAGTAILIMAGES_IMAGE_MODEL = "library.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "iserlohn_europa.library.forms.ImageForm"
WAGTAILIMAGES_RENDITION_STORAGE = "renditions"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_FORMAT_CONVERSIONS = {
    "bmp": "jpeg",
    "heic": "jpeg",
    "avif": "avif",
    "webp": "webp",
}
WAGTAILDOCS_DOCUMENT_MODEL = "library.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "iserlohn_europa.library.forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp", "csv", "txt", "ics"]
WAGTAILDOCS_EXTENSIONS += ["mp4", "webm", "vtt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
LARGEST_FILM = 200 * 1024 * 1024  # ten minutes
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]

# --- Search, editing ------------------------------------------------------------------------

WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "iserlohn_europa.core.search_backend",
        # PostgreSQL stems as English unless told otherwise; "simple" answers as SQLite does.
        **({"SEARCH_CONFIG": "simple"} if IS_POSTGRESQL else {}),
    }
}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "confirm"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 5
WAGTAILEMBEDS_FINDERS = []
# Where a backup is written every night; empty: nowhere.
BACKUP_DIR = env("BACKUP_DIR", default="")
# Whether the scheduled work asks other servers if links to them still work.
CHECK_EXTERNAL_LINKS = env.bool("CHECK_EXTERNAL_LINKS", default=False)

# --- Mail -----------------------------------------------------------------------------------

if env("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
    SENDS_EMAIL = True
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
    SENDS_EMAIL = False
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="webmaster@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10  # a mail server that never answers is as good as none
WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = DEFAULT_FROM_EMAIL
# Whoever approves gets one mail; as a superuser they would get the same again.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False

# --- Behaviour in the browser ---------------------------------------------------------------

# iserlohn_europa/headers.py says what holds for every answer.

X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin previews pages in a frame of its own
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # Wagtail's scripts read the token from the page
CSRF_COOKIE_SAMESITE = "Lax"
WHITENOISE_ALLOW_ALL_ORIGINS = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page with many blocks has thousands of fields

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
        "json": {"()": "iserlohn_europa.logs.JsonFormatter"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # The answer of /readyz says what failed; why is logged where it happens.
    "loggers": {"health_check": {"level": "ERROR"}},
}


def required(name: str) -> str:
    """The value of an environment variable the site cannot start without."""
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"Die Umgebungsvariable {name} fehlt. Die README beschreibt, was sie enthalten muss."
        )
    return value
