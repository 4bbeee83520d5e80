from .fields import GuardedImageField

PICTURES = {"wagtailimages", "wagtailimages_chooser"}


class PicturesFirstMiddleware:
    """Makes uploaded pictures anew before the change begins that they belong to.

    That takes up to some seconds, and on SQLite everybody else who writes would wait for them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.namespace in PICTURES and request.user.is_authenticated:
            field = GuardedImageField()
            field.speak_plainly()
            for upload in request.FILES.values():
                upload.refusal = field.reason_to_refuse(upload)
