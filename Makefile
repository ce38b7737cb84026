# What there is to do: `make run`, `make demo`, `make check`, `make test`. See README.md.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

# `make bench SHORT=1`, and crash, security, journeys: a little of each, to see that it still works.
SHORT ?=
SHORTLY := $(if $(SHORT),--short)
ONE_ACTIVITY := $(if $(SHORT),-k starten)

.PHONY: help run demo check lint tests test browser journeys content bench crash security smoke \
	chromium clean

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/run: requirements.txt constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	touch $@

.venv/dev: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	touch $@

run: .venv/run ## serve on http://localhost:8501 with the store in ./data
	$(BIN)/python app.py --port $(PORT)

demo: .venv/run ## serve made-up people from a throw-away folder
	$(BIN)/python app.py --demo --port $(PORT)

lint: .venv/dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache | tail -n 12

content: .venv/run ## check the content folder
	$(BIN)/python -m modules.content.check

tests: .venv/dev
	$(BIN)/pytest -q -m "not browser" -n 2 --dist loadfile

check: lint content tests ## everything but the browser: the quick loop

chromium:
	sh tests/browser/install_chromium.sh

browser: .venv/dev chromium
	$(BIN)/pytest -q -m "browser and not journeys" tests/browser

journeys: .venv/dev chromium ## every screen of every activity in a real Chromium, in two languages
	$(BIN)/pytest -q tests/browser/journeys/test_every_activity.py $(ONE_ACTIVITY)

test: check browser ## everything, as CI runs it

bench: .venv/dev ## what people do beside a plain form and bare Streamlit, a save beside SQLite
	$(BIN)/python -m tests.load.bench $(SHORTLY)
	$(BIN)/python -m tests.content.bench $(SHORTLY)
	$(BIN)/python -m tests.storage.bench $(SHORTLY)
	$(BIN)/python -m tests.storage.bench_moving $(SHORTLY)

crash: .venv/dev ## kill the store and cut its power, again and again
	$(BIN)/python -W ignore -m tests.storage.crash.run $(SHORTLY)

security: .venv/dev chromium ## what an attacker would try, with a figure for each
	$(BIN)/python -m tests.security.run $(SHORTLY)

smoke: .venv/dev chromium ## a little of what `make test` leaves out, so that none breaks unseen
	$(MAKE) SHORT=1 bench crash security journeys
	$(BIN)/python -m tests.security.matrix
	mkdir -p build && $(BIN)/python tools/icons.py build

clean: ## remove what was made, but never ./data
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache
