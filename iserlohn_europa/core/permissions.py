"""The rights on pages that have no pages below them."""

from wagtail.models import PagePermissionTester


class LeafPermissionTester(PagePermissionTester):
    """The rights on a page without children, which needs no question about its descendants.

    Wagtail asks for them twice in every row that a user without the right to publish sees.

    Who may change a page and nothing else, neither add nor publish, is its guest, as a committee is
    on the page of its city: a guest throws away what was never published, moves nothing, and copies
    it only to where pages may be added.
    """

    @property
    def is_guest(self) -> bool:
        if not self.user.is_active or self.user.is_superuser:
            return False
        return not self.permissions & {"add", "publish"}

    def can_delete(self, ignore_bulk=False):
        if self.is_guest:
            is_new = not self.page.live and self.page.first_published_at is None
            return "change" in self.permissions and is_new
        if self.user.is_active and not self.user.is_superuser and "change" in self.permissions:
            return "publish" in self.permissions or not self.page.live
        return super().can_delete(ignore_bulk)

    def can_move(self):
        return not self.is_guest and super().can_move()

    def can_copy(self):
        if not self.is_guest:
            return super().can_copy()
        parent = self.page.get_parent()
        return self.can_edit() and parent.permissions_for_user(self.user).can_add_subpage()


class LeafRightsMixin:
    """For kinds of pages that never have pages below them."""

    def permissions_for_user(self, user):
        return LeafPermissionTester(user, self)
