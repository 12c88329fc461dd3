#!/bin/sh
# Sets up what `make demo` and `make test` need, in this folder: a virtual environment, and Chromium if there is none.
# Runs again at no cost: each step looks first. `scripts/setup.sh editors` also fetches the real editors and Firefox for the tests.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else return 1
    fi
}

install_package() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        "apt-get update -qq && apt-get install -qq -y --no-install-recommends $*" >/dev/null
}

find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    stop "Own Words needs Python 3.11 or newer, and found none. Install one, or name it: PYTHON=/path/to/python3 make demo"
}

make_environment() {
    [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && return
    python=$(find_python)
    say "Making a virtual environment in .venv"
    # Debian keeps what a virtual environment needs in a package of its own.
    "$python" -m venv .venv 2>/dev/null || { install_package python3-venv && "$python" -m venv .venv; } ||
        stop "A virtual environment could not be made. On Debian: apt install python3-venv"
}

install_ownwords() {
    [ .venv/.installed -nt pyproject.toml ] && return
    say "Installing Own Words and its development tools into .venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
    touch .venv/.installed
}

install_editors() {
    [ node_modules/.installed -nt package-lock.json ] && return
    say "Fetching the type checker and the real editors into node_modules"
    PATH="$PWD/.venv/bin:$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.installed
}

install_rivals() {
    [ .rivals/.installed -nt tests/benchmarks/rivals/package.json ] && [ .rivals/.installed -nt pyproject.toml ] && return
    say "Fetching other checkers into .rivals"
    mkdir -p .rivals && cp tests/benchmarks/rivals/* .rivals/
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --group rivals
    PATH="$PWD/.venv/bin:$PATH" npm install --prefix .rivals --ignore-scripts --no-audit --no-fund --loglevel=error
    touch .rivals/.installed
}

find_chromium() { .venv/bin/python scripts/chromium.py; }

install_chromium() {
    find_chromium >/dev/null 2>&1 && return
    say "Installing Chromium"
    install_package chromium fonts-dejavu-core || .venv/bin/python -m playwright install --with-deps chromium ||
        .venv/bin/python -m playwright install chromium
    find_chromium >/dev/null || stop "Chromium could not be installed. Install it, or name it: OWNWORDS_CHROMIUM=/path/to/chromium"
}

find_firefox() { .venv/bin/python scripts/firefox.py; }

install_firefox() {
    find_firefox >/dev/null 2>&1 && return
    say "Installing Firefox"
    install_package firefox-esr || install_package firefox || true
    find_firefox >/dev/null || stop "Firefox could not be installed. Install it, or name it: OWNWORDS_FIREFOX=/path/to/firefox"
}

make_environment
install_ownwords
if [ "${1:-}" = rivals ]; then install_rivals; exit; fi
[ "${1:-}" = editors ] && install_editors
install_chromium
if [ "${1:-}" = editors ]; then install_firefox; fi
