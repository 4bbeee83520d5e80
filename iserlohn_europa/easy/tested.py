"""Whether a text still says what a group has read and understood."""

from .lines import lines_of


def has_changed_since_tested(page) -> bool:
    """Whether other words stand there than when this test was first noted.

    The first version with the same note tells what was read: drafts saved since then do not count,
    so that a change cannot slip through in two steps.
    """
    if not (page.pk and page.tested_by and page.tested_on):
        return False
    noted = {"tested_by": page.tested_by, "tested_on": page.tested_on}
    first = page.revisions.filter(
        content__tested_by=page.tested_by, content__tested_on=page.tested_on.isoformat()
    ).order_by("created_at", "pk")
    if revision := first.first():
        read = revision.as_object()
    else:
        read = type(page).objects.filter(pk=page.pk, **noted).first()
    return read is not None and words_of(read) != words_of(page)


def words_of(page) -> list[str]:
    """All that readers read, whatever its place."""
    return [line.text for line in lines_of(page) if line.text]
