# For the scripts beside it: installs Debian's packages, or says which are missing. To be sourced.

die() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# install PACKAGE...: as root, or by sudo.
install() {
    command -v apt-get >/dev/null || die "please install: $*"
    local root=(env)
    if [[ $EUID != 0 ]]; then
        command -v sudo >/dev/null || die "please run as root: apt-get install $*"
        root=(sudo env)
    fi
    "${root[@]}" apt-get -q update
    "${root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=600 \
        install --no-install-recommends "$@"
}

# What every build takes: Rust and Node.js are there, as the README asks; a C compiler need not be.
build_tools() {
    command -v cargo >/dev/null || die "Rust is missing: https://rustup.rs shows how to install it"
    command -v npm >/dev/null || die "Node.js is missing: install version 18 or newer, with npm"
    command -v cc >/dev/null || install build-essential
}
