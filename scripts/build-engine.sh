#!/usr/bin/env bash
# Builds the engine with a preset of CMakePresets.json.
set -euo pipefail
if [ "${1-}" = --help ] || [ $# -eq 0 ]; then
  echo "usage: scripts/build-engine.sh PRESET [TARGET...]
Builds the given targets, or all, with a preset of CMakePresets.json: native, sanitize, wasm, bench or fuzz."
  exit
fi
source "$(dirname "$0")/setup.sh" build
preset=$1
shift

# Two builds in one folder would disturb each other: the second waits, if the system has flock.
if command -v flock >/dev/null; then
  mkdir -p build
  exec 9>"build/$preset.lock"
  flock 9
fi

if [ ! -f "build/$preset/build.ninja" ]; then
  if [ "$preset" = wasm ]; then
    # Emscripten's own emulator passes Node a flag that newer versions refuse; this one passes none.
    emcmake cmake --preset wasm "-DCMAKE_CROSSCOMPILING_EMULATOR=$(command -v node)"
  else
    cmake --preset "$preset"
  fi
fi
cmake --build --preset "$preset" ${1:+--target "$@"}
