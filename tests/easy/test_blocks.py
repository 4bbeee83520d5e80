"""The blocks of easy German explain themselves and show a preview, as all blocks do."""

import pytest
from django.template.loader import get_template
from wagtail.images.tests.utils import get_test_image_file

from iserlohn_europa.core.models import ContactRole
from iserlohn_europa.easy.blocks import EasyStoryBlock
from iserlohn_europa.easy.choices import Symbol
from iserlohn_europa.library.models import CustomImage

BLOCKS = list(EasyStoryBlock().child_blocks.items())


def test_there_are_few_of_them():
    assert len(BLOCKS) <= 6


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_a_block_explains_itself_and_renders_its_preview(name, block, home):
    CustomImage.objects.create(title="IMG_1.png", file=get_test_image_file())
    ContactRole.objects.create(title="Europabüro", locale=home.locale)
    assert block.meta.icon and block.meta.description and str(block.label)
    assert block.render(block.get_preview_value()).strip()


@pytest.mark.parametrize("symbol", Symbol)
def test_every_symbol_is_drawn(symbol):
    get_template(Symbol.icon_of(symbol))
