# Thin: what a newcomer types. The work is in scripts/ and in the tools' own settings.
PYTHON_HERE = .venv/bin/python
WITH_NODE = PATH="$(CURDIR)/.venv/bin:$$PATH"

.PHONY: demo test bench lighthouse quality lint types

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

lighthouse: ## prints Lighthouse's figures for each of the person's pages
	@scripts/setup.sh
	@cd tests/lighthouse && { [ node_modules/.installed -nt package-lock.json ] || { $(WITH_NODE) npm ci --ignore-scripts --loglevel=error && touch node_modules/.installed; }; }
	@$(WITH_NODE) $(PYTHON_HERE) -m tests.lighthouse

quality: ## prints how often the coach's tips are right, how many that are due it gives, and how well ideas fit
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.coaching
	@$(PYTHON_HERE) -m tests.suggestions
