#!/usr/bin/env bash
# Measures the engine against well-known libraries, in one run on this machine.
set -euo pipefail
case " $* " in
*" --help "*)
  echo "usage: scripts/bench.sh [--rows NAME,...] [--fit] [--json FILE] [--against DIR]
Builds, then measures whole training steps a second, each contestant on one thread in a process of
its own. Prints a table for each row: small, lesson, medium, large, deep (scripts/bench/rows.mjs).
  --rows NAME,...  measures only these rows
  --fit            measures how the cost of a step grows with the number of parameters; without --rows,
                   the bench always does
  --json FILE      also writes the results to FILE
  --against DIR    measures only the engine, native and in Node, and prints the ratios to another state
                   of the project, which is in DIR and built there for the bench
Chromium and PyTorch (Debian's chromium, python3-torch) take part if they are installed."
  exit
  ;;
esac
from=$PWD
source "$(dirname "$0")/setup.sh" build bench
bench=$PWD/scripts/bench
(cd "$from" && node "$bench/options.mjs" "$@")

scripts/build.sh >&2
[ -f build/bench/build.ninja ] || cmake --preset bench >&2
cmake --build --preset bench >&2

# npm writes node_modules/.package-lock.json last, so its date is that of the installation.
installed=$bench/contestants/node_modules/.package-lock.json
if [ ! "$installed" -nt "$bench/contestants/package-lock.json" ]; then
  (cd "$bench/contestants" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  touch "$installed"
fi

cd "$from"
exec node "$bench/bench.mjs" "$@"
