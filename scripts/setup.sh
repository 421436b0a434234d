# Sourced by the other scripts, with the purposes to prepare for as arguments (build, check, test, bench,
# fuzz). Installs missing packages; does nothing if none are missing.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# tool or file (its name may have wildcards) -> Debian package that has it
needed_to_build=(
  "cmake cmake" "ninja ninja-build" "c++ g++" "emcc emscripten" "node nodejs" "npm npm"
  "/usr/include/eigen3/Eigen/Core libeigen3-dev"
  "/usr/include/nlohmann/json.hpp nlohmann-json3-dev"
  "/usr/include/doctest/doctest.h doctest-dev"
  "rsvg-convert librsvg2-bin" "/usr/share/fonts/truetype/lato/Lato-Regular.ttf fonts-lato"
)
needed_to_check=(
  "clang-format clang-format" "clang-tidy clang-tidy" "xmllint libxml2-utils"
)
needed_to_test=(
  "chromium chromium"
  "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf fonts-dejavu-core"
  "pdftotext poppler-utils" "firefox-esr firefox-esr" "WebKitWebDriver webkit2gtk-driver" "Xvfb xvfb"
  "mkdocs mkdocs" "hugo hugo" "pandoc pandoc" "jupyter-notebook jupyter-notebook"
  "/usr/lib/python3/dist-packages/sphinx/__init__.py python3-sphinx"
  "/usr/lib/python3/dist-packages/myst_parser/__init__.py python3-myst-parser"
  "/usr/lib/python3/dist-packages/sphinx_book_theme/__init__.py python3-sphinx-book-theme"
)

is_there() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

install_packages() {
  local pair packages=()
  for pair in "$@"; do
    is_there "${pair% *}" || packages+=("${pair#* }")
  done
  [ ${#packages[@]} -gt 0 ] || return 0
  if ! command -v apt-get >/dev/null; then
    echo "missing: ${packages[*]} (Debian's names): install them and try again" >&2
    exit 1
  fi
  echo "installing ${packages[*]}" >&2
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
    "${packages[@]}" >&2
}

install_packages "${needed_to_build[@]}"
case " $* " in *" check "* | *" test "*) install_packages "${needed_to_check[@]}" ;; esac
case " $* " in *" test "*) install_packages "${needed_to_test[@]}" ;; esac
case " $* " in *" test "* | *" fuzz "*)
  install_packages "clang++ clang" \
    "/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a libclang-rt-dev" ;;
esac
case " $* " in *" bench "*) install_packages "clang++ clang" "chromium chromium" ;; esac

# npm writes node_modules/.package-lock.json last, so its date is that of the installation.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
fi

# Debian's emcc needs Debian's JavaScript packages, even if Node itself comes from elsewhere.
if [ -d /usr/share/nodejs ]; then
  export NODE_PATH=/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}
fi
