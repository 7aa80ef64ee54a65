#!/bin/sh
# Make or renew a virtual environment: venv.sh FOLDER PYTHON [GROUP]
# PYTHON is tried first, then the usual names; GROUP is a dependency group of pyproject.toml.
set -eu

folder=$1
wanted=$2
group=${3:-}

recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1
}

say() {
    printf '%s\n' "$@" >&2
}

find_python() {
    for name in "$wanted" python3 python3.13 python3.12 python3.11 python; do
        if recent "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    say "Two Hats needs Python 3.11 or newer, and none was found here." \
        "Install one (on Debian or Ubuntu: apt install python3 python3-pip), or name yours: make PYTHON=/path/to/python3.13"
    return 1
}

python=$(find_python)

if ! recent "$folder/bin/python"; then
    say "Making $folder with $("$python" --version)"
    # Without pip, because some distributions keep ensurepip in a package of its own; pip comes in the next step.
    "$python" -m venv --clear --without-pip "$folder"
fi

# Dependency groups need pip 25.1. An environment made by uv has no pip at all.
if ! "$folder/bin/python" -c 'import pip; assert tuple(map(int, pip.__version__.split(".")[:2])) >= (25, 1)' 2>/dev/null; then
    if ! "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
        "$folder/bin/python" -m ensurepip >/dev/null 2>&1 ||
            "$python" -m pip --python "$folder/bin/python" install --quiet pip ||
            { say "There is no pip for $python (on Debian or Ubuntu: apt install python3-pip)."; exit 1; }
    fi
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
fi

say "Installing into $folder what pyproject.toml and constraints.txt name"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check \
    --constraint constraints.txt --editable . ${group:+--group "$group"}
