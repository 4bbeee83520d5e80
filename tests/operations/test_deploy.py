"""The samples of deploy/ are what systemd, nginx and the readers of YAML understand.

Nothing is started here: what only a running machine shows is marked so in deploy/README.md.
"""

import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from serving import free_port

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = DEPLOY / "systemd"
CURRENT = "/srv/iserlohn-europa/current"
NGINX_MODULES = Path("/usr/lib/nginx/modules")

needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd is not installed"
)
needs_nginx = pytest.mark.skipif(
    not (shutil.which("nginx") and list(NGINX_MODULES.glob("*brotli_static*"))),
    reason="nginx with brotli is not installed",
)


# --- systemd ---


@pytest.fixture
def units(tmp_path):
    """The units as if the code lay where they say."""
    folder = tmp_path / "units"
    shutil.copytree(UNITS, folder)
    for file in folder.rglob("*.*"):
        if file.is_file():
            file.write_text(file.read_text().replace(f"{CURRENT}/.venv/bin/python", sys.executable))
    return folder


def analyze(units, *arguments):
    return subprocess.run(
        ["systemd-analyze", "--no-pager", "--man=no", *arguments],
        env={"SYSTEMD_UNIT_PATH": f"{units}:", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def services(units):
    return [str(file).replace("@.", "@8001.") for file in sorted(units.glob("*.service"))]


@needs_systemd
def test_systemd_understands_every_unit(units):
    instance = units / "iserlohn-europa-web@8001.service"
    instance.symlink_to(units / "iserlohn-europa-web@.service")
    timers = map(str, units.glob("*.timer"))
    found = analyze(units, "verify", *services(units), *timers)
    assert (found.returncode, found.stderr) == (0, "")


@needs_systemd
def test_a_mistake_in_a_unit_would_be_seen(units):
    file = units / "iserlohn-europa-minute.service"
    file.write_text(file.read_text().replace("ExecStart=", "ExecStrat="))
    assert "ExecStrat" in analyze(units, "verify", str(file)).stderr


@needs_systemd
@pytest.mark.parametrize("unit", ["web@8001", "prepare", "minute", "hour"])
def test_a_unit_may_do_little_on_its_machine(units, unit):
    name = f"iserlohn-europa-{unit}.service"
    if "@" in unit:
        (units / name).symlink_to(units / "iserlohn-europa-web@.service")
    # From 0 (locked up) to 100 (may do everything).
    found = analyze(units, "security", "--offline=true", "--threshold=25", str(units / name))
    assert found.returncode == 0, found.stdout


def test_the_work_of_every_rhythm_has_its_timer():
    said = " ".join(file.read_text() for file in UNITS.glob("*.service"))
    rhythms = re.findall(r"--only ([a-z ]+)", said)
    assert sorted(" ".join(rhythms).split()) == ["hour", "minute", "night"]
    for name in ("minute", "hour"):
        assert (UNITS / f"iserlohn-europa-{name}.timer").is_file()


# --- nginx ---


@needs_nginx
def test_nginx_understands_its_sample(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "europa.example.org")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (tmp_path / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (tmp_path / "privkey.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    sample = (DEPLOY / "nginx.conf").read_text()
    sample = sample.replace("/etc/letsencrypt/live/europa.example.org", str(tmp_path))
    sample = sample.replace("/var/log/nginx", str(tmp_path)).replace(CURRENT, str(ROOT))
    modules = "".join(f"load_module {each};\n" for each in NGINX_MODULES.glob("*brotli*.so"))
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        f"{modules}pid {tmp_path}/nginx.pid; error_log stderr;\nevents {{}}\nhttp {{\n{sample}}}\n"
    )
    found = subprocess.run(
        ["nginx", "-t", "-q", "-c", str(configuration), "-p", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stderr


def test_nginx_asks_the_processes_that_are_updated_one_after_the_other():
    sample = (DEPLOY / "nginx.conf").read_text()
    asked = re.findall(r"server 127\.0\.0\.1:(\d+) max_fails=1", sample)
    assert asked == re.findall(r"server 127\.0\.0\.1:(\d+) max_fails=0 backup", sample)
    updated = re.search(r'ports="([\d ]+)"', (DEPLOY / "update.sh").read_text())[1].split()
    ports = [
        port.split(":")[1]
        for service in compose()["services"].values()
        for port in service.get("ports", [])
    ]
    assert asked == updated == ports


def test_nginx_tells_the_application_the_number_of_a_request_and_keeps_no_log_of_readers():
    sample = (DEPLOY / "nginx.conf").read_text()
    assert "proxy_set_header X-Request-ID $request_id;" in sample
    assert sample.count("access_log off;") == sample.count("server {")


# --- A new version ---


def test_the_script_for_updates_is_a_script():
    assert subprocess.run(["sh", "-n", DEPLOY / "update.sh"], check=False).returncode == 0


class Healthy(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []

    def do_GET(self):
        self.asked.append((self.path, self.headers["Host"]))
        self.send_response(200 if len(self.asked) > 1 else 503)
        self.end_headers()

    def log_message(self, *arguments):
        """Says nothing."""


def probe(port, *arguments):
    return subprocess.run(
        [sys.executable, DEPLOY / "probe.py", str(port), *arguments],
        env={"BASE_URL": "https://europa.example.org"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_process_counts_as_started_when_it_answers_for_the_host_of_the_site():
    with HTTPServer(("127.0.0.1", 0), Healthy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        assert probe(server.server_port).returncode == 0
        server.shutdown()
    assert Healthy.asked == [("/healthz", "europa.example.org")] * 2


def test_a_process_that_does_not_answer_has_not_started():
    found = probe(free_port(), "0")
    assert found.returncode == 1
    assert "antwortet niemand" in found.stderr


# --- Containers ---


def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def instructions():
    text = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split(maxsplit=1) for line in lines]


def test_the_containerfile_has_instructions_only_and_copies_what_is_there():
    known = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "EXPOSE", "HEALTHCHECK", "CMD"}
    assert {name for name, _rest in instructions()} <= known
    for name, rest in instructions():
        if name == "COPY":
            assert (ROOT / rest.split()[0]).exists()


def test_a_container_serves_as_the_unit_does():
    (command,) = [json.loads(rest) for name, rest in instructions() if name == "CMD"]
    unit = (UNITS / "iserlohn-europa-web@.service").read_text()
    served = re.search(r"python -m granian (.*?)\n#", unit, re.DOTALL)[1]
    apart = ("--host", "--port")
    assert [each for each in command[3:] if not each.startswith(apart)] == [
        each for each in served.replace("\\\n", " ").split() if not each.startswith(apart)
    ]


def test_the_composition_names_its_parts_and_every_variable_is_explained():
    parts = compose()
    assert set(parts["services"]) == {"database", "prepare", "web-1", "web-2", "schedule"}
    for service in parts["services"].values():
        assert "image" in service
        assert set(service.get("depends_on", {})) <= set(parts["services"])
        named = [each.split(":")[0] for each in service["volumes"]]
        assert {each for each in named if not each.startswith("/")} <= set(parts["volumes"])
    readme = (ROOT / "README.md").read_text()
    wanted = set(parts["services"]["prepare"]["environment"])
    assert {name for name in wanted if f"`{name}`" not in readme} == set()


@pytest.fixture
def machine(tmp_path):
    """A machine on which systemd only notes what it is told, and refuses what it shall refuse."""
    folder = tmp_path / "srv"
    for version in ("old", "new"):
        (folder / version / "deploy").mkdir(parents=True)
        (folder / version / "deploy" / "environment.py").write_text("")
        (folder / version / ".venv" / "bin").mkdir(parents=True)
        (folder / version / ".venv" / "bin" / "python").symlink_to("/bin/true")
    (folder / "current").symlink_to(folder / "old")
    script = (DEPLOY / "update.sh").read_text().replace("/srv/iserlohn-europa\n", f"{folder}\n")
    (tmp_path / "update.sh").write_text(script)
    systemctl = tmp_path / "bin" / "systemctl"
    systemctl.parent.mkdir()
    systemctl.write_text(
        "#!/bin/sh\n"
        f'version=$(basename "$(realpath {folder}/current)")\n'
        f'echo "$version $2" >> {tmp_path}/told\n'
        '[ "$version $2" != "$REFUSED" ]\n'
    )
    systemctl.chmod(0o755)

    def update(refused=""):
        done = subprocess.run(
            ["sh", tmp_path / "update.sh", folder / "new"],
            env={"PATH": f"{systemctl.parent}:/usr/bin:/bin", "REFUSED": refused},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        told = (tmp_path / "told").read_text().replace("iserlohn-europa-", "").splitlines()
        return done.returncode, (folder / "current").resolve().name, told

    return update


def test_a_new_version_is_prepared_and_then_takes_over_one_process_after_the_other(machine):
    assert machine() == (0, "new", ["new prepare", "new web@8001", "new web@8002"])


def test_a_version_that_cannot_be_prepared_leaves_the_old_one_running(machine):
    assert machine("new iserlohn-europa-prepare") == (1, "old", ["new prepare"])


def test_a_version_that_does_not_start_gives_way_to_the_old_one(machine):
    assert machine("new iserlohn-europa-web@8001") == (
        1,
        "old",
        ["new prepare", "new web@8001", "old web@8001", "old web@8002"],
    )
