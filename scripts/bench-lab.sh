#!/usr/bin/env bash
# Measures how "Now repair it" learns in Chromium: whole frames, and steps beside the engine's alone.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/bench-lab.sh
Builds, then lets both networks learn for ten seconds in Chromium, 20 layers of 8 each, and prints the
95th percentile of the time between frames, the steps a second, and what share they are of those that
the engine makes alone in Node; then how long the ratios, the map and a change of depth take."
  exit
fi
source "$(dirname "$0")/setup.sh" build bench
scripts/build.sh >&2
exec node scripts/bench/lab.mjs
