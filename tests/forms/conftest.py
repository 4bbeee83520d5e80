import pytest

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.forms.choices import ContactTopic
from iserlohn_europa.forms.models import TopicRole
from tests import factories
from tests.sections import again


@pytest.fixture(scope="module")
def module_office(_home, for_the_module):
    return for_the_module(
        lambda: ContactRole.objects.create(
            title="Europabüro", email="europa@example.org", phone="02371 0", locale=_home.locale
        )
    )


@pytest.fixture(scope="module")
def module_funding_role(_home, for_the_module):
    return for_the_module(
        lambda: ContactRole.objects.create(
            title="Förderstelle", email="geld@example.org", locale=_home.locale
        )
    )


@pytest.fixture
def office(module_office, home):
    """The contact role that answers where nobody else is named."""
    return again(module_office)


@pytest.fixture
def funding_role(module_funding_role, home):
    """The contact role for grants."""
    return again(module_funding_role)


@pytest.fixture(scope="module")
def module_contact_page(_home, module_office, module_funding_role, for_the_module):
    def make():
        page = factories.ContactPageFactory(parent=_home, contact=module_office)
        page.topics = [
            TopicRole(topic=ContactTopic.FUNDING, role=module_funding_role),
            TopicRole(topic=ContactTopic.CITY),
            TopicRole(topic=ContactTopic.OTHER),
        ]
        page.save()
        return page

    return for_the_module(make)


@pytest.fixture
def contact_page(module_contact_page, home):
    """The page where one writes to the office, with three topics."""
    return again(module_contact_page)


@pytest.fixture(scope="module")
def module_feedback_page(_home, module_office, for_the_module):
    return for_the_module(
        lambda: factories.FeedbackPageFactory(parent=_home, contact=module_office, days_kept=180)
    )


@pytest.fixture
def feedback_page(module_feedback_page, home):
    """The page where one reports a barrier."""
    return again(module_feedback_page)
