"""What the layers above may add to."""

from django.dispatch import Signal

# Sent when a page is to be more than a draft and its fields have been read into `form.instance`.
# Receivers look at the form and add what stands against it as errors.
page_form_checked = Signal()
