"""Who is named to somebody who has sent a form."""

from bs4 import BeautifulSoup
from django.test import Client

from iserlohn_europa.forms.choices import ContactTopic
from iserlohn_europa.forms.models import Message

from .visitors import CONTACT, send


def named_at(address: str) -> str:
    html = BeautifulSoup(Client().get(address).content, "html.parser")
    return html.select_one(".contact-card__role").get_text()


def test_the_thanks_name_who_answers_to_the_topic(contact_page, office, funding_role):
    thanks = send(contact_page, CONTACT | {"topic": ContactTopic.FUNDING}).url
    assert named_at(thanks) == "Förderstelle"
    assert named_at(send(contact_page, CONTACT | {"topic": ContactTopic.OTHER}).url) == "Europabüro"


def test_once_a_message_is_deleted_the_thanks_name_who_has_the_page(contact_page, funding_role):
    thanks = send(contact_page, CONTACT | {"topic": ContactTopic.FUNDING}).url
    Message.objects.all().delete()
    assert named_at(thanks) == "Europabüro"
