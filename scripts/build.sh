#!/usr/bin/env bash
# Builds the native command, the WebAssembly module, and the page in dist/.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/build.sh
Installs what is missing, then builds build/native/backprop-trace, the WebAssembly module and dist/."
  exit
fi
source "$(dirname "$0")/setup.sh" build

# quietly COMMAND...: shows the command's output only if it fails
quietly() {
  mkdir -p build
  "$@" >build/last-command.log 2>&1 || { cat build/last-command.log >&2; exit 1; }
}

quietly scripts/build-engine.sh native backprop-trace
quietly scripts/build-engine.sh wasm backprop-engine
quietly node scripts/build-page.mjs
node scripts/check-budget.mjs
