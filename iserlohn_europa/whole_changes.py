from django.db import transaction

from .unreadable import refused_when_a_field_is_missing


class WholeChangesMiddleware:
    """Whatever somebody who has signed in sends is done as a whole or not at all.

    Wagtail writes a new page, its place in the tree, its revision and its publication one after the
    other. A server that ends in between would leave a page without the rest.

    Reading needs no transaction, and on SQLite every transaction waits for other writers. The same
    goes for visitors: the password of somebody who signs in is checked while nobody waits.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or not request.user.is_authenticated:
            return None
        with refused_when_a_field_is_missing(), transaction.atomic():
            return view(request, *args, **kwargs)
