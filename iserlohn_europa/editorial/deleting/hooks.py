"""Where Wagtail is told of it: before and after pages go."""

import copy

from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.delete import delete
from wagtail.admin.views.pages.unpublish import Unpublish
from wagtail.models import Page

from .forms import ABOVE, LeavingForm
from .redirects import (
    Leaving,
    branch,
    deletion_of,
    page_above,
    unpublication_of,
)
from .replacing import ACTION
from .views import ReplaceView

ENDINGS = {"delete": deletion_of, "unpublish": unpublication_of}


@hooks.register("register_admin_urls")
def replacing():
    return [
        path(
            "ersetzen/<slug:app_label>/<slug:model_name>/<int:pk>/",
            ReplaceView.as_view(),
            name="replace",
        )
    ]


@hooks.register("register_log_actions")
def replacements_are_logged(actions):
    def message(data):
        return _("„%(old)s“ durch „%(new)s“ ersetzt") % data

    actions.register_action(ACTION, gettext_lazy("Ersetzen"), message)


@hooks.register("before_delete_page")
def plan_redirect_before_deletion(request, page):
    """Asks again if the answer cannot be used; notes what is to be left otherwise."""
    if request.method != "POST":
        return None
    return _plan(request, page, deletion_of, page.get_descendants(inclusive=True), _deletion_page)


@hooks.register("before_unpublish_page")
def plan_redirect_before_unpublication(request, page):
    pages = branch(page) if request.POST.get("include_descendants") else [page]
    return _plan(request, page, unpublication_of, pages, Unpublish.as_view())


def _deletion_page(request, page_id):
    return delete(request, page_id)


def _plan(request, page, ending, pages, ask):
    # Whoever deletes without our form, as another program might, gets what the form suggests.
    form = LeavingForm({"leads_to": ABOVE, **request.POST.dict()}, page=page)
    if not form.is_valid():
        question = copy.copy(request)
        question.method = "GET"
        question.leaving_form = form
        return ask(question, page.pk)
    request.leaving = [ending(pages, form.target)]
    return None


@hooks.register("after_delete_page")
@hooks.register("after_unpublish_page")
def leave_redirect(request, page):
    _carry_out(request)


@hooks.register("before_bulk_action")
def plan_redirects_before_many_go(request, action_type, objects, action):
    """Deleting many pages at once leaves what deleting each of them would."""
    if action.model is not Page or action_type not in ENDINGS:
        return
    if action_type == "delete":
        # A page goes with the page above it; Wagtail would look for it in vain.
        objects[:] = [page for page in objects if not any(map(page.is_descendant_of, objects))]
    includes_branch = action_type == "delete" or request.POST.get("include_descendants")
    request.leaving = [
        ENDINGS[action_type](
            branch(page) if includes_branch else [page], page_above(page, without=objects)
        )
        for page in objects
    ]


@hooks.register("after_bulk_action")
def leave_redirects_after_many_went(request, action_type, objects, action):
    if action.model is Page and action_type in ENDINGS:
        _carry_out(request)


def _carry_out(request) -> None:
    planned: list[Leaving] = getattr(request, "leaving", [])
    left = [leaving for leaving in planned if leaving.carry_out()]
    for title in dict.fromkeys(leaving.target.title for leaving in left):
        messages.info(
            request, _("Die bisherige Adresse führt jetzt zu „%(title)s“.") % {"title": title}
        )
