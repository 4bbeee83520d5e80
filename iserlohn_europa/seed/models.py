from django.db import models


class SeededObject(models.Model):
    """Remembers what the first content has created, so that a deleted page stays deleted."""

    key = models.CharField(max_length=255, unique=True)
    object_id = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["key"]

    def __str__(self):
        return self.key
