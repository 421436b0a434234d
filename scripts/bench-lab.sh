#!/usr/bin/env bash
# Measures the comparison in Chromium: the time between frames, and its steps a second as a share of the
# engine's alone.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/bench-lab.sh
Builds the lesson, then lets both networks learn for ten seconds in Chromium, 20 layers of 8 each. Prints
the 95th percentile of the time between frames, the steps a second, and their share of what the engine
alone reaches in Node. Then prints how long the ratios, the map and a change of depth take."
  exit
fi
source "$(dirname "$0")/setup.sh" build bench
scripts/build.sh >&2
exec node scripts/bench/lab.mjs
