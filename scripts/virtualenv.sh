#!/bin/sh
# Build the virtual environment from the lock file: exact versions, checked by hash.
set -eu
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.11" >&2
    exit 5
fi
if [ ! -x "$VENV/bin/python" ]; then
    "$PYTHON" -m venv "$VENV" || {
        echo "Python's venv module is missing. Install it with: sudo apt-get install -y python3-venv" >&2
        exit 5
    }
fi
echo "Installing locked dependencies into $VENV ..." >&2
# The lock names everything there is to install; resolving again lets some versions of pip stumble over extras
# (`coverage[toml]`) as soon as a newer release than the locked one is out.
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
