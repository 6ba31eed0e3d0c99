# The verbs of this project, the same for people and for CI. `make` alone lists them.
# Needed on the machine: make and Python 3.11 or newer (PYTHON=python3.12 chooses one).

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
BENCH  := $(VENV)/.installed-bench
DEMO   := docs/examples/demo-dialogues.jsonl
PAGES  := $(wildcard tests/house/test_docs_*.py tests/*/test_*page*.py tests/*/test_*recipes*.py)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test test-long lint types bench docs eval wheel ci

help: ## list the verbs
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

demo: $(READY) ## lint an example chat log: every finding, then how often each rule was broken
	@$(BIN)/servicekit lint $(DEMO) --standard ru-service --exit-zero
	@printf '\nHow often each rule was broken\n'
	@$(BIN)/servicekit lint $(DEMO) --standard ru-service --exit-zero --statistics --quiet

test: $(DEV) ## run the tests and the examples of every shipped standard
	@$(BIN)/python -m pytest -m "not long" --numprocesses auto --dist worksteal

test-long: $(DEV) ## run every test, and search each law for long (hours)
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest

lint: $(DEV) ## check the style of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DEV) ## check the types
	@$(BIN)/mypy

bench: $(BENCH) ## measure the speed
	@for script in $(sort $(wildcard bench/*.py)); do echo "$$script"; $(BIN)/python $$script || exit 1; done

docs: $(DEV) ## run what the pages say: examples, screens, links
	@$(BIN)/python -m pytest $(PAGES)

eval: $(DEV) ## measure precision and recall: FILE=cases.jsonl [PHRASES=phrases.json] [ERRORS=1]
	@if [ -z "$(FILE)" ]; then \
	  echo "make eval: no FILE is given. Name the cases: make eval FILE=cases.jsonl PHRASES=phrases.json" >&2; exit 2; fi
	@if [ ! -f "$(FILE)" ]; then \
	  echo "make eval: there is no file '$(FILE)'. Check the path; it starts from $(CURDIR)." >&2; exit 2; fi
	@$(BIN)/python tools/eval_phrases.py "$(FILE)" $(if $(PHRASES),--phrases "$(PHRASES)") $(if $(ERRORS),--errors)

wheel: $(DEV) ## build the wheel and try it in an environment of its own
	@rm -rf build/wheel
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir build/wheel .
	@$(BIN)/python -m venv build/wheel/venv
	@build/wheel/venv/bin/python -m pip install --quiet build/wheel/*.whl
	@build/wheel/venv/bin/python -I tools/check_wheel.py

ci: lint types wheel test ## everything that must hold before a change goes in

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: $(PYTHON) is no Python 3.11 or newer. Name one: make PYTHON=python3.12 …" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)

# The stamps make the second call quick and keep it off the network; a change of pyproject.toml installs again.
$(READY): pyproject.toml | $(BIN)/python
	@echo "Installing servicekit into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing servicekit and the tools of its developers into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY) $@

# What the measurements compare with is needed by nobody else.
$(BENCH): $(DEV) $(wildcard bench/requirements.txt)
	@for list in $(wildcard bench/requirements.txt); do $(BIN)/python -m pip install --quiet -r $$list || exit 1; done
	@touch $@
