"""Where the code lies, and how people start the site."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = (sys.executable, str(ROOT / "deploy" / "local.py"), "run")
