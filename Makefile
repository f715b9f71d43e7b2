# Two commands do everything: `make run` and `make test`.
#   make run PORT=8001     another port
#   make run DEMO=0        without the demo data
#   make test PY=python3.13
.POSIX:

PYTEST =
LOCAL = sh launch/with_python.sh local
DEV = sh launch/with_python.sh dev

run:
	@$(LOCAL) -m launch run

reset:
	@$(LOCAL) -m launch reset

test:
	@$(DEV) -m pytest $(PYTEST)

check:
	@$(DEV) -m launch check

styles:
	@$(LOCAL) -m launch styles

lock:
	@$(DEV) -m launch lock

.PHONY: run reset test check styles lock
