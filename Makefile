# Everything a newcomer runs. Each target sets itself up; Python 3.11 or newer is all it needs.

PYTHON ?= python3
PORT ?= 8000
TIMES ?= 25
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PINS := build/pins
AUDIT := build/audit
PIN = PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= $(PINS)/bin/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options $(ARGS)

.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint check format golden docs screenshots faults fuzz audit bench country requirements

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-14s%s\n", $$1, $$2 }' Makefile

setup: $(READY) ## create .venv with everything pinned; a second run does nothing

# The project is linked, not copied, so an edit needs no second set-up.
$(READY): pyproject.toml requirements.txt requirements-test.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "TamNgan needs Python 3.11 or newer; name it with: make setup PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
		{ echo "This Python cannot make virtual environments; on Debian install python3-venv." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## an invented office with a story already told, at http://localhost:8000 (PORT=…)
	$(BIN)/tamngan demo --port $(PORT) $(ARGS)

test: $(READY) ## all tests; fewer with ARGS="tests/unit/text -x"
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: $(READY) ## format, style, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: lint test ## everything a change must pass

format: $(READY) ## rewrite the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(READY) ## rewrite the golden files; read the difference before committing it
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/golden $(ARGS)

docs: $(READY) ## write the tables of the documents anew from what the code declares
	$(BIN)/python -m tests.documents.blocks

screenshots: $(READY) ## take the pictures of the documents anew from a running demo
	$(BIN)/python -m tests.documents.screenshots

faults: $(READY) ## kill and starve a busy installation for some minutes, as docs/faults.md tells
	$(BIN)/python -m pytest tests/faults -m endurance $(ARGS)

fuzz: $(READY) ## many times the examples of tests/fuzz, for some minutes (TIMES=…)
	TAMNGAN_FUZZ=$(TIMES) $(BIN)/python -m pytest tests/fuzz $(ARGS)

# It asks a database of known weaknesses on the network, so it is no part of `make check`, which needs none.
audit: ## ask whether the pinned libraries have known weaknesses; needs the network
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet pip-audit
	@$(AUDIT)/bin/pip-audit --require-hashes --disable-pip --requirement requirements.txt $(ARGS) || \
		{ echo "Weaknesses were found, or the database could not be asked: read the lines above." >&2; exit 1; }

bench: $(READY) ## how exact and fast everything is beside others, and a table of ratios; judges nothing
	-$(BIN)/python -m bench.reading
	-$(BIN)/python -m bench.documents
	-$(BIN)/python -m bench.webhook
	-$(BIN)/python -m bench.steady
	-$(BIN)/python -m bench.draining
	-$(BIN)/python -m bench.reminding
	-$(BIN)/python -m bench.pushing
	-$(BIN)/python -m bench.board
	$(BIN)/python -m bench.history

country: $(READY) ## a deadline day of the whole country, up to an hour; a hundredth of it with ARGS=1
	$(BIN)/python -m bench.country $(ARGS)

requirements: ## pin again after a change in pyproject.toml; everything newer with ARGS=--upgrade
	$(PYTHON) -m venv $(PINS)
	$(PINS)/bin/python -m pip install --quiet pip-tools
	$(PIN) --output-file requirements.txt pyproject.toml
	$(PIN) --extra test --constraint requirements.txt --output-file requirements-test.txt pyproject.toml
