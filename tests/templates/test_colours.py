"""Words can be read, and signs be told apart, in the light and in the dark.

Contrast by WCAG 2.2: 4.5 for words (1.4.3), 3 for what is only drawn (1.4.11).
"""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
WORDS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "surface-tint"),
    ("ink", "amber-tint"),
    ("ink", "blue-tint"),
    ("ink", "land"),
    ("ink-muted", "paper"),
    ("ink-muted", "surface"),
    ("ink-muted", "surface-tint"),
    ("forest", "paper"),
    ("forest", "surface"),
    ("forest", "surface-tint"),
    ("forest", "amber-tint"),
    ("blue", "paper"),
    ("blue", "surface"),
    ("blue", "surface-tint"),
    ("blue", "amber-tint"),
    ("surface", "forest"),
    ("on-forest-deep", "forest-deep"),
    ("on-forest-deep", "forest-night"),
]
SIGNS = [
    ("forest", "land"),
    ("forest", "sea"),
    ("amber", "paper"),
    ("amber", "surface"),
    ("focus", "paper"),
    ("focus", "surface"),
    ("focus", "surface-tint"),
    ("focus", "amber-tint"),
    ("focus", "land"),
    ("focus-on-forest-deep", "forest-deep"),
]


def colours(name: str) -> tuple[str, str]:
    """The colour of a token in the light and in the dark."""
    match = re.search(rf"--{name}: (?:light-dark\((#\w{{6}}), (#\w{{6}})\)|(#\w{{6}}));", TOKENS)
    assert match, name
    return (match[1] or match[3], match[2] or match[3])


def luminance(colour: str) -> float:
    """The relative luminance of an sRGB colour, from 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_greatest_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read(word, ground, theme):
    assert contrast(colours(word)[theme], colours(ground)[theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_signs_can_be_told_from_their_ground(sign, ground, theme):
    assert contrast(colours(sign)[theme], colours(ground)[theme]) >= 3


def test_every_colour_is_a_token():
    for path in (settings.BASE_DIR / "static/css").rglob("*.css"):
        if path.name != "tokens.css":
            assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|\boklch", path.read_text()), path
