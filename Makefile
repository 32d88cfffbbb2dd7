# Two commands matter: `make run` and `make test`. Each sets up whatever it needs first.
PYTHON ?= python3
# Two processes: the slowest machine this is tested on has two cores.
PROCESSES ?= 2
PYTEST = $(IN) -m pytest $(ARGS)
IN = .venv/bin/python

.PHONY: help run test test-slow bench tour bundle lock
.DEFAULT_GOAL := help

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

run: ## set up and open the program (walks the tour where there is no display)
	@$(PYTHON) scripts/prepare.py run
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(IN) safe_conduct.py; \
	else \
	  echo "There is no display here: walking the tour instead. Its pictures go to ./tour"; \
	  rm -rf tour; $(IN) safe_conduct.py tour --to tour; \
	fi

test: ## set up and run the tests, the house rules among them
	@$(PYTHON) scripts/prepare.py test
	@$(PYTEST) -n $(PROCESSES) --dist worksteal

test-slow: ## run the tests that take minutes
	@$(PYTHON) scripts/prepare.py test
	@HYPOTHESIS_PROFILE=thorough $(PYTEST) -n $(PROCESSES) --dist worksteal -m slow

bench: ## measure the figures the design promises
	@$(PYTHON) scripts/prepare.py test
	@for file in $$(grep -l __main__ benchmarks/*.py); do \
	  echo "== $$file"; $(IN) -m benchmarks.$$(basename $$file .py) || exit 1; \
	done

tour: ## walk through every screen and keep the pictures in ./tour
	@$(PYTHON) scripts/prepare.py run
	@rm -rf tour
	@$(IN) safe_conduct.py tour --to tour

bundle: ## build the one-folder program, let it test itself and open its window
	@$(PYTHON) scripts/prepare.py bundle
	@$(IN) scripts/bundle.py

lock: ## renew the two lock files after pyproject.toml changed (needs uv)
	uv lock --upgrade
	uv export --quiet --format requirements-txt --no-header --no-annotate --no-emit-project --no-dev -o requirements.lock
	uv export --quiet --format requirements-txt --no-header --no-annotate --no-emit-project -o requirements-dev.lock
