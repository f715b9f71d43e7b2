# Two commands do everything: `make run` and `make test`.
#   make run PORT=8001     another port
#   make run DEMO=0        without the demo data
#   make test PY=python3.13
#   make bench SIZE=m      how fast it is, on 10,000 standards
#   make lint-api RULES=rules.yaml   the API judged by a Spectral rule set
.POSIX:

# For example: make test PYTEST="-n0 tests/launch"
PYTEST =
# s: 1,000 standards; m: 10,000
SIZE = s
LOCAL = sh launch/with_python.sh local
DEV = sh launch/with_python.sh dev

run:
	@$(LOCAL) -m launch run

reset:
	@$(LOCAL) -m launch reset

test:
	@$(DEV) -m pytest $(PYTEST)

bench:
	@$(DEV) -m benchmarks $(SIZE)

check:
	@$(DEV) -m launch check

lint-api:
	@$(DEV) -m launch lint_api

# Without each guard of the database in turn, its test must fail.
guards:
	@$(DEV) -m tests.guards

# A thousand rounds of positions, closed while members submit; minutes of work.
soak:
	@$(DEV) -m pytest -n0 -s -q tests/soak/rounds.py

# A hundred thousand random bookings by several writers against a simple model.
soak-ledger:
	@$(DEV) -m pytest -n0 -s -q tests/soak/ledger.py

# Ten thousand noisy payments in one file: most are placed, and none wrongly.
soak-payments:
	@$(DEV) -m pytest -n0 -s -q tests/soak/payments.py

# One event to 342, 10,000 and 98,000 people, with faults, counted; minutes of work.
soak-notices:
	@$(DEV) -m pytest -n0 -s -q tests/soak/fanout.py

styles:
	@$(LOCAL) -m launch styles

lock:
	@$(DEV) -m launch lock

.PHONY: run reset test bench check lint-api guards soak soak-ledger soak-payments soak-notices styles lock
