# Two commands are enough: `make run` and `make test`. Both make everything that is missing.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
SECONDS ?= 60
FOLDER ?=

export PYTHONUTF8 := 1
# Compiling every module anew takes seconds of each start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run dev test browser golden bench fuzz faults lint check lock python environment environment-dev

help:
	@echo "make run    richtet alles ein und zeigt die Website auf http://localhost:8000/"
	@echo "            (PORT=8001 make run nimmt einen anderen Anschluss)"
	@echo "make dev    dasselbe für die Entwicklung: DEBUG, lädt geänderten Code neu"
	@echo "make test   alle Tests, auf SQLite oder auf DATABASE_URL (ARGS='-k Wort' wählt aus)"
	@echo "            (die Tests im Browser nur, wo Chromium und Java installiert sind)"
	@echo "make browser  nur die Tests im Browser: Barrierefreiheit, Tastatur, Gewicht, gültiges HTML"
	@echo "            (FOLDER=Ordner nimmt oder macht die Website dort, statt sie neu anzulegen)"
	@echo "make golden wie gut die Suche antwortet: hundert Suchen mit dem erwarteten ersten Treffer"
	@echo "make bench  wie schnell Website und Redaktion sind; schreibt docs/performance.md"
	@echo "make fuzz   sucht eine Minute lang Eingaben, an denen die Website scheitert"
	@echo "            (make fuzz SECONDS=3600 sucht eine Stunde lang)"
	@echo "make faults stört die laufende Website auf jede Art einmal: Abstürze, Stillstand, volle Platten,"
	@echo "            keine Datenbank; schreibt docs/reliability.md (mit SECONDS=60 nur eine Minute lang"
	@echo "            in zufälliger Folge, und schreibt nichts)"
	@echo "make lint   Form von Code und Vorlagen, Schichten"
	@echo "make check  Prüfungen von Django: Migrationen, Einstellungen für den Betrieb"
	@echo "make lock   schreibt requirements/*.txt neu aus pyproject.toml"

python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "Python fehlt. Debian und Ubuntu: sudo apt install python3 python3-venv" >&2; exit 1; }

environment: python
	@$(PYTHON) deploy/environment.py run

environment-dev: python
	@$(PYTHON) deploy/environment.py dev

run: environment
	@$(BIN)/python deploy/local.py run

dev: environment
	@$(BIN)/python deploy/local.py dev

test: environment-dev
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

browser: environment-dev
	@SITE_FOLDER="$(FOLDER)" $(BIN)/python -m pytest $(ARGS) tests/browser

golden: environment-dev
	@$(BIN)/python -m tests.bench.golden

bench: environment-dev
	@$(BIN)/python -m tests.bench.delivery $(ARGS)
	@$(BIN)/python -m tests.bench.growth

fuzz: environment-dev
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile --tb=short --show-capture=no \
		-p tests.fuzz.plugin --fuzz-seconds=$(SECONDS) $(ARGS)

faults: environment-dev
	@SITE_FOLDER="$(FOLDER)" $(BIN)/python -m pytest -q -m faults -p tests.faults.plugin \
		$(if $(filter-out file,$(origin SECONDS)),--faults-seconds=$(SECONDS)) $(ARGS) tests/faults

lint: environment-dev
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m djlint --quiet --check templates
	$(BIN)/python -m djlint --quiet --lint templates
	$(BIN)/lint-imports

check: environment-dev
	$(BIN)/python manage.py makemigrations --check --dry-run --settings=iserlohn_europa.settings.test
	BASE_URL=https://europa.example.org SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(BIN)/python manage.py check --deploy --fail-level WARNING --settings=iserlohn_europa.settings.production

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

# Keeps the versions that are locked as far as pyproject.toml allows; ARGS=--upgrade takes newer ones.
lock: environment-dev
	$(LOCK) $(ARGS) pyproject.toml --output-file requirements/run.txt
	$(LOCK) $(ARGS) pyproject.toml --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
