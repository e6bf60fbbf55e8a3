# Two commands: `make ask` and `make test`. Everything they need, they install into .venv.
PYTHON ?= python3.11
# Where no CPU build is at hand: TORCH='torch==2.13.0 --index-url ADDRESS_OF_CPU_BUILDS'.
TORCH ?= torch==2.13.0
Q ?= what did Waltz say?
# How many processes `make test` runs tests in.
PROCESSES ?= 2
DB := .onrecord/sample.db
BIN := .venv/bin

export Q

.PHONY: ask test lint types docs pictures installed check models clean

ask: $(DB)
	@$(BIN)/onrecord ask "$$Q" --db $(DB) || [ $$? -eq 1 ]

# Two processes share the files out between them, and one that has none left takes over what the other has not begun.
# Byte code is kept whatever the surroundings say: hundreds of tests start a process, which would compile all of it anew.
test: .venv/.dev
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses $(PROCESSES) --dist worksteal

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

# The pages of docs/ with the API reference, into site/; a link that leads nowhere is an error.
docs: .venv/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# The cards as Discord shows them, photographed: apt-get install chromium fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
pictures: .venv/.dev
	$(BIN)/python -m tests.pictures docs/pictures

# What `pip install` of a release gives: sdist and wheel are built, the wheel goes into an environment of its own.
installed: .venv/.dev
	PYTHON=$(BIN)/python sh tests/installed.sh

check: lint types test docs installed

$(DB): .venv/.base bot/sample/feed.txt
	@mkdir -p $(@D)
	@$(BIN)/onrecord add bot/sample/feed.txt --db $(DB) >&2
	@touch $(DB)

.venv/.base: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . >&2
	@touch $@

# torch first and capped: its newer builds bring gigabytes of CUDA packages.
.venv/.dev: .venv/.base
	@echo "Installing what tests need (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH) >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]" >&2
	@touch $@

# What ships in the box, made again from FOLDER=... : the static model, the one for names, the translations.
models: .venv/.dev
	$(BIN)/python -m embeddings.training --corpora $(FOLDER) --out embeddings/model
	$(BIN)/python -m retrieval.text.translation.build --corpora $(FOLDER)

clean:
	rm -rf .venv .onrecord site
