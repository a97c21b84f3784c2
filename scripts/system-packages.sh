#!/bin/sh
# Make sure that Tesseract 5 with English data is there: install it when we may, else say how.
set -eu
packages="tesseract-ocr tesseract-ocr-eng"

ready() {
    command -v tesseract >/dev/null 2>&1 &&
        tesseract --version 2>&1 | head -n 1 | grep -q '^tesseract v\{0,1\}[5-9]' &&
        tesseract --list-langs 2>/dev/null | grep -qx eng
}

ready && exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; fi
fi
if command -v apt-get >/dev/null 2>&1 && { [ "$(id -u)" -eq 0 ] || [ -n "$as_root" ]; }; then
    echo "Installing $packages ..." >&2
    if $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null; then
        ready && exit 0
        echo "The installed Tesseract is older than 5 or has no English data." >&2
        exit 5
    fi
    echo "The package manager could not install it; see its messages above." >&2
fi
echo "Tesseract 5 with English data is missing. Install it with:" >&2
echo "    sudo apt-get install -y $packages" >&2
exit 5
