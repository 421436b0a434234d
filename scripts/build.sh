#!/usr/bin/env bash
# Builds everything: the native command and tests, the WebAssembly module, and the page in dist/.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/build.sh
Installs what is missing, then builds build/native/backprop-trace, the WebAssembly module and dist/."
  exit
fi
source "$(dirname "$0")/setup.sh" build

# quietly COMMAND...: its output only where it fails
quietly() {
  mkdir -p build
  "$@" >build/last-command.log 2>&1 || { cat build/last-command.log >&2; exit 1; }
}

[ -f build/native/build.ninja ] || quietly cmake --preset native
quietly cmake --build --preset native
# Emscripten asks for a flag that newer versions of Node refuse; the emulator named here has none.
[ -f build/wasm/build.ninja ] ||
  quietly emcmake cmake --preset wasm "-DCMAKE_CROSSCOMPILING_EMULATOR=$(command -v node)"
quietly cmake --build --preset wasm
quietly node scripts/build-page.mjs
node scripts/check-budget.mjs
