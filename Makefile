# Every target works in a fresh clone: the environment is made when it is missing, and renewed only when
# pyproject.toml or constraints.txt changes.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

python := $(VENV)/bin/python
recipe := pyproject.toml constraints.txt tools/venv.sh

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help play pictures test check format validate rub bench determinism coverage schema docs-reference messages goldens constraints clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(VENV)/.ready-to-run: $(recipe)
	@sh tools/venv.sh $(VENV) $(PYTHON)
	@touch $@

$(VENV)/.ready-to-develop: $(recipe)
	@sh tools/venv.sh $(VENV) $(PYTHON) dev
	@touch $(VENV)/.ready-to-run $@

play: $(VENV)/.ready-to-run ## play (make play ARGS="first-week --lang de")
	@$(python) main.py play $(ARGS)

pictures: $(VENV)/.ready-to-run ## every screen of the window in eight looks, into build/pictures (ARGS="FOLDER --only friday")
	@$(python) -m tools.pictures $(ARGS)

test: $(VENV)/.ready-to-develop ## all tests except the slow comparisons (make test ARGS="tests/unit -k ledger")
	@$(python) -m pytest -n auto $(ARGS)

check: $(VENV)/.ready-to-develop ## formatting, lint, types, who imports whom, scenario files, house rules
	@$(python) -m ruff format --check .
	@$(python) -m ruff check .
	@$(python) -m mypy
	@$(VENV)/bin/lint-imports --no-logo
	@$(VENV)/bin/tombi lint --offline --quiet sim scenarios
	@$(python) tools/guards.py

format: $(VENV)/.ready-to-develop ## put the code into its canonical form
	@$(python) -m ruff check --fix-only --quiet .
	@$(python) -m ruff format .

validate: $(VENV)/.ready-to-develop ## compare the model with theory and data (PSPLIB=folder adds published schedules)
	@rm -rf build/validation
	@status=0; $(python) -m pytest -m validate -n auto $(ARGS) || status=$$?; \
		$(python) tools/validation.py && exit $$status

rub: $(VENV)/.ready-to-develop ## measure how operations and project hinder each other, into docs/model/rub.md (ARGS="-n 20")
	@$(python) -m tools.rub $(ARGS)

bench: $(VENV)/.ready-to-develop ## measure speed against anchors taken in the same process
	@$(python) tests/bench/run.py $(ARGS)

determinism: $(VENV)/.ready-to-develop ## only the tests that must give the same bytes on every Python
	@$(python) -m pytest -m determinism -n auto $(ARGS)

coverage: $(VENV)/.ready-to-develop ## which lines no test reaches
	@$(python) -m coverage erase
	@$(python) -m coverage run -m pytest -q $(ARGS)
	@$(python) -m coverage combine --quiet
	@$(python) -m coverage report

schema: $(VENV)/.ready-to-run ## rewrite scenarios/*.schema.json from the definitions in sim/scenario
	@for kind in scenario dilemmas deck; do \
		$(python) main.py schema $$kind > $(VENV)/schema.json || exit 1; \
		mv $(VENV)/schema.json scenarios/$$kind.schema.json; done

docs-reference: $(VENV)/.ready-to-run ## rewrite the generated pages of docs/reference from the program itself
	@$(python) -m tools.reference

messages: $(VENV)/.ready-to-develop ## collect what is said, renew the catalogues in assets/locale, name what is untranslated
	@$(python) -m tools.messages

goldens: $(VENV)/.ready-to-develop ## rewrite the golden saves; then say why under **Results** in CHANGELOG.md
	@$(python) -m pytest tests/replays --rewrite-goldens $(ARGS)
	@echo "Read the diff of the transcripts, and add a line marked **Results** to CHANGELOG.md."

# The same file serves every supported Python (numpy differs between them), hence a universal resolution; and it must
# name no index, because everybody has their own.
constraints: ## resolve constraints.txt anew (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --upgrade --all-extras \
		--group dev --group i18n --group docs --group build \
		--no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--output-file constraints.resolved pyproject.toml
	@{ sed -n '/^#/p' constraints.txt; grep -v '^#' constraints.resolved; } > constraints.new
	@mv constraints.new constraints.txt && rm constraints.resolved

clean: ## remove caches and build results (the environment stays: rm -r .venv)
	@rm -rf build dist site .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		.hypothesis .benchmarks .cache
	@find . -path ./$(VENV) -prune -o -type d -name __pycache__ -exec rm -rf {} +
