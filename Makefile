# Ebb. `make run` and `make test` are all that is needed; the rest is for people who work on the code.

PYTHON ?= python3
export PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app webapp.app

.PHONY: help run test check format bench lock schema facts figures icons clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run.stamp ## Install, migrate, build the narration, serve http://127.0.0.1:8000 (PORT to change)
	@$(BIN)/alembic upgrade head & migration=$$!; $(FLASK) narration build; built=$$?; wait $$migration && exit $$built
	@exec $(BIN)/gunicorn

test: $(VENV)/dev.stamp ## Run every test, those in a real browser included
	@scripts/need-chromium
	@$(BIN)/pytest -n 2 --dist loadgroup

check: $(VENV)/dev.stamp node_modules/.stamp ## Lint, types, import contract, templates, JavaScript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet webapp/templates
	node_modules/.bin/biome ci

format: $(VENV)/dev.stamp node_modules/.stamp ## Format Python and JavaScript
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	node_modules/.bin/biome check --write

bench: $(VENV)/dev.stamp ## Measure the processor time of pages, files and tracks
	@$(BIN)/python -m tests.benchmarks

lock: ## Pin every dependency anew, with hashes (needs uv)
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header requirements.in -o requirements.txt
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header -c requirements.txt requirements-dev.in -o requirements-dev.txt
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header requirements-postgresql.in -o requirements-postgresql.txt
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header -c requirements.txt requirements-listening.in -o requirements-listening.txt

schema: $(VENV)/run.stamp ## Write the JSON Schemas of routine files, pose files and archives
	$(BIN)/python -m webapp.archive.schema
	$(BIN)/python -m webapp.catalogue.schema
	$(BIN)/python -m webapp.figures.schema

facts: $(VENV)/dev.stamp ## Write docs/facts.md: the line that carries each fact
	$(BIN)/python -m tests.content.fact_table

figures: $(VENV)/run.stamp ## Draw every pose and movement on sheets, to look at; name what is implausible
	$(BIN)/python -m webapp.cli.contact_sheet
	$(BIN)/python -m webapp.figures.sheet

icons: $(VENV)/run.stamp ## Draw the icons for home screens from the logo
	$(BIN)/python -m webapp.cli.icons

clean: ## Remove what is installed and built; people's data stays
	rm -rf $(VENV) node_modules .test-cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ebb needs Python 3.11 or newer; name one with: make PYTHON=python3.12 run" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make virtual environments here. On Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@echo "Installing what Ebb needs …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what the tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.stamp: package.json package-lock.json
	@command -v npm >/dev/null || { echo "make check lints the player's modules with Biome, which comes through npm: install Node.js 18 or newer" >&2; exit 1; }
	@npm install --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@
