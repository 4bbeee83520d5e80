"""One object of every kind that an address of the admin can name, and which address names which."""

import datetime
import re

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site, Task, UploadedFile, Workflow
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from iserlohn_europa.core.models import ContactRole, Topic
from iserlohn_europa.core.today import today
from iserlohn_europa.editorial.anniversaries import coming_anniversaries
from iserlohn_europa.editorial.links.choices import Fault
from iserlohn_europa.editorial.links.models import FoundLink
from iserlohn_europa.editorial.models import OpenQuestion, PreviewLink, PublishingRules
from iserlohn_europa.forms.models import (
    ContactMessage,
    FeedbackMessage,
    Message,
    ProposalMessage,
)
from iserlohn_europa.library.models import CustomDocument, CustomImage
from iserlohn_europa.search.models import BestBet, Spelling
from partnerships.choices import BondStep
from partnerships.committees import entrust
from partnerships.models import BondDate, CommitteeGroup
from tests import factories
from tests.conftest import signed_in
from tests.routes import filled

# R Redaktion, F Freigabe, V Verwaltung, K the committee of the page that is asked for, N the
# committee of the neighbour.
STAFF = {"R": "Redaktion", "F": "Freigabe", "V": "Verwaltung"}


def bond() -> BondDate:
    """A step that will be twenty years old in half a year."""
    soon = today() + datetime.timedelta(days=180)
    return BondDate(kind=BondStep.SIGNING, date=f"{soon.year - 20}-{soon:%m}-15")


def message(model: type[Message], moment: datetime.datetime, **fields) -> Message:
    """What somebody has written, and can be answered."""
    return model.objects.create(
        nonce=model.__name__,
        received_at=moment,
        received_on=moment.date(),
        email="jemand@example.org",
        **fields,
    )


def word_for(place: re.Match, words: dict) -> str:
    """What stands in one place of an address: by its name, or the first that is offered."""
    name, choices = place[2] or "", place[0].strip("()").split("|")
    return str(words[name] if name or len(choices) == 1 else choices[0])


class World:
    """What there is: two cities with their committees, and one of everything else."""

    def __init__(self, home: Page):
        cities = factories.CityIndexFactory(parent=home)
        news = factories.NewsIndexFactory(parent=home)
        events = factories.EventIndexFactory(parent=home)
        almelo, laventie = (
            factories.CityFactory(parent=cities, title=title, bond_dates=[bond()])
            for title in ("Almelo", "Laventie")
        )
        for city in (almelo, laventie):
            city.save_revision().publish()
        self.people = {
            who: signed_in(who, group)
            for who, group in [
                *STAFF.items(),
                ("K", CommitteeGroup.objects.get(city=almelo).group.name),
                ("N", CommitteeGroup.objects.get(city=laventie).group.name),
            ]
        }
        revision = almelo.save_revision()
        author = self.people["R"].user
        image = CustomImage.objects.create(title="Rathaus", file=get_test_image_file())
        document = CustomDocument.objects.create(
            title="Satzung", file=ContentFile(b"%PDF-1.4", name="satzung.pdf")
        )
        shared = factories.EventFactory(parent=events)
        entrust(shared, [almelo], self.people["K"].user)
        shared.save_revision()
        waiting = shared.get_workflow().start(shared, author)
        moment = timezone.now()
        english = Locale.objects.create(language_code="en")
        source, _is_new = TranslationSource.update_or_create_from_instance(laventie)
        translation = Translation.objects.create(source=source, target_locale=english)
        in_english = laventie.copy_for_translation(english, copy_parents=True)
        in_english.save_revision().publish()
        link, _key = PreviewLink.make(revision, 14, moment, author)
        self.words = {
            "page_id": almelo.pk,
            "parent_page_id": almelo.pk,
            "page_to_move_id": almelo.pk,
            "page_pk": almelo.pk,
            "destination_id": cities.pk,
            "revision_id": revision.pk,
            "image_id": image.pk,
            "document_id": document.pk,
            "doc_id": document.pk,
            "collection_id": CommitteeGroup.objects.get(city=almelo).collection_id,
            "redirect_id": Redirect.objects.create(old_path="/alt", redirect_page=almelo).pk,
            "uploaded_file_id": UploadedFile.objects.create(
                for_content_type=ContentType.objects.get_for_model(CustomImage),
                file=get_test_image_file(),
                uploaded_by_user=author,
            ).pk,
            "workflow_pk": Workflow.objects.get(name="Freigabe").pk,
            "workflow_state_id": waiting.pk,
            "task_id": Task.objects.get(name="Freigabe").pk,
            "task_state_id": waiting.current_task_state_id,
            "session_id": EditingSession.objects.create(
                user=author,
                content_type=ContentType.objects.get_for_model(Page),
                object_id=almelo.pk,
                last_seen_at=moment,
            ).pk,
            "translation_source_id": source.pk,
            "translation_id": translation.pk,
            "string_segment_id": StringSegment.objects.filter(source=source).first().pk,
            "overridable_segment_id": source.overridablesegment_set.first().pk,
            "action_name": "approve",
            "action": "delete",
            "mode": "default",
            "filter_spec": "width-100",
            "slug": "entwuerfe",
            "key": coming_anniversaries(today())[0].anniversary.key,
            "app_label": "wagtailcore",
            "model_name": "page",
            "pk": almelo.pk,
        }
        proposed = factories.EventFactory(parent=events, live=False)
        question = OpenQuestion.objects.create(question="Stimmt das?")
        fault = FoundLink.objects.create(
            page=almelo,
            path="story",
            label="Text",
            target="/weg/",
            words="weg",
            fault=Fault.NOT_FOUND,
            first_seen_at=moment,
        )
        of = {
            "api/main/documents/": document,
            "api/main/images/": image,
            "collections/": CommitteeGroup.objects.get(city=almelo).collection,
            "workflows/": Workflow.objects.get(name="Freigabe"),
            "workflows/tasks/": Task.objects.get(name="Freigabe"),
            "links/": fault,
            "vorschau/": link,
            "uebersetzungen/": in_english,
            "snippets/core/contactrole/": (role := ContactRole.objects.create(title="Europabüro")),
            "snippets/choose/core/contactrole/": role,
            "snippets/core/topic/": (topic := Topic.objects.create(title="Jugend")),
            "snippets/choose/core/topic/": topic,
            "offene-fragen/": question,
            "andere-schreibweisen/": Spelling.objects.create(words="Chorzów\nKönigshütte"),
            "empfehlungen/": BestBet.objects.create(words="Reise", page=almelo),
            "nachrichten/": message(ContactMessage, moment),
            "rueckmeldungen/": message(FeedbackMessage, moment),
            "vorschlaege/": message(ProposalMessage, moment, starts_on=today(), event=proposed),
            "veranstaltungen/": shared,
            "locales/": english,
            "sites/": Site.objects.get(),
            "users/": self.people["R"].user,
            "groups/": Group.objects.get(name="Redaktion"),
            "documents/chooser/": document,
            "images/chooser/": image,
        }
        partner_city = {
            "content_type_app_name": "partnerships",
            "content_type_model_name": "partnercitypage",
        }
        self.places = {prefix: {"pk": thing.pk} for prefix, thing in of.items()} | {
            "pages/add/": {
                "content_type_app_name": "news",
                "content_type_model_name": "newspage",
                "parent_page_id": news.pk,
            },
            "pages/create/": {"app_label": "news", "model_name": "newspage"},
            "pages/usage/": partner_city,
            "pages/workflow/": {"page_id": shared.pk},
            "pages/<int:page_id>/workflow_history/detail/": {"page_id": shared.pk},
            "pages/<int:parent_page_id>/add_subpage/": {"parent_page_id": news.pk},
            "api/main/pages/": {"action_name": "unpublish"},
            "tag-autocomplete/": {"app_name": "taggit", "model_name": "tag"},
            "workflows/tasks/add/": {"model_name": "groupapprovaltask"},
            "editing-sessions/ping/": {"object_id": almelo.pk},
            "ersetzen/": {"app_label": "library", "model_name": "customimage", "pk": image.pk},
            "localize/submit/snippet/": {
                "app_label": "core",
                "model_name": "topic",
                "pk": topic.pk,
            },
            "localize/api/snippets/": {"app_label": "core", "model_name": "topic", "pk": topic.pk},
            "localize/submit/page/": {"page_id": news.pk},
            "settings/": {
                "app_name": "editorial",
                "model_name": "publishingrules",
                "pk": PublishingRules.objects.create().pk,
            },
        }

    def address(self, route: str) -> str:
        """The address of a route of the admin, with the numbers of what there is."""
        words = dict(self.words)
        for prefix in sorted(self.places, key=len):
            if route.startswith(f"admin/{prefix}"):
                words |= self.places[prefix]
        words |= {"": words["page_id"]}
        asked = f"?id={words['page_id']}" if route.startswith("admin/bulk/") else ""
        return filled(route, lambda place: word_for(place, words)) + asked
