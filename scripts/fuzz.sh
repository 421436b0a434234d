#!/usr/bin/env bash
# Fuzzes the parser of documents and the engine behind it, guided by coverage, with sanitizers.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/fuzz.sh SECONDS
Tries documents on the engine for SECONDS. Failing documents are kept in build/fuzz/findings, and make the
exit status non-zero. The corpus is kept in build/fuzz/corpus for the next run."
  exit
fi
seconds=${1-}
if ! [[ "$seconds" =~ ^[1-9][0-9]*$ ]] || [ $# -gt 1 ]; then
  echo "fuzz.sh: expected a whole number of seconds, found '$*'" >&2
  exit 2
fi
source "$(dirname "$0")/setup.sh" fuzz

[ -f build/fuzz/build.ninja ] || cmake --preset fuzz >build/fuzz-configure.log ||
  { cat build/fuzz-configure.log >&2; exit 1; }
cmake --build --preset fuzz
node tests/fuzz/seeds.mjs build/fuzz/seeds
mkdir -p build/fuzz/corpus build/fuzz/findings
build/fuzz/documents-fuzz build/fuzz/corpus build/fuzz/seeds \
  -dict=tests/fuzz/dictionary.txt -artifact_prefix=build/fuzz/findings/ \
  -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
  -verbosity=0
echo "nothing found in $seconds seconds"
