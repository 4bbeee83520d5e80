"""What the first content has none of, added to a site that only tests look at."""

import datetime

from django.contrib.auth.models import Group

from events.models import EventDate, EventIndexPage, EventPartner
from iserlohn_europa.accounts.models import User
from iserlohn_europa.accounts.roles import APPROVERS, EDITORS
from iserlohn_europa.core.blocks import StoryBlock
from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.core.today import today
from iserlohn_europa.news.models import NewsIndexPage
from partnerships.models import CommitteeGroup, PartnerCityPage
from tests.browser.addresses import AHEAD, APPROVER, COMING_EVENT, EDITOR, NEWS, PASSWORD, VOLUNTEER
from tests.factories import EventFactory, NewsFactory


def add_examples() -> None:
    """Adds news with every block, an event to come and people who edit, unless they are there."""
    add_news(NewsIndexPage.objects.in_source_language().get())
    add_coming_event(EventIndexPage.objects.in_source_language().get())
    add_people()


def add_news(parent: NewsIndexPage) -> None:
    if parent.get_children().filter(slug=NEWS).exists():
        return
    story = StoryBlock()
    NewsFactory(
        parent=parent,
        slug=NEWS,
        title="Ein Beispiel mit allen Bausteinen",
        teaser="Diese Nachricht zeigt jeden Baustein einmal.",
        published_on=today(),
        contact=ContactRole.objects.first(),
        topics=Topic.objects.all()[:2],
        story=story.to_python(
            [
                {"type": name, "value": block.get_prep_value(block.get_preview_value())}
                for name, block in story.child_blocks.items()
            ]
        ),
    )


def add_coming_event(parent: EventIndexPage) -> None:
    if parent.get_children().filter(slug=COMING_EVENT).exists():
        return
    first_day = today() + AHEAD
    chorzow = PartnerCityPage.objects.in_source_language().get(slug="chorzow")
    EventFactory(
        parent=parent,
        slug=COMING_EVENT,
        title="Ein Beispiel, das noch kommt",
        teaser="Diese Veranstaltung hat zwei Termine.",
        partners=[EventPartner(city=chorzow, role="host")],
        is_free=True,
        dates=[
            EventDate(starts_on=first_day, start_time=datetime.time(18), place="Rathaus Iserlohn"),
            EventDate(starts_on=first_day + datetime.timedelta(days=7), place="Parktheater"),
        ],
    )


def add_people() -> None:
    almelo = CommitteeGroup.objects.get(city__slug="almelo")
    groups = {
        EDITOR: Group.objects.get(name=EDITORS.name),
        APPROVER: Group.objects.get(name=APPROVERS.name),
        VOLUNTEER: almelo.group,
    }
    for name, group in groups.items():
        if not User.objects.filter(username=name).exists():
            User.objects.create_user(name, f"{name}@example.org", PASSWORD).groups.add(group)
