"""What every answer of the site tells browsers to refuse."""

from django.conf import settings
from django.urls import reverse

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"

PUBLIC = {
    "default-src": NONE,
    "script-src": SELF,
    "style-src": SELF,
    "img-src": SELF,
    "font-src": SELF,
    "connect-src": SELF,
    "media-src": SELF,
    "manifest-src": SELF,
    "form-action": SELF,
    "frame-ancestors": SELF,  # the admin previews pages in a frame
    "base-uri": NONE,
    "object-src": NONE,
}

ADMIN = PUBLIC | {
    # Wagtail sends choosers of all kinds, the rows of inline panels and the translation editor with
    # a script element each.
    "script-src-elem": f"{SELF} {INLINE}",
    # No handler in an attribute runs but "return;", by which the editor of the focal point learns
    # whether the screen can be touched.
    "script-src-attr": "'unsafe-hashes' 'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='",
    # The text editor and the translation editor put style sheets into the page.
    "style-src-elem": f"{SELF} {INLINE}",
    # The bullets beside suggested tags; the picture that is about to be uploaded.
    "img-src": f"{SELF} data: blob:",
    # The preview beside a form.
    "frame-src": SELF,
}

# Abilities of a browser that no page here uses. Passkeys are missing on purpose: staff may sign in
# with them. Only names that browsers know: they complain about others.
UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

ALWAYS = {
    "Permissions-Policy": ", ".join(f"{ability}=()" for ability in UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
    # Django's own middleware sends these too, but not with the requests that it refuses itself.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def written(policy: dict[str, str]) -> str:
    """A Content-Security-Policy as its header has it."""
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


class HeadersMiddleware:
    """The outermost: no answer leaves without these headers, whoever gave it.

    What an answer says itself stays: Wagtail forbids documents more than this does.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.public, self.admin = written(PUBLIC), written(ADMIN)

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.setdefault(name, value)
        response.setdefault("Cache-Control", self.kept_by(request))
        # The pages on which Django explains a mistake to its developers have styles of their own.
        if not (settings.DEBUG and response.status_code in {404, 500}):
            is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
            response.setdefault("Content-Security-Policy", self.admin if is_admin else self.public)
        return response

    @staticmethod
    def kept_by(request) -> str:
        """Who may keep an answer that says nothing about it: all may, if they ask before use.

        What people see who have signed in is theirs alone.
        """
        is_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        return "private, no-cache" if is_signed_in else "no-cache"
