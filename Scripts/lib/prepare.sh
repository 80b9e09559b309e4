# Sourced by the other scripts, from the repository's root: makes sure that what the build needs is
# there. Installs the C libraries on Debian and Ubuntu, names the command elsewhere.

source Scripts/lib/packages.sh

say() { printf '%s\n' "$*" >&2; }

need_c_libraries() {
  if [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null 2>&1; then
    # Homebrew keeps them out of the default search path, since macOS has its own.
    local formula
    for formula in openblas lapack zlib; do
      PKG_CONFIG_PATH="$(brew --prefix "$formula")/lib/pkgconfig:${PKG_CONFIG_PATH:-}"
    done
    export PKG_CONFIG_PATH
  fi
  if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists openblas lapacke zlib; then return; fi

  if [ "$(uname -s)" = Darwin ]; then
    say "OpenBLAS, LAPACKE, zlib or pkg-config is missing. Install them with:"
    say "  brew install openblas lapack zlib pkgconf"
    exit 1
  fi
  if ! command -v apt-get >/dev/null 2>&1; then
    say "OpenBLAS, LAPACKE, zlib or pkg-config is missing. Install their development packages, for"
    say "example openblas-devel, lapack-devel, zlib-devel and pkgconf on Fedora."
    exit 1
  fi
  install_packages libopenblas-dev liblapacke-dev zlib1g-dev pkg-config
}

need_swift() {
  if command -v swift >/dev/null 2>&1; then return; fi
  say "There is no Swift toolchain in PATH. Install Swift 6.2 or later from"
  say "https://www.swift.org/install/ and run this again."
  exit 1
}

need_swift
need_c_libraries
