"""nginx with the sample of deploy/, as Debian has it, for processes on this machine."""

import re
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "deploy" / "nginx.conf"
BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"


def adapted(port: int, host: str, behind: Sequence[int], pages: Path) -> str:
    """What the sample says, without TLS: listening there, for a site of that name, with these
    processes behind it and their copies of pages."""
    sample = SAMPLE.read_text()
    plain = sample[: sample.index("server {")]
    served = sample[sample.rindex("server {") :]
    served = re.sub(r"(?m)^\s*(listen|server_name|ssl_\w+|error_log) .*\n", "", served)
    served = served.replace("server {", f"server {{\n    listen 127.0.0.1:{port};", 1)
    both = plain + served
    for number, own in enumerate(behind, 1):
        both = both.replace(f"127.0.0.1:800{number}", f"127.0.0.1:{own}")
    both = both.replace("/var/cache/iserlohn-europa/pages", str(pages))
    both = both.replace("/srv/iserlohn-europa/current", str(ROOT))
    return both.replace("Host $host", f"Host {host}")


def configuration(folder: Path, *servers: str) -> str:
    """A whole configuration, with these servers; everything it writes lies in that folder."""
    inside = "\n".join(servers)
    return (
        f"load_module {BROTLI};\n"
        f"worker_processes 2; daemon off; pid {folder}/nginx.pid; error_log stderr;\n"
        "user root;\nevents { worker_connections 512; }\n"
        "http {\n access_log off; sendfile on; keepalive_requests 1000000;\n"
        " default_type text/html;\n"
        f"{inside}}}\n"
    )
