#!/usr/bin/env bash
# Runs tests and linters; the last line says how many passed and failed.
set -euo pipefail
case " $* " in
*" --help "*)
  echo "usage: scripts/test.sh [--list] [SUITE...] [PATTERN]
Installs what is missing, builds what the suites need, and runs them side by side: all suites, or these.
  test.sh                   builds, linters, and the tests of engine, page, packages and host pages
  test.sh fast              linters, types, page modules and the native engine; clang-tidy, ESLint and
                            Prettier only on what has changed
  test.sh modules history   only test files whose names have PATTERN; where none has, tests
  test.sh --list            prints the suites
Prints the seconds of each suite, and as its last line how many tests passed and failed."
  exit
  ;;
esac
tools=test
case "${1-}" in fast | --list) tools=check ;; esac
source "$(dirname "$0")/setup.sh" build $tools
exec node scripts/test/main.mjs "$@"
