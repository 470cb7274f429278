# Each target sets up what it needs; without make, write "python run.py site" and so on.
PYTHON ?= python3

.PHONY: site test serve check bench
site test serve check bench:
	@$(PYTHON) run.py $@
