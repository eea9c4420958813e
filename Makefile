# make demo    set everything up, build the demo dossier, print its claims, serve its pages on 127.0.0.1 (SERVE=0: end after printing)
# make test    set everything up and run every check: lint, types, imports, tests
# make bench   measure, and print the figures beside their floors
# make rivals  make the peers' environments and put them beside Headwater (needs the package registry; nothing else does)
# make docs    write the generated pages anew
# make lock    resolve the dependencies anew, with hashes

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8765
DEMO ?= demo-dossier

.DEFAULT_GOAL := help
.PHONY: help demo test lint types imports unit bench rivals docs lock clean

help:
	@sed -n 's/^# //p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Headwater needs Python 3.11 or newer; none was found."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu it is the package python3-venv."; exit 1; }

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.run
	$(BIN)/headwater demo $(DEMO) --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: lint types imports unit

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests benchmarks docs training
	$(BIN)/ruff format --check src tests benchmarks docs training

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

rivals: $(VENV)/.dev
	$(BIN)/python -m benchmarks.rivals --make
	$(BIN)/python -m benchmarks.rivals

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

lock: $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .venv-rival-* $(DEMO) build dist
