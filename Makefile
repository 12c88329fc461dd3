# Thin: what a newcomer types. The work is in scripts/ and in the tools' own settings.
PYTHON_HERE = .venv/bin/python
WITH_NODE = PATH="$(CURDIR)/.venv/bin:$$PATH"

.PHONY: demo test bench quality lint types

demo: ## sets everything up and runs the main job
	@scripts/setup.sh
	@$(PYTHON_HERE) -m scripts.demo

test: ## sets everything up; lint, types, all tests
	@scripts/setup.sh editors
	@$(MAKE) --no-print-directory lint types
	$(PYTHON_HERE) -m pytest

lint:
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .

types:
	$(PYTHON_HERE) -m mypy
	$(WITH_NODE) node node_modules/typescript/bin/tsc --project jsconfig.json

bench: ## prints the budgets beside what is measured here
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.benchmarks

quality: ## prints how often the coach's tips are right, and how many that are due it gives
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.coaching
