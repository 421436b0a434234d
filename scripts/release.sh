#!/usr/bin/env bash
# Makes the files of a release; it does not publish them.
set -euo pipefail
if [ "${1-}" = --help ] || [ $# -ne 1 ]; then
  echo "usage: scripts/release.sh VERSION
Refuses if there are uncommitted changes, if package.json has another version, if CHANGELOG.md has no
heading '## [VERSION] - YYYY-MM-DD', or if the tag vVERSION exists. Builds, runs all tests, packs the site,
the npm package, the SCORM package and the source in build/release, and prints their names. It publishes
nothing and sets no tag."
  [ "${1-}" = --help ]
  exit
fi
cd "$(dirname "$0")/.."
version=$1

refuse() {
  echo "release.sh: $1" >&2
  exit 1
}

[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] ||
  refuse "expected a version such as 1.2.0, found '$version'"
[ -z "$(git status --porcelain)" ] || refuse "commit or stash what 'git status' lists"
stated=$(sed -nE 's/^  "version": "(.*)",$/\1/p' package.json)
[ "$stated" = "$version" ] ||
  refuse "package.json has version $stated: npm version --no-git-tag-version $version"
grep -qE "^## \[${version//./\\.}\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md ||
  refuse "CHANGELOG.md has no heading '## [$version] - YYYY-MM-DD'"
[ -z "$(git tag --list "v$version")" ] || refuse "the tag v$version exists already"

scripts/test.sh

packed=build/release
rm -rf "$packed"
mkdir -p "$packed"
name=backprop-lesson-$version
tar -czf "$packed/$name-site.tar.gz" --exclude=./npm -C dist .
npm pack ./dist/npm --pack-destination "$packed" --silent >/dev/null
for standard in scorm12 scorm2004; do
  cp "dist/backprop-$standard.zip" "$packed/$name-$standard.zip"
done
cp dist/source.tar.gz "$packed/$name-source.tar.gz"
(cd "$packed" && sha256sum -- * >SHA256SUMS)
ls -1 "$packed"/*
