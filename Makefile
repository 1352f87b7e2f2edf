# make briefing   sets everything up and builds the New England briefing for 2023
# make test       sets everything up and passes all checks: lint and the tests
# More: lint, unit, conformance, bench, clean. Another Python: make test PYTHON=python3.12

PYTHON ?= python3
TOOLS ?= ../shared/tools
BIN := .venv/bin
READY := .venv/.ready

.PHONY: briefing test lint unit conformance bench clean

briefing: $(READY)
	@echo "The New England briefing for 2023:"
	@$(BIN)/reportgen build new-england --year 2023 --format pdf,docx

test: lint unit

lint: $(READY)
	@echo "ruff"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "Format it with: $(BIN)/ruff format ."; exit 1; }
	@echo "mypy"
	@$(BIN)/mypy --no-error-summary
	@echo "layers"
	@$(BIN)/lint-imports --no-logo > .venv/layers.txt || { cat .venv/layers.txt; exit 1; }

unit: $(READY)
	@echo "pytest"
	@$(BIN)/python -m pytest

conformance: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" .ci/conformance "$(TOOLS)"

bench: $(READY)
	@$(BIN)/python bench/bench.py

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "reportgen needs Python 3.11 or newer as $(PYTHON); name another with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || \
		{ echo "$(PYTHON) has no venv module; on Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
