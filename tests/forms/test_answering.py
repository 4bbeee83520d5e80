"""How staff read and answer what people have written."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from iserlohn_europa.core.today import as_of, today
from iserlohn_europa.editorial.care import CHECKS
from iserlohn_europa.forms.letters import TO_REPLACE
from iserlohn_europa.forms.models import ContactMessage, FeedbackMessage, OutgoingMail
from tests.forms.visitors import CONTACT, FEEDBACK, send

REPORTED = FEEDBACK | {"email": "jo@example.org", "about": "/chronik/"}


@pytest.fixture
def report(feedback_page):
    """A barrier that somebody has reported today."""
    send(feedback_page, REPORTED)
    return FeedbackMessage.objects.get()


def address(report, way: str) -> str:
    return f"/admin/rueckmeldungen/{way}/{report.pk}/"


def in_days(number: int) -> datetime.date:
    return today() + datetime.timedelta(days=number)


def cases(slug: str, user, on: datetime.date) -> list[str]:
    """What a check tells somebody on a day."""
    (check,) = (check for check in CHECKS if check.slug == slug)
    return [case.note or case.title for case in check.find(user, on)]


def test_who_approves_finds_every_report_with_its_last_day(report, approver):
    text = BeautifulSoup(approver.get("/admin/rueckmeldungen/").content, "html.parser").get_text()
    assert report.number in text
    assert "in der Frist" in text
    with as_of(in_days(15)):
        late = approver.get("/admin/rueckmeldungen/?stage=interim_missing").content.decode()
    assert report.number in late
    assert report.number not in approver.get("/admin/rueckmeldungen/?stage=late").content.decode()


def test_the_list_of_messages_is_narrowed_to_what_is_open(contact_page, approver):
    send(contact_page, CONTACT, topic="anderes")
    message = ContactMessage.objects.get()
    assert message.number in approver.get("/admin/nachrichten/?state=offen").content.decode()
    assert (
        message.number not in approver.get("/admin/nachrichten/?state=beantwortet").content.decode()
    )


def test_a_file_for_a_spreadsheet_holds_the_text_and_no_formula(contact_page, approver):
    send(contact_page, CONTACT, topic="anderes", sender="=1+1", text="@SUM(A1)", phone="+49 2371 0")
    response = approver.get("/admin/nachrichten/?export=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert row["Name"] == "'=1+1"
    assert row["Telefon"] == "'+49 2371 0"
    assert row["Nachricht"] == "'@SUM(A1)"
    assert approver.get("/admin/nachrichten/?export=xlsx").status_code == 200


def test_a_tab_within_a_text_begins_no_cell(contact_page, approver):
    send(contact_page, CONTACT, topic="anderes", text="Hallo\t=1+1")
    text = b"".join(approver.get("/admin/nachrichten/?export=csv").streaming_content).decode()
    assert '"Hallo\t=1+1"' in text


def test_a_report_is_read_with_its_line_breaks_and_nothing_in_it_works(feedback_page, approver):
    text = "Erst so.\n\nDann <script>so</script>."
    send(feedback_page, FEEDBACK, about="/chronik/", text=text)
    report = FeedbackMessage.objects.get()
    page = BeautifulSoup(approver.get(address(report, "inspect")).content, "html.parser")
    values = {dt.get_text(strip=True): dt.find_next("dd") for dt in page.select("main dt")}
    assert [each.get_text() for each in values["Nachricht"].select("p")] == text.split("\n\n")
    assert values["Seite"].a["href"] == "/chronik/"
    assert values["Beantwortet von"].get_text(strip=True) == "–"


def test_a_message_says_when_it_came_in_the_time_of_the_town(report, approver):
    noon = datetime.datetime(2026, 7, 1, 10, tzinfo=datetime.UTC)
    FeedbackMessage.objects.update(received_at=noon)
    assert "1. Juli 2026 12:00" in approver.get(report.admin_url).content.decode()


def test_an_interim_note_is_proposed_and_sent(report, approver):
    url = address(report, "zwischennachricht")
    body = approver.get(url).context_data["form"]["body"].value()
    assert report.number in body
    approver.post(url, {"body": body + "\nBis bald!"})
    note = OutgoingMail.objects.get(kind="interim")
    assert note.to == "jo@example.org"
    assert "Bis bald!" in note.body
    report.refresh_from_db()
    assert report.interim_at
    assert not report.is_answered
    assert approver.get(url).status_code == 302  # one is enough
    approver.post(url, {"body": body})
    assert OutgoingMail.objects.filter(kind="interim").count() == 1


def test_nobody_promises_a_day_that_is_over(report, approver):
    way = address(report, "zwischennachricht")
    for number, is_offered in {42: True, 43: False}.items():
        with as_of(in_days(number)):
            page = approver.get(address(report, "inspect"))
            assert (way in page.content.decode()) is is_offered
            assert (approver.get(way).status_code == 200) is is_offered


def test_an_answer_names_the_ombudsstelle_and_wants_to_be_completed(report, approver):
    url = address(report, "antwort")
    body = approver.get(url).context_data["form"]["body"].value()
    assert "Ombudsstelle für barrierefreie Informationstechnik" in body
    refused = approver.post(url, {"body": body})
    assert "Bitte ersetzen Sie" in refused.content.decode()
    approver.post(url, {"body": body.replace(str(TO_REPLACE), "Das Menü geht jetzt.")})
    assert "Das Menü geht jetzt." in OutgoingMail.objects.get(kind="answer").body
    report.refresh_from_db()
    assert report.answered_by == approver.user
    entry = ModelLogEntry.objects.get(action="forms.answer")
    assert report.number in entry.label


def test_who_has_no_address_is_answered_on_the_telephone_and_noted(feedback_page, approver):
    send(feedback_page, FEEDBACK)
    report = FeedbackMessage.objects.get()
    page = approver.get(address(report, "inspect")).content.decode()
    assert "Antwort senden" not in page
    assert "Als beantwortet vermerken" in page
    assert approver.get(address(report, "antwort")).status_code == 302
    assert approver.get(address(report, "beantwortet")).status_code == 405
    approver.post(address(report, "beantwortet"))
    report.refresh_from_db()
    assert report.is_answered


def test_who_may_not_answer_reads_nothing(report, editor):
    for way in ("inspect", "antwort", "zwischennachricht", "delete"):
        assert editor.get(address(report, way)).status_code in {302, 403}
    editor.post(address(report, "beantwortet"))
    report.refresh_from_db()
    assert not report.is_answered


def test_nobody_rewrites_what_others_have_written(report, superuser):
    assert superuser.get(address(report, "edit")).status_code == 302
    assert superuser.get("/admin/rueckmeldungen/new/").status_code == 302


def test_a_message_can_be_deleted_before_its_time(report, approver):
    approver.post(address(report, "delete"))
    assert not FeedbackMessage.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_dashboard_tells_of_a_day_before_it_is_over(report, approver):
    for number, expected in {11: 0, 12: 1, 14: 1}.items():
        assert len(cases("rueckmeldungen", approver.user, in_days(number))) == expected
    assert cases("rueckmeldungen", approver.user, in_days(15)) == ["seit einem Tag überfällig"]
    FeedbackMessage.objects.update(interim_at=timezone.now())
    assert cases("rueckmeldungen", approver.user, in_days(15)) == []
    assert cases("rueckmeldungen", approver.user, in_days(44)) == ["seit 2 Tagen überfällig"]
    FeedbackMessage.objects.update(answered_at=timezone.now())
    assert cases("rueckmeldungen", approver.user, in_days(44)) == []


def test_the_dashboard_asks_to_read_what_nobody_can_answer(report, approver):
    FeedbackMessage.objects.update(email="")
    [words] = cases("rueckmeldungen", approver.user, in_days(15))
    assert words == "ohne Adresse, bitte lesen und vermerken, seit einem Tag überfällig"


def test_the_dashboard_asks_as_often_for_three_letters_as_for_one(report, feedback_page, approver):
    def queries() -> int:
        OutgoingMail.objects.update(tries=5)
        with CaptureQueriesContext(connection) as captured:
            cases("rueckmeldungen", approver.user, in_days(15))
            cases("e-mails", approver.user, today())
        return len(captured)

    queries()
    one = queries()
    for _number in range(2):
        send(feedback_page, REPORTED)
    assert queries() == one


def test_the_dashboard_tells_of_mails_that_do_not_get_through(report, approver, editor):
    OutgoingMail.objects.update(tries=4)
    assert cases("e-mails", approver.user, today()) == []
    OutgoingMail.objects.update(tries=5)
    assert cases("e-mails", approver.user, today()) == ["5 Versuche", "5 Versuche"]
    assert cases("e-mails", editor.user, today()) == []


def test_the_dashboard_tells_of_an_address_that_takes_nothing(report, approver):
    OutgoingMail.objects.update(refused_at=timezone.now())  # the receipt is nobody's loss
    assert cases("e-mails", approver.user, today()) == ["Adresse nimmt nichts an"]
    assert cases("e-mails", approver.user, in_days(14)) == []


def test_the_dashboard_tells_of_forms_nobody_reads_by_mail(feedback_page, office, approver):
    assert cases("formulare", approver.user, today()) == []
    office.email = ""
    office.save()
    assert "Barriere melden: Europabüro" in cases("formulare", approver.user, today())
