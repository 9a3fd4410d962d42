# Two commands: `make run` and `make test`. Both install what is missing, into .venv, and need nothing else.
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test check bench clean install assets words

run: install
	@POLISEE_DEMO=1 POLISEE_BASE_URL=$${POLISEE_BASE_URL:-http://127.0.0.1:$(PORT)} exec $(BIN)/polisee up --port $(PORT)

test: install
	@tools/browser
	@$(BIN)/python -m pytest -q -n auto --maxprocesses=4 --dist loadfile

check: install
	@tools/check

bench: install
	@$(BIN)/polisee bench

install:
	@tools/install

clean:
	rm -rf .venv build node_modules var
