"""Sending a form without a cookie: who gets through, what is said, and that it is kept once."""

import datetime

import pytest
from django.test import Client

from iserlohn_europa.forms.models import ContactMessage, FeedbackMessage, Message, OutgoingMail
from iserlohn_europa.forms.receiving import NOT_ARRIVED, OPEN_TOO_LONG, TOO_MANY, TOO_MUCH
from tests.factories import CityFactory
from tests.forms.visitors import CONTACT, FEEDBACK, HERE, mistakes, said, send, token_for

TOPIC = {"topic": "anderes"}


def seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


def test_a_message_is_kept_and_its_sender_led_to_the_thanks(contact_page, office):
    response = send(contact_page, CONTACT | TOPIC)
    message = ContactMessage.objects.get()
    assert response.status_code == 303
    assert "jo@example.org" not in response.url
    assert "no-store" in response["Cache-Control"]
    assert (message.text, message.name, message.email) == tuple(CONTACT.values())
    assert message.role == office
    thanks = Client().get(response.url)
    assert message.number in thanks.content.decode()
    assert "So erreichen Sie uns" in thanks.content.decode()
    assert "no-store" in thanks["Cache-Control"]


def test_nothing_is_left_on_the_device_of_a_visitor(contact_page):
    client = Client(enforce_csrf_checks=True)
    answers = [client.get(contact_page.url), send(contact_page, CONTACT, client)]
    answers.append(client.get(send(contact_page, CONTACT | TOPIC, client).url))
    assert not client.cookies
    for answer in answers:
        assert "Set-Cookie" not in answer
    assert "no-store" in answers[0]["Cache-Control"]
    assert "no-store" in answers[1]["Cache-Control"]


def test_reading_the_thanks_again_sends_nothing(contact_page):
    thanks = send(contact_page, CONTACT | TOPIC).url
    for _time in range(2):
        Client().get(thanks)
    assert Message.objects.count() == 1


def test_a_number_that_nobody_was_given_earns_no_thanks(contact_page, client):
    for made_up in ("1", "2026-0001", "2026-0001.abc", "%00"):
        page = client.get(f"{contact_page.url}?gesendet={made_up}").content.decode()
        assert "Vielen Dank" not in page


def test_sending_twice_is_sending_once(contact_page):
    token = token_for(contact_page)
    first = send(contact_page, CONTACT | TOPIC, zeichen=token)
    again = send(contact_page, CONTACT | TOPIC, zeichen=token)
    assert first.url == again.url
    assert Message.objects.count() == 1
    assert OutgoingMail.objects.count() == 2


def test_who_goes_back_and_sends_the_same_has_sent_it_once(contact_page):
    first = send(contact_page, CONTACT | TOPIC)
    again = send(contact_page, CONTACT | TOPIC)
    assert first.url == again.url
    assert Message.objects.count() == 1


def test_two_people_may_report_the_same_without_an_address(feedback_page):
    for _person in range(2):
        send(feedback_page, FEEDBACK)
    assert Message.objects.count() == 2


def test_who_goes_back_and_writes_something_else_has_written_once_more(contact_page):
    token = token_for(contact_page)
    first = send(contact_page, CONTACT | TOPIC, zeichen=token)
    second = send(contact_page, CONTACT | TOPIC, zeichen=token, text="Und wann zurück?")
    assert first.url != second.url
    texts = Message.objects.order_by("pk").values_list("text", flat=True)
    assert list(texts) == [CONTACT["text"], "Und wann zurück?"]


def test_writing_something_else_has_the_same_limit(contact_page):
    token = token_for(contact_page)
    for number in range(11):
        response = send(contact_page, CONTACT | TOPIC, zeichen=token, text=f"Nummer {number}")
    assert said(response) == TOO_MANY
    assert Message.objects.count() == 10


def test_two_clicks_at_the_same_moment_are_one_message(contact_page, monkeypatch):
    token = token_for(contact_page)
    first = send(contact_page, CONTACT | TOPIC, zeichen=token)
    # The second click looks before the first has written.
    monkeypatch.setattr("django.db.models.query.QuerySet.first", lambda queryset: None)
    again = send(contact_page, CONTACT | TOPIC, zeichen=token)
    assert first.url == again.url
    assert Message.objects.count() == 1


def test_two_tabs_are_two_messages(contact_page):
    send(contact_page, CONTACT | TOPIC)
    send(contact_page, CONTACT | TOPIC, text="Und wann zurück?")
    assert Message.objects.count() == 2


def test_a_form_sent_with_a_mistake_keeps_what_was_typed_and_its_sign(contact_page):
    token = token_for(contact_page)
    response = send(contact_page, CONTACT, zeichen=token, email="jo@")
    assert response.status_code == 200
    assert set(mistakes(response)) == {"topic", "email"}
    page = response.content.decode()
    assert CONTACT["text"] in page
    assert 'value="jo@"' in page
    assert token in page
    assert not Message.objects.exists()


def test_nobody_sends_a_form_before_having_read_it(contact_page):
    token = token_for(contact_page, seconds(-3600))
    response = send(contact_page, CONTACT | TOPIC, zeichen=token)
    assert said(response) == NOT_ARRIVED
    assert token in response.content.decode()  # a while later it is good
    assert not Message.objects.exists()


def test_a_form_that_lay_open_too_long_may_be_sent_again_at_once(contact_page):
    old = token_for(contact_page, seconds(24 * 60 * 60 + 1))
    response = send(contact_page, CONTACT | TOPIC, zeichen=old)
    assert said(response) == OPEN_TOO_LONG
    assert CONTACT["text"] in response.content.decode()
    again = send(contact_page, CONTACT | TOPIC, zeichen=response.context_data["form"].token)
    assert again.status_code == 303


def test_a_form_may_lie_open_for_a_day(contact_page):
    token = token_for(contact_page, seconds(24 * 60 * 60 - 5))
    assert send(contact_page, CONTACT | TOPIC, zeichen=token).status_code == 303


@pytest.mark.parametrize("token", ["", "x", "W10:x", "\x00", "ü" * 40, "A" * 4000])
def test_a_sign_of_ones_own_opens_nothing(contact_page, token):
    response = send(contact_page, CONTACT | TOPIC, zeichen=token)
    assert said(response) == NOT_ARRIVED
    assert not Message.objects.exists()


def test_the_sign_of_another_form_opens_nothing(contact_page, feedback_page):
    response = send(contact_page, CONTACT | TOPIC, zeichen=token_for(feedback_page))
    assert said(response) == NOT_ARRIVED


def test_the_trap_catches_who_fills_in_everything(contact_page):
    assert said(send(contact_page, CONTACT | TOPIC, nachtrag="http://spam")) == NOT_ARRIVED
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("headers", "is_kept"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Referer": "http://testserver/kontakt/"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "null", "Referer": "http://testserver/kontakt/"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}, False),
        ({"Origin": "https://testserver"}, False),
        ({"Referer": "http://testserver.evil.example/"}, False),
        ({"Referer": "http://[/"}, False),
    ],
)
def test_only_what_is_sent_from_this_site_is_taken(contact_page, headers, is_kept):
    response = send(contact_page, CONTACT | TOPIC, headers=headers)
    assert Message.objects.exists() == is_kept
    if not is_kept:
        assert said(response) == NOT_ARRIVED
        assert CONTACT["text"] in response.content.decode()


def test_one_address_sends_so_much_and_no_more(contact_page):
    for number in range(10):
        assert send(contact_page, CONTACT | TOPIC, text=f"Frage {number}").status_code == 303
    response = send(contact_page, CONTACT | TOPIC)
    assert said(response) == TOO_MANY
    assert Message.objects.count() == 10


def test_a_hundred_machines_leave_nothing_and_keep_nobody_out(contact_page, monkeypatch):
    machines = [
        {"zeichen": ""},
        {"zeichen": "forged:sign"},
        {"zeichen": token_for(contact_page, seconds(-3600))},
        {"nachtrag": "x"},
        {"headers": {}},
    ]
    # What a machine is answered is looked at elsewhere; drawing it 100 times is not.
    monkeypatch.setattr(
        "django.template.response.SimpleTemplateResponse.rendered_content", "drawn elsewhere"
    )
    client = Client(enforce_csrf_checks=True)
    for number in range(100):  # of each kind twice as many as may write
        assert (
            send(contact_page, CONTACT | TOPIC, client, **machines[number % 5]).status_code == 200
        )
        if number == 50:
            person = send(contact_page, CONTACT | TOPIC, text="Ich bin ein Mensch")
            assert person.status_code == 303
    assert [message.text for message in Message.objects.all()] == ["Ich bin ein Mensch"]


def test_too_much_text_is_told_at_the_field(contact_page):
    response = send(contact_page, CONTACT | TOPIC, text="a" * 5001)
    assert list(mistakes(response)) == ["text"]
    assert send(contact_page, CONTACT | TOPIC, text="a\r\n" * 2500).status_code == 303


def test_ten_megabytes_are_refused_before_they_are_read(contact_page):
    response = send(contact_page, CONTACT | TOPIC, text="a" * 10 * 1024 * 1024)
    assert said(response) == TOO_MUCH
    assert not Message.objects.exists()


def test_a_file_is_no_message(contact_page):
    client = Client(enforce_csrf_checks=True)
    response = client.post(contact_page.url, CONTACT, headers=HERE)  # multipart/form-data
    assert said(response) == TOO_MUCH


def test_another_writing_than_utf_8_is_refused(contact_page):
    client = Client()
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    response = client.post(contact_page.url, b"text=x", content_type=kind, headers=HERE)
    assert response.status_code == 400
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["email", "topic", "city"])
def test_a_null_is_named_at_its_field(contact_page, cities, name):
    CityFactory(parent=cities)
    response = send(contact_page, CONTACT | TOPIC, **{name: "a\x00b"})
    assert list(mistakes(response)) == [name]


def test_a_null_in_a_text_is_not_kept(contact_page):
    send(contact_page, CONTACT | TOPIC, text="Hal\x00lo", sender="J\x00o", phone="0\x001")
    message = ContactMessage.objects.get()
    assert (message.text, message.name, message.phone) == ("Hallo", "Jo", "01")


def test_control_characters_and_line_breaks_do_not_get_into_a_line(contact_page):
    send(contact_page, CONTACT | TOPIC, sender="Jo\r\nBcc: x@example.org\x07")
    assert Message.objects.get().name == "Jo Bcc: x@example.org"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_odd_methods_are_refused(contact_page, client, method):
    assert getattr(client, method)(contact_page.url).status_code == 405


def test_who_asks_for_the_head_or_the_options_gets_them(contact_page, client):
    head = client.head(contact_page.url)
    assert head.status_code == 200
    assert "no-store" in head["Cache-Control"]
    assert client.options(contact_page.url)["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_other_pages_take_nothing_that_is_sent(home, client):
    assert client.post(home.url).status_code == 405
    assert Client(enforce_csrf_checks=True).post(home.url).status_code == 405


def test_a_barrier_is_reported_without_a_name_or_address(feedback_page):
    response = send(feedback_page, FEEDBACK)
    message = FeedbackMessage.objects.get()
    assert response.status_code == 303
    assert [mail.kind for mail in message.mails.all()] == ["notice"]
