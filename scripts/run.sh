#!/usr/bin/env bash
# Builds the lesson and serves it on this machine.
set -euo pipefail
if [ "${1-}" = --help ]; then
  echo "usage: scripts/run.sh [PORT]
Installs what is missing, builds, serves dist/ on a loopback port (a free one, or PORT) and prints
the address. Stop it with Ctrl+C."
  exit
fi
"$(dirname "$0")/build.sh"
exec node "$(dirname "$0")/serve.mjs" "$(dirname "$0")/../dist" "${1-0}"
