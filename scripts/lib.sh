# Functions that the scripts beside it share; they source this file.
#
# The scripts work on a fresh Debian 12: they install missing packages with apt-get, and do not call
# apt-get if none is missing. On other systems, install the tools first.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"

jobs="${CORDBOARD_JOBS:-$(nproc)}"

build_packages=(
  g++ cmake ninja-build ccache mold pkg-config python3
  libabsl-dev libfmt-dev libboost1.81-dev libboost-json1.81-dev
  libsodium-dev
  libgtest-dev libgmock-dev libbenchmark-dev
  tzdata
)
test_packages=(clang-19 libclang-rt-19-dev)

say() { printf '\n== %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need PACKAGE...: installs these Debian packages unless they are installed.
need() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    command -v cmake >/dev/null || fail "this is not Debian: please install cmake 3.25, ninja," \
      "a C++20 compiler, Abseil, fmt, Boost 1.81 (JSON), libsodium, GoogleTest, Google Benchmark" \
      "and the time zone database"
    return 0
  fi
  local missing=() package
  for package in "$@"; do
    [[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  local as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      fail "not root and no sudo; please install: ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  local log
  log="$(mktemp)"
  if ! { "${as_root[@]}" apt-get update &&
         "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "apt-get could not install: ${missing[*]} (whole log: $log)"
  fi
  rm -f "$log"
}

# configure PRESET: configures the build tree of a preset. A tree that was copied from another place is
# configured from scratch.
configure() {
  local tree=build fresh=() log
  [[ "$1" == dev ]] || tree="build/$1"
  if [[ -f "$tree/CMakeCache.txt" ]] &&
     ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$tree/CMakeCache.txt"; then
    fresh=(--fresh)
  fi
  log="$(mktemp)"
  if ! cmake "${fresh[@]}" --preset "$1" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "cmake --preset $1"
  fi
  grep -A4 -E '^CMake (Warning|Deprecation)' "$log" >&2 || true
  rm -f "$log"
}
