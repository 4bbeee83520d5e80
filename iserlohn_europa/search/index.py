"""The tables that the public search reads: an index of words, the same on every database.

They are derived: written anew whenever a page is published or a document changes, and all of them
once a night.
"""

from django.db import models
from wagtail.documents import get_document_model_string
from wagtail.models import Page

from .choices import Kind
from .querysets import EntryQuerySet, PostingQuerySet, TitleWordQuerySet
from .words import LONGEST_WORD


class Entry(models.Model):
    """A published page or a document, and what results are ordered and narrowed by.

    `title_words` is how many words its title has: a question that names all of them means it.
    `cities` are the translation keys of the partner cities that it is about, and `years` its years,
    each between spaces: so all facets of what was found are counted by one look at it.
    """

    page = models.OneToOneField(
        Page, null=True, on_delete=models.CASCADE, related_name="search_entry"
    )
    document = models.OneToOneField(
        get_document_model_string(),
        null=True,
        on_delete=models.CASCADE,
        related_name="search_entry",
    )
    language = models.CharField(max_length=10)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    rank = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=255)
    title_words = models.PositiveSmallIntegerField()
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    cities = models.TextField(blank=True)
    years = models.TextField(blank=True)
    rebuilt_on = models.DateField(null=True)

    objects = EntryQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["language", "kind"], name="entry_language_kind")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=True) ^ models.Q(document__isnull=True),
                name="entry_is_page_or_document",
            )
        ]

    def __str__(self):
        return self.title


class TitleWord(models.Model):
    """A word of a title as it is typed, for suggestions: folded, its ending kept."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words_of_title")
    letters = models.CharField(max_length=LONGEST_WORD, db_index=True)
    position = models.PositiveSmallIntegerField()

    objects = TitleWordQuerySet.as_manager()

    def __str__(self):
        return self.letters


class Word(models.Model):
    """A word of the site in one language: its key, and one of its forms to read and to look into.

    A word stays when the last text that held it is gone, until all is built anew.
    """

    language = models.CharField(max_length=10)
    key = models.CharField(max_length=LONGEST_WORD)
    letters = models.CharField(max_length=LONGEST_WORD)
    spelling = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "key"], name="unique_search_word")
        ]

    def __str__(self):
        return self.spelling


class Posting(models.Model):
    """A word that stands in an entry, and the weightiest place where it does."""

    word = models.ForeignKey(
        Word, on_delete=models.CASCADE, related_name="postings", db_index=False
    )
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField()  # a `Weight`

    objects = PostingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["word", "entry", "weight"], name="posting_of_word")]

    def __str__(self):
        return f"{self.word_id} {self.entry_id}"


class DocumentText(models.Model):
    """What a document says, as plain text; read once for each file, since that takes seconds."""

    document = models.OneToOneField(
        get_document_model_string(), on_delete=models.CASCADE, related_name="search_text"
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField()

    wagtail_reference_index_ignore = True

    def __str__(self):
        return str(self.document_id)
