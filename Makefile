.PHONY: prepare test docs bench
PYTHON ?= python

prepare:  ## export, clean, lint, types and fast tests: run before each commit
	nbdev_export
	nbdev_clean
	ruff check newslab tests benchmarks
	mypy
	$(PYTHON) -m pytest -m "not notebook and not browser"

test:  ## everything that .ci/run runs
	$(PYTHON) -m pytest

docs:  ## the site, into _proc/_docs/ (quarto render builds the same site where Quarto is installed)
	$(PYTHON) -c "from nbdev.serve import proc_nbs; proc_nbs(path='nbs')"
	smalldocs render _proc
	! smalldocs check _proc | grep "broken link"

bench:  ## accuracy and speed, beside peers; GOLD=folder of labelled data
	for name in cleaning sentences readability readability_validity readability_differences readability_doubts quotes facts persons alignment changes routes discrepancies quote_audit claims events; do \
	  $(PYTHON) benchmarks/$$name.py $(if $(GOLD),--gold $(GOLD)) || exit 1; done
	$(PYTHON) benchmarks/loading.py $(if $(GOLD),--gold $(GOLD)) --only encodings languages
	$(PYTHON) benchmarks/speed.py
	$(PYTHON) benchmarks/collect.py
