"""The rule that a second person looks before something is published: where it holds, and for whom.

It holds for everybody while the office has switched it on, and always for members of a committee,
also for those who work in the office as well.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from partnerships.committees import cities_of
from partnerships.models import CommitteeGroup

from .publishing_rules import PublishingRules

KEPT = "_is_held_to_four_eyes"
OWN_VERSION = gettext_lazy(
    "Diese Fassung stammt von Ihnen, deshalb veröffentlicht sie jemand anderes "
    "(Vier-Augen-Prinzip). Bitte speichern Sie sie als Entwurf oder reichen Sie sie zur "
    "Freigabe ein."
)


def is_held(user) -> bool:
    """Whether the rule holds for somebody. Kept on the user, for lists ask once for each row."""
    if not hasattr(user, KEPT):
        is_member = CommitteeGroup.objects.filter(group__user=user).exists()
        setattr(user, KEPT, is_member or PublishingRules.now().four_eyes)
    return getattr(user, KEPT)


def reason_not_to_publish(page: Page, user, has_changes: bool = False) -> str:
    """Why somebody must leave it to others to publish the latest version; empty if they may.

    `has_changes` says that it is changed at this very moment.
    """
    if not is_held(user) or not (has_changes or _was_last_changed_by(page, user)):
        return ""
    return OWN_VERSION


def reason_not_to_approve(page: Page, user, has_changes: bool = False) -> str:
    """Why somebody must leave the approval to others; empty if they need not."""
    if cities_of(user):
        return _("Freigaben erteilt das Europabüro.")
    if not is_held(user):
        return ""
    if has_changes:
        return _(
            "Sie haben die Seite gerade geändert, deshalb gibt sie jemand anderes frei "
            "(Vier-Augen-Prinzip). Bitte speichern Sie Ihre Änderung zuerst als Entwurf."
        )
    state = page.current_workflow_state
    is_own_request = state is not None and state.requested_by_id == user.pk
    if is_own_request or _was_last_changed_by(page, user):
        return _(
            "Sie haben diese Seite eingereicht oder zuletzt geändert, deshalb gibt sie jemand "
            "anderes frei (Vier-Augen-Prinzip)."
        )
    return ""


def reason_not_to_publish_translation(page: Page, user) -> str:
    """The same for a translation, whose sentences are kept apart from the page until then."""
    strings = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id
    )
    latest = strings.order_by("-updated_at", "-pk").first()
    if latest is None:
        return reason_not_to_publish(page, user)
    is_own = is_held(user) and latest.last_translated_by_id == user.pk
    return OWN_VERSION if is_own else ""


def _was_last_changed_by(page: Page, user) -> bool:
    if page.pk is None:
        return True
    revision = page.get_latest_revision()
    return revision is not None and revision.user_id == user.pk
