"""How passwords are kept."""

import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, identify_hasher
from django.urls import reverse

from iserlohn_europa.accounts.models import User
from iserlohn_europa.settings import base

PASSWORD = "Ein Fluss, vier Brücken"


@pytest.fixture(autouse=True)
def _as_on_the_site(settings):
    """The other tests use a hasher that costs nothing."""
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS


@pytest.fixture
def sign_in(client, roles):
    def send(user, password=PASSWORD):
        data = {"username": user.username, "password": password}
        client.post(reverse(settings.LOGIN_URL), data)
        user.refresh_from_db()
        return "_auth_user_id" in client.session

    return send


def test_a_new_password_is_kept_as_argon2(db):
    user = User.objects.create_user("redakteurin", "redakteurin@example.org", PASSWORD)
    assert user.password.startswith("argon2$argon2id$")


def test_a_password_kept_the_old_way_opens_the_door_and_is_renewed(sign_in):
    user = User.objects.create_superuser("verwalterin", "verwalterin@example.org")
    user.password = PBKDF2PasswordHasher().encode(PASSWORD, "vonfrueher", iterations=1000)
    user.save()
    assert sign_in(user)
    assert identify_hasher(user.password).algorithm == "argon2"
    assert user.check_password(PASSWORD)


def test_a_wrong_password_renews_nothing(sign_in):
    user = User.objects.create_superuser("verwalterin", "verwalterin@example.org")
    user.password = old = PBKDF2PasswordHasher().encode(PASSWORD, "vonfrueher", iterations=1000)
    user.save()
    assert not sign_in(user, "geraten")
    assert user.password == old
