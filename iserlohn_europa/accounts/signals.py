"""What the layers above may add to."""

from django.dispatch import Signal

# Sent after the roles of the house are there. Receivers make the groups that are theirs where they
# are missing, and return the names of what they made.
roles_ensured = Signal()
