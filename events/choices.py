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
