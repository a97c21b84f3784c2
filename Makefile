# Every target sets up what it needs; a second run does no needless work.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
STAMP := $(VENV)/.installed
TRAINER ?= .venv-training
PEER ?= .venv-peer
MODEL_WORK ?= $(TRAINER)/work
SIZE ?= full

.DEFAULT_GOAL := help
.PHONY: help run test coverage lint format types samples schemas picture lock bench soak clean tools model model-eval

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

tools: ## check for (or install) the Debian packages that the product needs
	@sh scripts/system-packages.sh

$(STAMP): requirements.lock pyproject.toml scripts/virtualenv.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh scripts/virtualenv.sh
	@touch $@

run: tools $(STAMP) ## redact samples/ into out/ and print the summary
	@BIN="$(BIN)" OUT="$(OUT)" JOBS="$(JOBS)" sh scripts/run-samples.sh

test: tools $(STAMP) lint types ## run lint, types and the whole test suite
	$(BIN)/pytest -n $(JOBS)

coverage: tools $(STAMP) ## run the suite and list the lines that no test reaches
	$(BIN)/pytest -n $(JOBS) --cov --cov-report=term:skip-covered

lint: $(STAMP) ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## check types (mypy strict)
	$(BIN)/mypy

format: $(STAMP) ## rewrite the code in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: $(STAMP) ## draw samples/ again (needs Chromium)
	$(BIN)/python samples/make.py --out samples

schemas: $(STAMP) ## write docs/formats/ and docs/cli.md again from the code
	$(BIN)/python scripts/export-schemas.py
	$(BIN)/python scripts/export-cli-docs.py

picture: tools $(STAMP) ## draw the README's picture again from samples/
	$(BIN)/python scripts/export-picture.py

lock: $(STAMP) ## resolve requirements.lock again from pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-header --quiet --upgrade pyproject.toml -o requirements.lock

bench: tools $(STAMP) $(PEER)/.installed ## measure speed and quality, print tables (needs Chromium)
	$(BIN)/python -m benchmarks.bench
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.screens_quality
	$(BIN)/python -m benchmarks.replay --peer $(PEER)/bin/python

$(PEER)/.installed:
	@$(PYTHON) -m venv $(PEER)
	@$(PEER)/bin/python -m pip install --quiet --disable-pip-version-check presidio-image-redactor==0.0.62
	@touch $@

soak: tools $(STAMP) ## slow campaigns: kills, tampering, long runs
	$(BIN)/pytest -n $(JOBS) -m soak --timeout 3600 tests/soak

model: $(TRAINER)/.installed ## make the name model again (hours; CORPORA=DIR, SIZE=small to try)
	@test -n "$(CORPORA)" || { echo "name the folder of the corpora: make model CORPORA=DIR" >&2; exit 2; }
	$(TRAINER)/bin/python -m training.build --corpora "$(CORPORA)" --work "$(MODEL_WORK)" --size $(SIZE)

model-eval: $(TRAINER)/.installed ## print the tables of the name model's card (CORPORA=DIR)
	@test -n "$(CORPORA)" || { echo "name the folder of the corpora: make model-eval CORPORA=DIR" >&2; exit 2; }
	$(TRAINER)/bin/python -m training.data --out "$(MODEL_WORK)/full/round0" --corpora "$(CORPORA)"
	$(TRAINER)/bin/python -m training.evaluate --data "$(MODEL_WORK)/full/round0" --show 10

$(TRAINER)/.installed: training/requirements.txt
	@$(PYTHON) -m venv $(TRAINER)
	@$(TRAINER)/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	@touch $@

clean: ## remove the output, caches and the virtual environment
	rm -rf $(OUT) $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
