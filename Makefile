# Needs Python >= 3.11 and make; everything else is installed into .venv from requirements.txt.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
# What is compiled is kept, whatever the shell says: tests start the program again and again.
export PYTHONDONTWRITEBYTECODE :=
# The lock names hashes and no registry: it works with whichever one a machine is set up for.
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help

.PHONY: help
help:  ## show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

.PHONY: setup
setup: $(STAMP)  ## make .venv and install what is locked

$(STAMP): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Recollect needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: run
run: $(STAMP)  ## open Recollect on the sample decks (a demo database of its own, in .demo/)
	@$(BIN)/recollect demo --db .demo/demo.db

.PHONY: lint
lint: $(STAMP)  ## style, types and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: test
test: lint  ## everything that must hold before a change lands, on all cores
	$(BIN)/pytest --numprocesses auto

.PHONY: test-long
test-long: $(STAMP)  ## the heavier runs: long property searches, fuzzing, faults
	$(BIN)/pytest -m "long or hypothesis" --hypothesis-profile=long

.PHONY: test-faults
test-faults: $(STAMP)  ## of those: kills, damage, two programs, and each guard taken away
	$(BIN)/pytest -m long tests/faults

.PHONY: fuzz
fuzz: $(STAMP)  ## of those: hostile notes, random commands and lives of a deck (what fails is kept in tests/found)
	$(BIN)/pytest -m long tests/hostile tests/faults/test_commands.py tests/faults/test_life_of_a_deck.py tests/app/scheduling/test_scheduling_machine.py

.PHONY: bench
bench: $(STAMP)  ## measure every target side by side with Anki's library
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	$(BIN)/python -m benchmarks --json benchmarks/latest.json
	$(BIN)/python -m benchmarks.reading

.PHONY: bench-quick
bench-quick: $(STAMP)  ## the same on small decks, in under a minute
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	$(BIN)/python -m benchmarks --quick
	$(BIN)/python -m benchmarks.reading --quick

.PHONY: pictures
pictures: $(STAMP)  ## draw the pictures of the README anew, from the sample notes
	$(BIN)/python docs/draw.py

.PHONY: lock
lock:  ## compile requirements.txt anew (needs uv on the PATH)
	uv pip compile pyproject.toml --group test --group build $(LOCKING) --output-file requirements.txt
	uv pip compile benchmarks/requirements.in $(LOCKING) --output-file benchmarks/requirements.txt

.PHONY: clean
clean:  ## remove what the other targets made
	rm -rf .venv .demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
