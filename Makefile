# Needs make and Python 3.11 or newer; everything else is installed into the folder .venv.
# With another Python than python3:  make demo PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# An editable install leaves this out, and each start would have to do it again where Python
# may not write beside the sources.
COMPILE := $(BIN)/python -m compileall -q dutyplan

.PHONY: help demo test test-browser test-office lint format coverage properties mutants fuzz fuzz-quick kills kills-quick audit docs manual bench bench-quick bench-city clean


help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: .venv/installed ## make a roster from configs/saturday.yaml
	@$(COMPILE)
	$(BIN)/dutyplan solve configs/saturday.yaml

test: .venv/installed-dev ## run all tests, on all cores
	@$(COMPILE)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-browser: .venv/installed-browser ## look at the page in a real browser; needs chromium
	@$(COMPILE)
	DUTYPLAN_BROWSER=required $(BIN)/python -m pytest tests/browser

test-office: .venv/installed-dev ## run the tests that need LibreOffice, and fail where it is missing
	DUTYPLAN_OFFICE=required $(BIN)/python -m pytest tests/office

lint: .venv/installed-dev ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/installed-dev ## put the code into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

coverage: .venv/installed-dev ## run all tests and list the lines that none of them reaches
	$(BIN)/python -m pytest --cov

properties: .venv/installed-dev ## hold twenty times as many random plans and files against the oracle
	@$(COMPILE)
	DUTYPLAN_EXAMPLES=20 $(BIN)/python -m pytest tests/properties

mutants: .venv/installed-dev ## switch off each rule's parts in turn: some test must fail each time
	@$(COMPILE)
	$(BIN)/python -m tools.mutants

fuzz: .venv/installed-fuzz ## try the readers with bytes that nobody has written, for an hour
	@$(COMPILE)
	$(BIN)/python -m tools.fuzz --seconds 3600

fuzz-quick: .venv/installed-fuzz ## the same in two minutes
	@$(COMPILE)
	$(BIN)/python -m tools.fuzz --seconds 120

kills: .venv/installed-dev ## kill workers, schedulers and clients of batches, twenty times each: a quarter of an hour
	@$(COMPILE)
	$(BIN)/python -m tools.kills

kills-quick: .venv/installed-dev ## the same on small batches, once each: a minute
	@$(COMPILE)
	$(BIN)/python -m tools.kills --times 1 --num 40

# Into a folder of its own, so that it is about what users get and nothing else. No part of what the
# CI runs: the answer changes with the day, and not with the code.
audit: .venv/installed-audit ## ask what is known to be unsafe of all that users get; needs a network
	@$(PYTHON) -m venv --clear .venv/users
	@.venv/users/bin/python -m pip --disable-pip-version-check install --quiet '.[cluster]'
	@.venv/users/bin/python -m pip uninstall --quiet --yes dutyplan
	$(BIN)/pip-audit --strict --progress-spinner off --path .venv/users/lib/python*/site-packages

docs: .venv/installed ## write docs/rules.md, docs/keys.md and the JSON Schema from the code
	$(BIN)/python tools/manual.py

manual: .venv/installed-docs ## build the manual as pages for a browser, into site/
	$(BIN)/mkdocs build --strict

bench: .venv/installed-bench ## measure us and others on the same plans, into benchmarks/results.md
	@$(COMPILE)
	$(BIN)/python -m benchmarks.compare

bench-quick: .venv/installed-bench ## the same on small plans in two minutes, to the screen
	@$(COMPILE)
	$(BIN)/python -m benchmarks.compare --quick

bench-city: .venv/installed-bench ## plan a made-up city, an hour and a half, into benchmarks/city.md; QUICK=1: a tenth, to the screen
	@$(COMPILE)
	$(BIN)/python -m benchmarks.city $(if $(QUICK),--quick)

clean: ## remove all that was made
	rm -rf .venv build dist site .coverage* htmlcov .fuzz .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Empty files say what is done already, so that a second call is quick. The install is
# an editable one: .venv/bin/dutyplan always runs the sources as they stand.

.venv/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || { \
	  echo "dutyplan needs Python 3.11 or newer; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)"; \
	  echo "With another one:  make PYTHON=python3.12"; \
	  exit 1; }
	@$(PYTHON) -m venv .venv || { \
	  echo "Python could not make .venv; on Debian and Ubuntu:  apt install python3-venv"; \
	  exit 1; }
	@touch $@

.venv/installed: .venv/created pyproject.toml dutyplan/__init__.py
	@echo "Installing dutyplan into .venv; the first time takes a minute ..."
	@$(PIP) install --quiet --editable .
	@touch $@

.venv/installed-dev: .venv/created pyproject.toml dutyplan/__init__.py
	@echo "Installing dutyplan and what its tests need into .venv; the first time takes a minute ..."
	@$(PIP) install --quiet --editable '.[dev]'
	@touch .venv/installed $@

.venv/installed-browser: .venv/created pyproject.toml dutyplan/__init__.py
	@echo "Installing dutyplan and what drives a browser into .venv ..."
	@$(PIP) install --quiet --editable '.[dev,browser]'
	@touch .venv/installed .venv/installed-dev $@

# pip-audit asks for dozens of packages that nothing else here needs.
.venv/installed-audit: .venv/created pyproject.toml
	@echo "Installing what looks for unsafe packages into .venv ..."
	@$(PIP) install --quiet --editable '.[audit]'
	@touch .venv/installed $@

# Where there is no atheris for a machine, the tool goes without.
.venv/installed-fuzz: .venv/created pyproject.toml dutyplan/__init__.py
	@echo "Installing dutyplan and what its readers are tried with into .venv ..."
	@$(PIP) install --quiet --editable .
	@$(PIP) install --quiet --only-binary atheris --editable '.[fuzz]' >/dev/null 2>&1 || true
	@touch .venv/installed $@

.venv/installed-docs: .venv/created pyproject.toml
	@echo "Installing what builds the manual into .venv ..."
	@$(PIP) install --quiet --editable '.[docs]'
	@touch .venv/installed $@

# Timefold needs Java and a Python that it knows: where it can't be had, the rest is measured.
.venv/installed-bench: .venv/created pyproject.toml dutyplan/__init__.py
	@echo "Installing dutyplan and what it is measured with into .venv ..."
	@$(PIP) install --quiet --editable '.[bench,cluster]'
	@{ command -v java && $(PIP) install --quiet --editable '.[timefold]'; } >/dev/null 2>&1 \
	  || echo "Timefold can't be had here (it needs Java); the others are measured without it."
	@touch .venv/installed $@
