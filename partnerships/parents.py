"""Where committees add pages."""

from .committees import cities_of, is_source


class CommitteesAddMixin:
    """For an index page below which committees may add pages, and change nothing they did not add.

    The right to add would stand for the right to see whatever is below, so it is no right of the
    tree: the page itself lets them in.
    """

    def permissions_for_user(self, user):
        tester = super().permissions_for_user(user)
        if cities_of(user) and is_source(self):
            tester.permissions.add("add")
        return tester
