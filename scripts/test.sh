#!/usr/bin/env bash
# Runs tests and linters; the last line says how many passed and failed.
set -euo pipefail
case " $* " in
*" --help "*)
  echo "usage: scripts/test.sh [--list] [SUITE...] [PATTERN]
Installs what is missing, builds what the suites need, and runs all suites, or these, side by side.
  test.sh                   runs builds, linters, and the tests of engine, page, packages and host pages
  test.sh fast              runs linters, types, page modules and the native engine; clang-tidy, ESLint
                            and Prettier check only files that have changed since they last passed
  test.sh modules timeline  runs only test files with PATTERN in their names; if there are none, only
                            tests with PATTERN in their names
  test.sh --list            prints the suites
Prints the seconds of each suite, and as its last line how many tests passed and failed."
  exit
  ;;
esac
tools=test
case "${1-}" in fast | --list) tools=check ;; esac
source "$(dirname "$0")/setup.sh" build $tools
exec node scripts/test/main.mjs "$@"
