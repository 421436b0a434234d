#!/usr/bin/env bash
# Builds everything and runs every test and linter; the last line says how many passed and failed.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/test.sh
Installs what is missing, builds, and runs the linters and the tests of the engine (native, with
sanitizers, in WebAssembly), of the page's modules, of the built pages in Chromium, Firefox and
WebKit, of the packages for learning management systems and for npm, and of other programs' pages
with the lesson in them."
  exit
fi
source "$(dirname "$0")/setup.sh" build test

passed=0
failed=0

# suite NAME COMMAND...: runs a suite and adds up its own count of tests; a command that counts none
# is one test.
suite() {
  local name=$1 log=build/tests.log good bad status=0
  shift
  echo "== $name"
  mkdir -p build
  "$@" 2>&1 | tee "$log" || status=1
  good=$(count 'test cases:.*\| *([0-9]+) passed' "$log")+$(count '^(#|ℹ) pass ([0-9]+)' "$log")
  bad=$(count 'test cases:.*\| *([0-9]+) failed' "$log")+$(count '^(#|ℹ) fail ([0-9]+)' "$log")
  good=$((good)) bad=$((bad))
  if [ "$status" = 1 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ "$status" = 0 ] && [ "$good" = 0 ]; then good=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
}

# count PATTERN FILE: the sum of the last group's numbers in the lines that match
count() {
  sed -nE "s/.*$1.*/\\$(grep -o '(' <<<"$1" | wc -l)/p" "$2" | paste -sd+ | grep . || echo 0
}

# bindings.cpp needs Emscripten's headers, which clang-tidy does not have.
lint_engine() {
  find engine -name '*.cpp' ! -name bindings.cpp -print0 |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p build/native
}

sanitized() {
  [ -f build/sanitize/build.ninja ] || cmake --preset sanitize
  cmake --build --preset sanitize
  build/sanitize/tests/engine/engine-tests
}

suite "build" scripts/build.sh
suite "C++ format" clang-format --dry-run --Werror $(git ls-files '*.cpp' '*.hpp')
suite "C++ lint" lint_engine
suite "JavaScript format" npx prettier --check .
suite "JavaScript lint" npx eslint --max-warnings 0 .
suite "JavaScript types" npx tsc
suite "engine, native" build/native/tests/engine/engine-tests
suite "engine, sanitized" sanitized
suite "engine, WebAssembly" node build/wasm/tests/engine/engine-tests.cjs
suite "fuzzer, ten seconds" scripts/fuzz.sh 10
suite "page modules" node --test tests/web/*/*.test.mjs tests/scripts/*.test.mjs tests/architecture/*.test.mjs
# One file after the other: each drives browsers of its own.
suite "the pages in Chromium, Firefox and WebKit" node --test --test-concurrency 1 tests/browser/*.test.mjs
suite "SCORM package" node --test tests/scorm/*.test.mjs
suite "npm package" node --test tests/package/*.test.mjs
suite "host pages" node --test tests/hosts/*.test.mjs

echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
