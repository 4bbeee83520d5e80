"""How many requests a server answers, and how much of the processor each of them takes."""

import re
import subprocess
from dataclasses import dataclass, field
from statistics import median

from .processes import Server

CONNECTIONS = 16


@dataclass
class Load:
    """What several rounds against one address have shown."""

    name: str
    url: str
    servers: list[Server]
    connections: int = CONNECTIONS
    headers: dict[str, str] = field(default_factory=lambda: {"Accept-Encoding": "gzip"})
    per_second: list[float] = field(default_factory=list)
    microseconds: list[float] = field(default_factory=list)

    def run(self, seconds: int) -> None:
        """One round."""
        said = [part for item in self.headers.items() for part in ("-H", ": ".join(item))]
        before = sum(server.cpu_seconds() for server in self.servers)
        done = subprocess.run(
            ["wrk", "-t1", f"-c{self.connections}", f"-d{seconds}s", *said, self.url],
            capture_output=True,
            text=True,
            check=True,
        )
        after = sum(server.cpu_seconds() for server in self.servers)
        assert "Non-2xx" not in done.stdout, f"{self.url}\n{done.stdout}"
        requests = int(re.search(r"(\d+) requests in", done.stdout)[1])
        self.per_second.append(float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1]))
        self.microseconds.append((after - before) / max(requests, 1) * 1e6)

    def ratios(self, limit: "Load") -> list[float]:
        """Requests a second against those of another load in the same round."""
        return [mine / most for mine, most in zip(self.per_second, limit.per_second, strict=True)]


def spread(values: list[float], digits: int = 2) -> str:
    """The middle of some values, and from where to where they reach."""
    return f"{median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"
