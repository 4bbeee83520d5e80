"""Measures the database of DATABASE_URL: `python -m tests.bench.growth.measure FILE [size …]`.

Fills a site and writes for each size what each answer costs, as JSON.
"""

import importlib
import json
import sys
from pathlib import Path

from iserlohn_europa import serve

SIZES = (50, 1_000, 10_000)


def main(file: Path, sizes: tuple[int, ...]) -> None:
    serve.load()
    # Models can be imported only now.
    measured = importlib.import_module("tests.bench.growth.sizes").measured(sizes)
    file.write_text(json.dumps(measured))


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
