# Sourced by the other scripts: installs packages on Debian and Ubuntu.

# Installs packages of apt, as root or with sudo; elsewhere names them and ends the script.
install_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    printf 'Missing what these packages of Debian have: %s. Install their like.\n' "$*" >&2
    exit 1
  fi
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      printf 'Missing packages, and no sudo to install them. As root:\n  apt-get install %s\n' \
        "$*" >&2
      exit 1
    fi
    root=(sudo)
  fi
  printf 'Installing %s\n' "$*" >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    "$@" </dev/null >&2
}
