import contextlib
import copy
import functools
import gc

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models.expressions import Col
from django.test import Client, TestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from modelcluster import models
from modelsearch import signal_handlers
from PIL import Image
from wagtail.admin.panels import Panel
from wagtail.blocks.base import BlockWidget
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update
from xdist.scheduler import LoadFileScheduling

from iserlohn_europa.accounts.models import User
from iserlohn_europa.accounts.roles import ensure_roles
from iserlohn_europa.office.models import HomePage
from iserlohn_europa.search import vocabulary
from iserlohn_europa.seed import pictures
from iserlohn_europa.seed.loader import seed_content
from iserlohn_europa.seed.maps import MapDetail
from partnerships.projection import Point
from tests.databases import kept_copy
from tests.factories import HomeFactory
from tests.frames import in_one_block

# Index pages, as fixtures for every folder.
from tests.sections import *  # noqa: F403

# A busy machine proves nothing, and `make fuzz` is there for long searches.
hypothesis_settings.register_profile("unhurried", deadline=None, max_examples=30)
hypothesis_settings.load_profile("unhurried")


@contextlib.contextmanager
def without_looking_for_garbage():
    """Looks for none inside, and less often afterwards.

    Tests, migrations and the app registry leave a million objects that stay: Python going through
    them again and again took a quarter of the time of the whole suite.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(500_000, 10, 10)
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    with without_looking_for_garbage():
        return (yield)


class Roomy:
    """Runs all tests where there is room for their frames."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session):
        plugins, hook = session.config.pluginmanager, session.config.hook.pytest_runtestloop
        around = [each.plugin for each in hook.get_hookimpls() if each.wrapper]
        loop = plugins.subset_hook_caller("pytest_runtestloop", [self, *around])
        return in_one_block(functools.partial(loop, session=session))


def pytest_configure(config):
    config.pluginmanager.register(Roomy())


@pytest.fixture(scope="session")
def _kept_copy(pytestconfig, django_db_keepdb, django_db_createdb):
    """What a new test database is copied from; who asks for their last one again needs none."""
    if django_db_keepdb and not django_db_createdb:
        return contextlib.nullcontext()
    return kept_copy(pytestconfig.cache.mkdir("databases"))


@pytest.fixture(scope="session")
def django_db_setup(request, _kept_copy, django_db_blocker):
    """The test database of pytest-django, kept for the runs that follow."""
    with django_db_blocker.unblock(), _kept_copy, without_looking_for_garbage():
        request.getfixturevalue("django_db_setup")


# The files in each of these folders share what takes long to make: a served site, first content.
SHARING = ("tests/browser/", "tests/seed/")


class OneProcessWhereFilesShare(LoadFileScheduling):
    """Each process takes whole files, and one takes all that share something."""

    def _split_scope(self, nodeid):
        shared = (folder for folder in SHARING if nodeid.startswith(folder))
        return next(shared, None) or super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return OneProcessWhereFilesShare(config, log) if config.option.dist == "loadfile" else None


def pytest_collection_modifyitems(items):
    """What takes one process longest comes first, so that none is left with it in the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(SHARING))


@pytest.fixture(scope="session", autouse=True)
def _keep_no_contexts():
    """Django's test client would copy the context of every template of every page, a tenth of all.

    `response.context_data` is that of the page itself.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", lambda *args, **kwargs: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _make_forms_once():
    """What the forms of the admin are made of is worked out once.

    Wagtail puts the class of a form together for every request, and describes all its blocks to the
    browser each time: a sixth of what opening or sending a form takes.
    """
    describe = BlockWidget._build_block_json
    described = {}

    def describe_once(widget):
        # Blocks are compared by what they hold, but those of a model are the same all along.
        key = id(widget.block_def), translation.get_language()
        if key not in described:
            describe(widget)
            described[key] = widget
        known = described[key]
        widget._js_context, widget._block_json = known._js_context, known._block_json

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Panel, "get_form_class", functools.cache(Panel.get_form_class))
        patch.setattr(BlockWidget, "_build_block_json", describe_once)
        yield


@pytest.fixture(autouse=True)
def _forget_cached_addresses():
    """The addresses of sites are cached beyond the transaction of a test."""
    cache.clear()


@pytest.fixture(autouse=True)
def _forget_words():
    """Words that a test has undone may have left their numbers to others."""
    vocabulary.forget()


@pytest.fixture(autouse=True)
def _speak_german():
    """A page that was read in another language leaves that language behind."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="session", autouse=True)
def _know_models_by_heart():
    """What the models are made of is looked up once: the same all along.

    A column is known by its table and its field. Django works out how each was made, for every
    column of every query that is in some order: a fiftieth of the time of the whole suite.
    """
    relations = functools.cache(models.get_all_child_relations)
    m2m_relations = functools.cache(models.get_all_child_m2m_relations)

    def of_its_model(find):
        return lambda model_or_page: find(model_or_page._meta.model)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Col, "__hash__", lambda column: hash((column.alias, column.target)))
        patch.setattr(models, "get_all_child_relations", of_its_model(relations))
        patch.setattr(models, "get_all_child_m2m_relations", of_its_model(m2m_relations))
        yield


class NoTask:
    """Stands in for a task that nobody waits for."""

    @staticmethod
    def enqueue(*args) -> None:
        pass


@pytest.fixture(scope="module", autouse=True)
def _indexes(request):
    """Words and uses are noted in the modules marked `indexed` alone: it costs every page a lot."""
    if request.node.get_closest_marker("indexed"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch, disable_reference_index_auto_update():
        patch.setitem(settings.WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE", False)
        # With nothing to note, each save would still read its object twice again to hear so.
        patch.setattr(signal_handlers, "insert_or_update_object_task", NoTask)
        yield


@pytest.fixture(scope="module")
def for_the_module(django_db_setup, django_db_blocker):
    """A function that takes what the tests of a module begin with, until they have all run.

    Each test still undoes what it did itself, and so begins with the same.
    """
    with keeping(django_db_blocker) as keep:
        yield keep


@contextlib.contextmanager
def keeping(django_db_blocker):
    """Keeps whatever the function it gives has made, until the end."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())

        def keep(make):
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
            cache.clear()
            made = make()
            # Or PostgreSQL would look at all its keys again at the end of every test.
            connection.check_constraints()
            return made

        yield keep


def make_home() -> HomePage:
    # Deleting the page that Wagtail begins with would take as long as all the rest.
    Page.objects.filter(depth=2).update(live=False)
    page = HomeFactory(parent=Page.get_first_root_node())
    site = Site.objects.get(is_default_site=True)
    site.root_page = page
    site.save()
    return page


@pytest.fixture(scope="module")
def _home(for_the_module):
    return for_the_module(make_home)


@pytest.fixture
def home(_home, db):
    """A home page at the root of the site, and nothing else that is live."""
    return HomePage.objects.get(pk=_home.pk)


@pytest.fixture
def english(db):
    """English as a second language of the content."""
    return Locale.objects.create(language_code="en")


@pytest.fixture(scope="module")
def _roles(for_the_module):
    for_the_module(ensure_roles)


@pytest.fixture
def roles(_roles, db):
    """The three groups and the workflow between them."""


def signed_in(name: str, group: str = "", is_superuser: bool = False) -> Client:
    """A browser in which somebody has signed in to the admin; `client.user` is that person."""
    client = Client()
    client.user = User.objects.create(
        username=name,
        email=f"{name}@example.org",
        first_name=name,
        last_name="Beispiel",
        is_superuser=is_superuser,
    )
    if group:
        client.user.groups.add(Group.objects.get(name=group))
    client.force_login(client.user)
    return client


def again(person: Client) -> Client:
    """A browser of its own for one test, in which the same person has signed in."""
    client = Client()
    client.cookies = copy.copy(person.cookies)
    client.user = User.objects.get(pk=person.user.pk)
    return client


@pytest.fixture(scope="module")
def _editor(_roles, for_the_module):
    return for_the_module(lambda: signed_in("redakteurin", "Redaktion"))


@pytest.fixture
def editor(_editor, roles):
    """Somebody who writes and submits."""
    return again(_editor)


@pytest.fixture(scope="module")
def _approver(_roles, for_the_module):
    return for_the_module(lambda: signed_in("freigeberin", "Freigabe"))


@pytest.fixture
def approver(_approver, roles):
    """Somebody who publishes."""
    return again(_approver)


@pytest.fixture(scope="module")
def _administrator(_roles, for_the_module):
    return for_the_module(lambda: signed_in("verwalterin", "Verwaltung"))


@pytest.fixture
def administrator(_administrator, roles):
    """Somebody who manages users and settings."""
    return again(_administrator)


@pytest.fixture(scope="module")
def _superuser(_roles, for_the_module):
    return for_the_module(lambda: signed_in("admin", is_superuser=True))


@pytest.fixture
def superuser(_superuser, roles):
    """The one who may do everything."""
    return again(_superuser)


def empty_map(city: Point, country: str) -> MapDetail:
    """A map with nothing on it: what maps show is tested where they are drawn."""
    return MapDetail(Image.new("RGB", (160, 100)), (40.0, 50.0), (120.0, 50.0))


@contextlib.contextmanager
def without_maps():
    """Draws no outlines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "draw_map_detail", empty_map)
        yield


def make_first_content() -> None:
    TestCase.captureOnCommitCallbacks(execute=True)(seed_content)()


@pytest.fixture(scope="module")
def seeded(for_the_module):
    """The first content."""
    with without_maps():
        for_the_module(make_first_content)
        yield
