"""What staff see first after they have signed in."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from iserlohn_europa.editorial.models import OpenQuestion

LIST = "/admin/offene-fragen/"
NO_MAIL = "Es werden keine E-Mails verschickt"


def dashboard(client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/admin/").content, "html.parser")


def test_the_dashboard_says_that_no_mail_is_sent(editor, settings):
    settings.SENDS_EMAIL = False
    assert NO_MAIL in dashboard(editor).get_text()


def test_only_those_who_manage_the_site_learn_where_the_mails_lie(
    editor, approver, administrator, settings
):
    settings.SENDS_EMAIL = False
    assert "var/mail" not in dashboard(editor).get_text()
    assert "var/mail" not in dashboard(approver).get_text()
    assert "var/mail" in dashboard(administrator).get_text()


def test_nobody_is_told_the_folder_of_this_machine(superuser, settings):
    settings.SENDS_EMAIL = False
    assert str(settings.DATA_DIR) not in dashboard(superuser).get_text()


def test_the_dashboard_is_silent_when_mail_is_sent(superuser, settings):
    settings.SENDS_EMAIL = True
    assert NO_MAIL not in dashboard(superuser).get_text()


def test_the_dashboard_counts_the_open_questions_and_leads_to_them(editor):
    OpenQuestion.objects.create(question="Seit wann?")
    OpenQuestion.objects.create(question="Mit wem?")
    OpenQuestion.objects.create(question="Wo?", is_settled=True)
    link = dashboard(editor).select_one(f"a[href^='{LIST}?']")
    assert link.get_text(strip=True) == "Vor dem Start sind noch 2 Fragen zu klären."
    shown = editor.get(link["href"]).content.decode()
    assert "Seit wann?" in shown
    assert "Mit wem?" in shown
    assert "Wo?" not in shown


def test_without_open_questions_the_dashboard_does_not_mention_any(editor):
    OpenQuestion.objects.create(question="Wo?", is_settled=True)
    assert "Vor dem Start" not in dashboard(editor).select_one("#main").get_text()


@pytest.mark.parametrize("role", ["editor", "approver", "administrator"])
def test_every_role_sees_and_answers_the_open_questions(role, home, request):
    client = request.getfixturevalue(role)
    question = OpenQuestion.objects.create(question="Seit wann?", page=home)
    listed = client.get(LIST).content.decode()
    assert "Seit wann?" in listed
    assert home.title in listed
    form = {
        "question": "Seit wann?",
        "page": home.pk,
        "evidence_source": "",
        "answer": "1954",
        "is_settled": "on",
    }
    assert client.post(f"{LIST}edit/{question.pk}/", form).status_code == 302
    question.refresh_from_db()
    assert question.is_settled
    assert question.answer == "1954"


def test_the_list_says_in_words_what_is_settled(editor):
    OpenQuestion.objects.create(question="Seit wann?")
    OpenQuestion.objects.create(question="Wo?", is_settled=True)
    table = BeautifulSoup(editor.get(LIST).content, "html.parser").select_one("table.listing")
    words = [row.get_text(" ", strip=True) for row in table.select("tbody tr")]
    assert "offen" in words[0]
    assert "geklärt" in words[1]


def test_a_long_question_is_shortened_where_it_is_a_title():
    question = OpenQuestion(question="Seit wann besteht die Verbindung? " * 9)
    assert str(question).startswith("Seit wann besteht")
    assert str(question).endswith("…")
    assert len(str(question)) <= 60


def test_questions_are_searched_and_asked_anew(editor):
    OpenQuestion.objects.create(question="Seit wann?")
    assert "Seit wann?" in editor.get(LIST, {"q": "wann"}).content.decode()
    assert "Seit wann?" not in editor.get(LIST, {"q": "Almelo"}).content.decode()
    form = {"question": "Mit wem?", "page": "", "evidence_source": "", "answer": ""}
    assert editor.post(f"{LIST}new/", form).status_code == 302
    assert OpenQuestion.objects.filter(question="Mit wem?", is_settled=False).exists()


def test_an_editor_does_not_delete_a_question(editor, approver):
    question = OpenQuestion.objects.create(question="Seit wann?")
    editor.post(f"{LIST}delete/{question.pk}/")
    assert OpenQuestion.objects.exists()
    approver.post(f"{LIST}delete/{question.pk}/")
    assert not OpenQuestion.objects.exists()


def test_a_long_list_of_questions_asks_the_database_no_more(
    editor, home, django_assert_max_num_queries
):
    for number in range(20):
        OpenQuestion.objects.create(question=f"Frage {number}", page=home)
    editor.get(LIST)
    with django_assert_max_num_queries(15):
        editor.get(LIST)


def test_the_admin_bears_the_name_of_the_project(client, editor):
    login = BeautifulSoup(client.get(reverse("wagtailadmin_login")).content, "html.parser")
    assert "Freunde in Europa" in login.title.get_text()
    assert login.h1.get_text(strip=True) == "Anmelden bei „Freunde in Europa“"
    home = dashboard(editor)
    assert "Freunde in Europa" in home.title.get_text()
    assert home.h1.get_text(strip=True) == "Guten Tag, redakteurin"
