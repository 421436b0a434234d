#!/usr/bin/env bash
# Builds the engine in one of the ways of CMakePresets.json.
set -euo pipefail
if [ "${1-}" = --help ] || [ $# -eq 0 ]; then
  echo "usage: scripts/build-engine.sh PRESET [TARGET...]
Builds these targets, or all, of a preset of CMakePresets.json: native, sanitize, wasm, bench or fuzz."
  exit
fi
source "$(dirname "$0")/setup.sh" build
preset=$1
shift

# Two builds in one folder would confuse each other: the second waits, where the system can.
if command -v flock >/dev/null; then
  mkdir -p build
  exec 9>"build/$preset.lock"
  flock 9
fi

if [ ! -f "build/$preset/build.ninja" ]; then
  if [ "$preset" = wasm ]; then
    # Emscripten asks for a flag that newer versions of Node refuse; the emulator named here has none.
    emcmake cmake --preset wasm "-DCMAKE_CROSSCOMPILING_EMULATOR=$(command -v node)"
  else
    cmake --preset "$preset"
  fi
fi
cmake --build --preset "$preset" ${1:+--target "$@"}
