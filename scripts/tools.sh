#!/bin/sh
# Installs what building and testing need, and nothing that is there already: `sh scripts/tools.sh NAME…`.
# The versions come in as variables from the Makefile, which is the only caller. Each NAME is a function below whose first
# line asks whether there is anything to do, so a second run costs a few milliseconds.
set -eu

tools=target/tools
npm_root=$tools/npm

say() { printf '%s\n' "casewright: $*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# ---- The machine's package manager ------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif have sudo; then sudo "$@"
    else fail "\"$*\" needs root, and there is no sudo: run it as root, then make again."
    fi
}

# system_packages WHAT APT DNF PACMAN APK BREW: each is a list of package names, empty where that manager has none.
system_packages() {
    what=$1
    if   have apt-get; then manager=apt-get packages=$2
    elif have dnf;     then manager=dnf     packages=$3
    elif have pacman;  then manager=pacman  packages=$4
    elif have apk;     then manager=apk     packages=$5
    elif have brew;    then manager=brew    packages=$6
    else fail "$what is missing, and no package manager that this script knows (apt-get, dnf, pacman, apk, brew) is here: install it by hand, then run make again."
    fi
    [ -n "$packages" ] || fail "$what is missing, and $manager has no package of it: install it by hand, then run make again."
    say "installing $what: $manager, $packages"
    # The names are a list on purpose, so they are not quoted.
    # shellcheck disable=SC2086
    case $manager in
        apt-get) as_root apt-get -qq update </dev/null &&
                 as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $packages </dev/null >/dev/null ;;
        dnf)     as_root dnf -q -y install $packages ;;
        pacman)  as_root pacman -Sy --noconfirm --needed $packages ;;
        apk)     as_root apk add -q $packages ;;
        brew)    brew install -q $packages ;;
    esac || fail "$what could not be installed: $manager did not install $packages. Install it by hand, then run make again."
}

# ---- Rust -------------------------------------------------------------------------------------------------------------

# A Rust toolchain needs a linker from elsewhere, and some of the tools' crates are in C.
compiler() {
    have cargo || fail "cargo is missing: install Rust with rustup, then run make again."
    have cc || system_packages "a C compiler" build-essential gcc base-devel build-base gcc
}

component() { # NAME COMMAND
    cargo "$2" --version >/dev/null 2>&1 && return
    have rustup || fail "$1 is missing, and without rustup it cannot be added: install $1 for your Rust, then run make again."
    say "adding $1"
    rustup component add "$1" || fail "$1 is missing, and \"rustup component add $1\" failed: see its message above."
}

components() { component rustfmt fmt; component clippy clippy; }

wasm_target() {
    libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) && [ -d "$libdir" ] && return
    have rustup || fail "this Rust cannot build for wasm32-unknown-unknown, and without rustup the target cannot be added: install it for your Rust, then run make again."
    say "adding the wasm target"
    rustup target add wasm32-unknown-unknown || fail "\"rustup target add wasm32-unknown-unknown\" failed: see its message above."
}

# The sources of the standard library, for build.sh; without them the page is built too, only larger.
rust_src() {
    [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] && return
    have rustup || { say "the sources of the standard library are missing, and without rustup they cannot be added."; return; }
    say "adding the sources of the standard library"
    rustup component add rust-src || say "\"rustup component add rust-src\" failed: the page will be larger than its budget."
}

tool_is() { # BINARY VERSION
    case "$("$1" --version 2>/dev/null | head -n 1)" in *" $2") ;; *) return 1 ;; esac
}

# rust_tool CRATE VERSION BINARY [OPTION…]: the options are for building it here, where no prebuilt one is to be had.
rust_tool() {
    crate=$1 version=$2 binary=$tools/bin/$3
    shift 3
    tool_is "$binary" "$version" && return
    compiler
    if have cargo-binstall; then
        say "installing $crate $version, prebuilt if there is such a one"
        cargo binstall --no-confirm --locked --force --root "$tools" "$crate@$version" ||
            say "cargo binstall did not bring $crate: building it instead"
    fi
    tool_is "$binary" "$version" && return
    say "building $crate $version; this takes some minutes, once"
    cargo install --locked --force --root "$tools" --target-dir "$tools/build" "$@" "$crate@$version" ||
        fail "$crate $version could not be built: see cargo's message above."
    rm -rf "$tools/build"
}

trunk() {
    # Its TLS would only serve to download the tools that are installed here. Unoptimised, it is built in a third of the time,
    # and a build of the page takes a second longer.
    CARGO_PROFILE_DEV_DEBUG=0 rust_tool trunk "$TRUNK" trunk --debug --no-default-features
}

wasm_bindgen() {
    [ -n "$WASM_BINDGEN" ] || fail "Cargo.toml does not pin wasm-bindgen to one version, as in wasm-bindgen = \"=0.2.126\"."
    locked=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
    [ "$locked" = "$WASM_BINDGEN" ] ||
        fail "Cargo.toml asks for wasm-bindgen $WASM_BINDGEN and Cargo.lock has $locked: run \"cargo update -p wasm-bindgen\"."
    rust_tool wasm-bindgen-cli "$WASM_BINDGEN" wasm-bindgen
}

# ---- Packages from npm ------------------------------------------------------------------------------------------------

npm_package() { # NAME VERSION
    manifest=$npm_root/node_modules/$1/package.json
    [ "$(sed -n 's/^ *"version": *"\([^"]*\)".*/\1/p' "$manifest" 2>/dev/null | head -n 1)" = "$2" ] && return
    { have node && have npm; } || system_packages "Node.js with npm" "nodejs npm" "nodejs npm" "nodejs npm" "nodejs npm" node
    say "installing $1 $2"
    mkdir -p "$npm_root"
    npm install --prefix "$npm_root" --save-exact --ignore-scripts --no-audit --no-fund --loglevel=error "$1@$2" >&2 ||
        fail "$1 $2 could not be installed: see npm's message above."
}

# Trunk takes wasm-opt from PATH, where the Makefile puts this folder.
wasm_opt() {
    npm_package binaryen "$BINARYEN"
    have node || system_packages "Node.js" nodejs nodejs nodejs nodejs node
    [ -x "$tools/bin/wasm-opt" ] && return
    mkdir -p "$tools/bin"
    ln -sf ../npm/node_modules/binaryen/bin/wasm-opt "$tools/bin/wasm-opt"
}

# --ignore-scripts leaves its binary to be found through a script, which costs nothing that matters here.
esbuild() { npm_package esbuild "$ESBUILD"; }
sirv() { npm_package sirv "$SIRV"; }
quill() { npm_package quill "$QUILL"; }
calendars() { npm_package ical.js "$ICAL_JS"; npm_package node-ical "$NODE_ICAL"; }
axe() { npm_package axe-core "$AXE"; }

# ---- The browsers -----------------------------------------------------------------------------------------------------

# Each is a function that installs it with its driver, and one that prints where they are, as variables for the tests.

# Prints the first of the commands that is here: the programs, and not the functions below that are called as they are.
first_of() {
    for one in "$@"; do
        # Within $(…), which forgets it again.
        if path=$(unset -f "$one" 2>/dev/null; command -v "$one"); then printf '%s\n' "$path"; return; fi
    done
    return 1
}

chromedriver_path() {
    [ -z "${CHROMEDRIVER:-}" ] || { printf '%s\n' "$CHROMEDRIVER"; return; }
    first_of chromedriver chromium.chromedriver /usr/lib/chromium/chromedriver /usr/lib64/chromium-browser/chromedriver
}

chromium_path() {
    mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    first_of chromium chromium-browser google-chrome google-chrome-stable "$mac"
}

chromium() {
    chromedriver_path >/dev/null && chromium_path >/dev/null && return
    system_packages "Chromium with its driver" "chromium chromium-driver" "chromium chromedriver" chromium \
        "chromium chromium-chromedriver" "--cask google-chrome chromedriver"
    chromium_path >/dev/null ||
        fail "Chromium was installed but is not to be found: put it on the PATH, then run make again."
    chromedriver_path >/dev/null ||
        fail "chromedriver was installed but is not to be found: set CHROMEDRIVER to its path, then run make again."
}

chromium_paths() { printf 'CHROMEDRIVER=%s\n' "$(chromedriver_path)"; }

firefox_path() {
    [ -z "${FIREFOX:-}" ] || { printf '%s\n' "$FIREFOX"; return; }
    first_of firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox
}

firefox() {
    firefox_path >/dev/null ||
        system_packages Firefox firefox-esr firefox firefox firefox "--cask firefox"
    firefox_path >/dev/null ||
        fail "Firefox was installed but is not to be found: set FIREFOX to its path, then run make again."
    # No package manager of Debian has its driver. Unoptimised it is built in a minute, and waits for Firefox most of its time.
    CARGO_PROFILE_DEV_DEBUG=0 rust_tool geckodriver "$GECKODRIVER" geckodriver --debug
}

firefox_paths() { printf 'FIREFOX=%s GECKODRIVER=%s\n' "$(firefox_path)" "$PWD/$tools/bin/geckodriver"; }

# The browser in which WebKitGTK's driver is at home stands beside the library, and not on the PATH.
minibrowser_path() {
    [ -z "${MINIBROWSER:-}" ] || { printf '%s\n' "$MINIBROWSER"; return; }
    first_of /usr/lib*/webkit2gtk-4.*/MiniBrowser /usr/lib/*/webkit2gtk-4.*/MiniBrowser /usr/libexec/webkit2gtk-4.*/MiniBrowser
}

# It draws on a screen only, which Xvfb gives it.
webkit_is_here() { minibrowser_path >/dev/null && have WebKitWebDriver && have Xvfb; }

webkit() {
    webkit_is_here && return
    system_packages "WebKitGTK with its driver and Xvfb" "webkit2gtk-driver xvfb" "" "" "" ""
    webkit_is_here ||
        fail "WebKitGTK was installed but not all of MiniBrowser, WebKitWebDriver and Xvfb is to be found: set MINIBROWSER to the path of the first and put the others on the PATH, then run make again."
}

webkit_paths() { printf 'MINIBROWSER=%s\n' "$(minibrowser_path)"; }

# ---- What was asked for -----------------------------------------------------------------------------------------------

for name in "$@"; do "$name"; done
