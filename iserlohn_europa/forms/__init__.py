"""Forms that get a reply, for visitors who are not signed in: without cookie, session or script.

How to add a form:

1. A `PublicForm` (public_form.py) with its fields, of `LineField` and `TextField` where one types.
2. A model of what is kept: it inherits from `Message` (models/message.py) and says its `facts`.
3. A page: it inherits from `FormPage` (models/form_page.py), names its `form_class` and makes the
   message in `message_from(form)`. Its template extends `forms/form_page.html`.

The rest is done here: the sign instead of a cookie (tokens.py), who may send (receiving.py),
keeping a message once and writing two mails (keeping.py, letters.py), sending them until they are
through (outbox.py), deleting everything after the days that the page sets (forgetting.py). What
staff see of it is a `MessageViewSet` (listings.py).
"""
