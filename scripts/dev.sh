#!/usr/bin/env bash
# Serves the lesson during development, and reloads it after each edit.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/dev.sh [PORT]
Installs what is missing, builds the WebAssembly module, serves the lesson on a loopback port (a free
one, or PORT) and prints the address. After an edit in web/ or engine/ it builds what the edit touches,
without minifying, and reloads the page. If an edit cannot be built, the terminal and the page say why,
and the last good build stays. /states shows every figure, chart and panel in its states. Stop it with
Ctrl+C."
  exit
fi
port=${1-0}
if ! [[ "$port" =~ ^[0-9]+$ ]] || [ $# -gt 1 ]; then
  echo "dev.sh: expected a port, found '$*'" >&2
  exit 2
fi
source "$(dirname "$0")/setup.sh" build
mkdir -p build
scripts/build-engine.sh wasm backprop-engine >build/last-command.log 2>&1 ||
  { cat build/last-command.log >&2; exit 1; }
exec node scripts/dev/dev.mjs "$port"
