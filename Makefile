# `make app` opens the dashboard, `make test` passes every test. Each makes the environment that it needs.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PORT   ?= 8501

.PHONY: app build test check bench score measured screenshot clean help

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/:/' | sort

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp tests/requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

build: $(VENV)/run.stamp  ## the store, from the digests
	$(PY) -m timeline build

app: build  ## the dashboard (PORT=8501)
	$(PY) -m streamlit run streamlit_app.py --server.port $(PORT)

test: $(VENV)/test.stamp  ## every test
	$(PY) -m ruff check .
	$(PY) -m pytest

check: $(VENV)/run.stamp  ## every fault of the data and the store
	$(PY) -m timeline check

screenshot: $(VENV)/test.stamp  ## docs/screenshot.png
	$(PY) -m tests.screenshot

score: $(VENV)/test.stamp  ## how well articles are read (needs shared/ beside the working copy)
	$(PY) ../shared/score/score_claims.py tests/gold --verbose -- $(PY) -m timeline extract --format jsonl

bench: $(VENV)/test.stamp  ## speed, with the rivals in the same run
	$(PY) -m pip install --quiet --disable-pip-version-check -r tests/benchmarks/requirements.txt
	$(PY) -m tests.benchmarks.extract
	$(PY) -m tests.benchmarks.control

measured: $(VENV)/test.stamp  ## docs/measured.md, every figure of the documents
	$(PY) -m pip install --quiet --disable-pip-version-check -r tests/benchmarks/requirements.txt
	$(PY) -m tests.benchmarks.measured

clean:  ## the environment and the store
	rm -rf $(VENV) store.gpkg
