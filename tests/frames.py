"""Room for the frames of Python's functions, so that none has to be found again and again.

Python keeps frames in blocks of 16 KB. A function that is called just where a block ends gets a new
one from the system, and gives it back when it returns: a thousand times in a test, and a fifth of
the time of the whole suite. Whoever needs more at once gets a larger block, whose rest serves
everybody called from there.
"""

from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def in_one_block(call: Callable[[], Result]) -> Result:
    """Calls a function so that all frames below it lie in one block."""
    return call()


# 256 KB that are never touched; a block is a power of two, and so half of it is left.
in_one_block.__code__ = in_one_block.__code__.replace(co_stacksize=2**15)
