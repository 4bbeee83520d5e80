"""Notices what visitors could see changing: whatever is written to the database, whoever writes it.

Statements are looked at, not signals of models: a bulk update, a moved branch of the tree and a row
beside a page send none. What nobody sees is named here; all else counts, so that a new table is
safe from its first day.
"""

import re
import uuid
from functools import partial

from .store import Store

CHANNEL = "delivery"
WRITING = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "?(\w+)"?', re.IGNORECASE)
COLUMN = re.compile(r'"(\w+)" = ')

# Who works here, what they did and are about to do, what the search knows, what waits to be sent,
# when the scheduled work was done.
UNSEEN_PREFIXES = (
    "account_",
    "accounts_",
    "auth_",
    "django_",
    "editorial_",
    "mfa_",
    "operations_",
    "seed_",
    "wagtail_localize_",
    "wagtailadmin_",
    "wagtailsearch_",
    "wagtailusers_",
)
UNSEEN = {
    "forms_contactmessage",
    "forms_feedbackmessage",
    "forms_message",
    "forms_outgoingmail",
    "forms_proposalmessage",
    "forms_proposalmessage_cities",
    "languages_publictext",  # what staff compare a translation with
    "languages_translatedtext",
    "languages_translationcheck",
    # Made while a page is drawn; a changed picture changes the row of the picture.
    "library_customrendition",
    "partnerships_committeegroup",
    "search_documenttext",
    "search_entry",
    "search_missedsearch",
    "search_posting",
    "search_spelling",
    "search_titleword",
    "search_word",
    "wagtailcore_comment",
    "wagtailcore_commentreply",
    "wagtailcore_groupapprovaltask",
    "wagtailcore_groupapprovaltask_groups",
    "wagtailcore_groupcollectionpermission",
    "wagtailcore_grouppagepermission",
    "wagtailcore_groupsitepermission",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_taskstate",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
    "wagtailcore_workflowcontenttype",
    "wagtailcore_workflowpage",
    "wagtailcore_workflowstate",
    "wagtailcore_workflowtask",
}
# Columns that a draft, a plan or a lock changes beside what is published.
UNSEEN_COLUMNS = {
    "approved_go_live_at",
    "draft_title",
    "expire_at",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}


def can_be_seen(sql: str) -> bool:
    """Whether a statement changes something that a visitor could see."""
    found = WRITING.match(sql)
    if found is None:
        return False
    table = found[1].lower()
    if table in UNSEEN or table.startswith(UNSEEN_PREFIXES):
        return False
    if sql.lstrip()[:6].upper() == "UPDATE":
        columns = set(COLUMN.findall(sql.partition(" WHERE ")[0]))
        return not (columns and columns <= UNSEEN_COLUMNS)
    return True


class Watch:
    """Sees every statement of a connection; when its transaction is done, a new state begins."""

    def __init__(self, store: Store):
        self.store = store

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if can_be_seen(sql):
            self.announce(context["connection"])
        return result

    def announce(self, connection) -> None:
        """Once for each transaction: the processes here look at the disk, other machines listen."""
        begun = (call for _, call, *_ in connection.run_on_commit)
        if any(isinstance(call, partial) and call.func == self.store.begin for call in begun):
            return
        name = uuid.uuid4().hex
        connection.on_commit(partial(self.store.begin, name), robust=True)
        if connection.vendor == "postgresql":
            # Told when the transaction is done, even if this process is not there any more.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, name])
