#!/usr/bin/env bash
# Measures how smoothly the figure plays its largest network, in Chromium, on a slow processor.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/bench-figure.sh
Builds the lesson, then plays a pass of 20 layers of 12 neurons in Chromium, at the processor's full
speed and at a quarter of it, and prints the 95th percentile of the time between frames."
  exit
fi
source "$(dirname "$0")/setup.sh" build bench
scripts/build.sh >&2
exec node scripts/bench/figure.mjs
