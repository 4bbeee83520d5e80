import pytest

from iserlohn_europa.core.text import sort_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Chorzów", "chorzow"),
        ("Nyíregyháza", "nyiregyhaza"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Øresund", "oresund"),
    ],
)
def test_a_key_has_neither_case_nor_accents(name, key):
    assert sort_key(name) == key
