#!/usr/bin/env bash
# Measures the engine against well-known libraries, in one run on this machine.
set -euo pipefail
case " $* " in
*" --help "*)
  echo "usage: scripts/bench.sh [--rows NAME,...] [--fit] [--json FILE] [--against DIR]
Builds, then measures whole training steps a second, each contestant on one thread in a process of
its own, and prints a table for each row: small, lesson, medium, large, deep (scripts/bench/rows.mjs).
  --rows NAME,...  only these rows
  --fit            also with --rows: how the cost of a step grows with the number of parameters
  --json FILE      writes the results there as well
  --against DIR    only the engine, native and in Node, beside what another state of the project, in
                   DIR and built there for the bench, makes in the same run: the ratios
Chromium and PyTorch (Debian's chromium, python3-torch) take part where they are installed."
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

# npm writes node_modules/.package-lock.json last, so it dates what is installed.
installed=$bench/contestants/node_modules/.package-lock.json
if [ ! "$installed" -nt "$bench/contestants/package-lock.json" ]; then
  (cd "$bench/contestants" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  touch "$installed"
fi

cd "$from"
exec node "$bench/bench.mjs" "$@"
