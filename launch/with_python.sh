#!/bin/sh
# Makes the Python environment when needed, then runs Python in it:
#   sh launch/with_python.sh local|dev ARGUMENTS…
# PY=python3.13 chooses another Python, with an environment of its own.
set -eu
group=$1
shift
lock="requirements-$group.lock"

stop() {
    printf '\n%s\n' "$1" >&2
    exit 1
}

fits() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# The first that fits: on the path, or installed by pyenv without being chosen there.
first_that_fits() {
    for name in "$@"; do
        for candidate in "$name" "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/*/bin/"$name"; do
            if fits "$candidate"; then
                printf '%s' "$candidate"
                return
            fi
        done
    done
}

if [ -n "${PY:-}" ]; then
    asked=$PY
    PY=$(first_that_fits "$asked")
    [ -n "$PY" ] || stop "PY=$asked is geen Python 3.11 of nieuwer. Geef een andere op, bijvoorbeeld PY=python3.13."
    environment=".venv-$("$PY" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
else
    PY=$(first_that_fits python3 python3.11 python3.12 python3.13 python3.14)
    [ -n "$PY" ] || stop "Er is geen Python 3.11 of nieuwer op deze machine. Installeer die, of wijs haar aan met PY=/pad/naar/python3."
    environment=.venv
fi

stamp="$environment/.installed-$group"
if ! cmp -s "$lock" "$stamp"; then
    if [ ! -x "$environment/bin/python" ]; then
        echo "  De Python-omgeving maken …"
        "$PY" -m venv "$environment" || stop "De Python-omgeving kan niet worden gemaakt. Is er ruimte op de schijf, en heeft Python het onderdeel venv (op Debian en Ubuntu: apt install python3-venv)?"
    fi
    echo "  De pakketten installeren (alleen de eerste keer, of na een wijziging) …"
    "$environment/bin/python" -m pip install -qq --disable-pip-version-check --no-input \
        --no-deps --no-compile --require-hashes --requirement "$lock" ||
        stop "De pakketten kunnen niet worden geïnstalleerd. Heeft de machine verbinding met PyPI, en is er ruimte op de schijf?"
    cp "$lock" "$stamp"
fi

# Every program starts in half the time once its code was compiled; beside the code it
# would be in the way.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX="$PWD/.cache/bytecode"
exec "$environment/bin/python" "$@"
