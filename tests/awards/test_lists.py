from awards.choices import Holder
from tests.factories import AwardFactory, AwardIndexFactory


def test_an_award_of_others_is_shown_apart_and_never_counted(home):
    index = AwardIndexFactory(parent=home)
    AwardFactory(parent=index, title="Preis der Stadt")
    AwardFactory(
        parent=index, title="Europaschule", holder=Holder.OTHER, holder_name="Gesamtschule Iserlohn"
    )
    assert [award.title for award in index.awards_of_the_city] == ["Preis der Stadt"]
    assert [award.title for award in index.awards_around_the_city] == ["Europaschule"]


def test_the_newest_award_of_the_city_stands_on_the_home_page(home):
    index = AwardIndexFactory(parent=home)
    AwardFactory(parent=index, title="alt", date="2013-04-12")
    AwardFactory(parent=index, title="neu", date="2018-11-05")
    AwardFactory(
        parent=index, title="Schule", date="2023", holder=Holder.OTHER, holder_name="Schule"
    )
    assert home.newest_award.title == "neu"
