# Thin: what a newcomer types. The work is in scripts/ and in the tools' own settings.
PYTHON_HERE = .venv/bin/python
WITH_NODE = PATH="$(CURDIR)/.venv/bin:$$PATH"

.PHONY: demo test bench screens growth compare lighthouse quality lint types

demo: ## sets everything up and runs the main job
	@scripts/setup.sh
	@$(PYTHON_HERE) -m scripts.demo

test: ## sets everything up; lint, types, all tests
	@scripts/setup.sh editors
	@$(MAKE) --no-print-directory lint types
	$(PYTHON_HERE) -m pytest -q -n auto --dist worksteal

lint:
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .

types:
	$(PYTHON_HERE) -m mypy
	$(WITH_NODE) node node_modules/typescript/bin/tsc --project jsconfig.json

bench: ## prints the budgets beside what is measured here
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.benchmarks

screens: ## takes pictures of every state of the panel, for docs/screens.md
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.journeys.screens

lighthouse: ## prints Lighthouse's figures for each of the person's pages
	@scripts/setup.sh
	@cd tests/lighthouse && { [ node_modules/.installed -nt package-lock.json ] || { $(WITH_NODE) npm ci --ignore-scripts --loglevel=error && touch node_modules/.installed; }; }
	@$(WITH_NODE) $(PYTHON_HERE) -m tests.lighthouse

growth: ## prints how a review's cost grows with the text and the house style, and draws docs/review-growth.svg
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.benchmarks.growth docs/review-growth.svg

compare: ## times a review beside other checkers, and a search beside other indexes, which it fetches first
	@scripts/setup.sh rivals
	@$(PYTHON_HERE) -m tests.benchmarks.compare
	@$(PYTHON_HERE) -m tests.benchmarks ideas

quality: ## prints how often the coach's tips are right, how many that are due it gives, and how well ideas fit
	@scripts/setup.sh editors
	@$(PYTHON_HERE) -m tests.coaching
	@$(PYTHON_HERE) -m tests.suggestions
