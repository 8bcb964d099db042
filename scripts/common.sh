# Shared by the scripts of this folder: where things are, and how a preset is configured and built.
# To be sourced by bash with `set -euo pipefail`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jobs=${CHATCORE_JOBS:-$(nproc 2>/dev/null || echo 2)}
log_dir=$root/build/logs

# One line for each step, with the time since the script started.
say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# A build of the same sources elsewhere (a fresh clone, another preset's folder) finds its objects again.
if command -v ccache >/dev/null; then
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
  export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
fi

# configure PRESET [CMAKE OPTIONS]: quiet; shows CMake's output only when it fails.
configure() {
  local preset=$1 generator=()
  shift
  mkdir -p "$log_dir"
  if ! command -v ninja >/dev/null; then
    generator=(-G "Unix Makefiles")
  fi
  if ! (cd "$root" && cmake --preset "$preset" "${generator[@]}" "$@") >"$log_dir/configure-$preset.txt" 2>&1; then
    cat "$log_dir/configure-$preset.txt" >&2
    die "CMake could not configure the preset '$preset' (its output is above). On Debian 12 scripts/setup installs" \
      "what is needed; after a change of compiler or options remove build/$preset and try again."
  fi
}

# build PRESET [TARGET...]: the build tool's own progress.
build() {
  local preset=$1 targets=()
  shift
  [ $# -eq 0 ] || targets=(--target "$@")
  NINJA_STATUS='[%f/%t, %e s] ' cmake --build "$root/build/$preset" --parallel "$jobs" "${targets[@]}" ||
    die "the build of the preset '$preset' failed; the first error above says where."
}
