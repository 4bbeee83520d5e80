from iserlohn_europa.core.querysets import BasePageQuerySet


class EasyPageQuerySet(BasePageQuerySet):
    """Questions about pages in easy German."""

    def below(self, page):
        """The pages directly below that one that everybody may read, in the order of the tree."""
        return self.child_of(page).live().public().order_by("path")
