from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What kind of event it is."""

    FESTIVAL = "festival", _("Europatage und Feste")
    CONFERENCE = "conference", _("Konferenz")
    TRAINING = "training", _("Fortbildung")
    DELEGATION = "delegation", _("Delegation")
    ANNIVERSARY = "anniversary", _("Jubiläum")
    CITIZENS_TRIP = "citizens_trip", _("Bürgerreise")
    EXHIBITION = "exhibition", _("Ausstellung")
    CEREMONY = "ceremony", _("Festakt")
    ENCOUNTER = "encounter", _("Begegnung")
    COMMITTEE_MEETING = "committee_meeting", _("Komiteetreffen")
    YOUTH = "youth", _("Jugendbegegnung")
    EXPERT_EXCHANGE = "expert_exchange", _("Fachaustausch")
    REMEMBRANCE = "remembrance", _("Gedenken")
    TALK = "talk", _("Vortrag und Lesung")
    CONCERT = "concert", _("Konzert")


class Audience(models.TextChoices):
    """Whom an event is made for."""

    EVERYBODY = "alle", _("alle")
    CHILDREN = "kinder", _("Kinder")
    YOUTH = "jugend", _("Jugendliche")
    FAMILIES = "familien", _("Familien")
    OLDER = "aeltere", _("ältere Menschen")
    SCHOOLS = "schulen", _("Schulen")
    CLUBS = "vereine", _("Vereine und Komitees")
    EXPERTS = "fachleute", _("Fachleute")


class EventLanguage(models.TextChoices):
    """The languages spoken at events, as BCP 47 tags."""

    DE = "de", _("Deutsch")
    EN = "en", _("Englisch")
    FR = "fr", _("Französisch")
    HU = "hu", _("Ungarisch")
    NL = "nl", _("Niederländisch")
    PL = "pl", _("Polnisch")
    UK = "uk", _("Ukrainisch")
    GSG = "gsg", _("Deutsche Gebärdensprache")


class Rhythm(models.TextChoices):
    """How the dates of a series follow each other; its first date says on which day."""

    DAILY = "daily", _("jeden Tag")
    WEEKLY = "weekly", _("jede Woche am selben Wochentag")
    FORTNIGHTLY = "fortnightly", _("alle zwei Wochen am selben Wochentag")
    MONTHLY_WEEKDAY = "monthly_weekday", _("jeden Monat, zum Beispiel am zweiten Dienstag")
    MONTHLY_LAST_WEEKDAY = "monthly_last", _("jeden Monat, zum Beispiel am letzten Freitag")
    MONTHLY_DAY = "monthly_day", _("jeden Monat am selben Tag, zum Beispiel am 15.")
    YEARLY = "yearly", _("jedes Jahr am selben Tag")


class DateStatus(models.TextChoices):
    """Whether a date happens as announced."""

    TAKES_PLACE = "takes_place", _("findet statt")
    MOVED = "moved", _("verschoben")
    CANCELLED = "cancelled", _("abgesagt")
    ONLINE = "online", _("findet online statt")


class PartnerRole(models.TextChoices):
    """What a partner city had to do with an event."""

    HOST = "host", _("Gastgeberin")
    TOOK_PART = "took_part", _("nahm teil")
    INVITED = "invited", _("eingeladen")
    CONCERNS = "concerns", _("betrifft")


class Evidence(models.TextChoices):
    """What the sources say about an event in the past."""

    TOOK_PLACE = "took_place", _("fand statt")
    ANNOUNCED = "announced", _("nur angekündigt")
