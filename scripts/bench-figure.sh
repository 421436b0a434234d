#!/usr/bin/env bash
# Measures how smoothly the figure plays its largest network, in Chromium, on a slow processor.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/bench-figure.sh
Builds, then plays a pass of 20 layers of 12 in Chromium, with the processor slowed four times and
not, and prints the 95th percentile of the time between frames."
  exit
fi
source "$(dirname "$0")/setup.sh" build bench
scripts/build.sh >&2
exec node scripts/bench/figure.mjs
