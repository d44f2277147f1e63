#!/bin/sh
# Installs what building and testing need, unless it is already installed: `sh scripts/tools.sh NAME…`.
#
# The Makefile is the only caller, and hands over the versions as variables. Each NAME is a function below. All of them are called
# twice: first to list what is missing, so that a person reads it before anything changes, then to install it. Where nothing is
# missing, nothing is printed, and it takes a few milliseconds.
set -eu

tools=target/tools
npm_root=$tools/npm

say() { printf '%s\n' "casewright: $*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# missing NAME SOURCE PURPOSE: for the list, each name once. It is true while the list is made: then nothing is to be installed.
planning=yes listed='' plan=''
missing() {
    [ "$planning" = yes ] || return 1
    case $listed in *"|$1|"*) return ;; esac
    listed="$listed|$1|"
    plan="$plan  $1 ($2): $3
"
}

# ---- The machine's package manager ------------------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif have sudo; then sudo "$@"
    else fail "\"$*\" needs root, and there is no sudo: run it as root, then make again."
    fi
}

# system_packages NAME PURPOSE APT DNF PACMAN APK BREW: each of the last five is a list of packages, empty where that manager has none.
system_packages() {
    package=$1 why=$2
    if   have apt-get; then manager=apt-get packages=$3
    elif have dnf;     then manager=dnf     packages=$4
    elif have pacman;  then manager=pacman  packages=$5
    elif have apk;     then manager=apk     packages=$6
    elif have brew;    then manager=brew    packages=$7
    else fail "$package is missing, and no package manager that this script knows (apt-get, dnf, pacman, apk, brew) is here: install it by hand, then run make again."
    fi
    [ -n "$packages" ] || fail "$package is missing, and $manager has no package for it: install it by hand, then run make again."
    missing "$package" "$manager: $packages" "$why" && return
    say "installing $package: $manager, $packages"
    # The names are a list on purpose, so they are not quoted.
    # shellcheck disable=SC2086
    case $manager in
        apt-get) as_root apt-get -qq update </dev/null &&
                 as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $packages </dev/null >/dev/null ;;
        dnf)     as_root dnf -q -y install $packages ;;
        pacman)  as_root pacman -Sy --noconfirm --needed $packages ;;
        apk)     as_root apk add -q $packages ;;
        brew)    brew install -q $packages ;;
    esac || fail "$package could not be installed: $manager did not install $packages. Install it by hand, then run make again."
}

# ---- Rust -------------------------------------------------------------------------------------------------------------

# A look at the toolchain must not let rustup download one.
lacking() {
    export RUSTUP_AUTO_INSTALL=0
    cargo --version >/dev/null 2>&1 || echo "the toolchain"
    cargo fmt --version >/dev/null 2>&1 || echo rustfmt
    cargo clippy --version >/dev/null 2>&1 || echo clippy
    libdir=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) && [ -d "$libdir" ] ||
        echo "the target wasm32-unknown-unknown"
}

# Rust as rust-toolchain.toml describes it, and a linker, which it takes from elsewhere.
rust() {
    have cargo || fail "cargo is missing: install Rust with rustup (https://rustup.rs), then run make again."
    have cc || system_packages "a C compiler" "links Rust programs" build-essential gcc base-devel build-base gcc
    lacks=$(lacking | paste -s -d , - | sed 's/,/, /g')
    [ -n "$lacks" ] || return 0
    have rustup ||
        fail "this Rust lacks $lacks, and without rustup it cannot be added: install it for your Rust, then run make again."
    missing "Rust: $lacks" "rustup, as rust-toolchain.toml says" "builds and checks everything" && return
    rustup toolchain install --no-self-update || fail "\"rustup toolchain install\" failed: see its message above."
}

# rust_tool CRATE VERSION BINARY PURPOSE [OPTION…]: the options are for building it when no prebuilt one is available.
rust_tool() {
    crate=$1 version=$2 binary=$3 purpose=$4
    shift 4
    rust_tool_is_here && return
    rust
    missing "$crate $version" "crates.io, built here in some minutes" "$purpose" && return
    if have cargo-binstall; then
        say "installing $crate $version, prebuilt if available"
        cargo binstall --no-confirm --locked --force --root "$tools" "$crate@$version" ||
            say "cargo binstall did not install $crate: building it instead"
    fi
    rust_tool_is_here && return
    say "building $crate $version"
    cargo install --locked --force --root "$tools" --target-dir "$tools/build" "$@" "$crate@$version" ||
        fail "$crate $version could not be built: see cargo's message above."
    rm -rf "$tools/build"
}

# Cargo keeps a list of what it installed; not every tool tells its version.
rust_tool_is_here() {
    [ -x "$tools/bin/$binary" ] && grep -q "^\"$crate $version " "$tools/.crates.toml" 2>/dev/null
}

# Unoptimized, these are built in a third of the time, and run no longer than a second more.
unoptimized_tool() { CARGO_PROFILE_DEV_DEBUG=0 rust_tool "$@" --debug; }

# Its TLS would only serve to download the tools that are installed here.
trunk() { unoptimized_tool trunk "$TRUNK" trunk "builds the page" --no-default-features; }

wasm_split() {
    unoptimized_tool wasm_split_cli_support "$WASM_SPLIT" wasm-split-cli "puts each lazy page into a file of its own" \
        --features build-binary
}

wasm_bindgen() {
    [ -n "$WASM_BINDGEN" ] || fail "Cargo.toml does not pin wasm-bindgen to one version, as in wasm-bindgen = \"=0.2.126\"."
    locked=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
    [ "$locked" = "$WASM_BINDGEN" ] ||
        fail "Cargo.toml asks for wasm-bindgen $WASM_BINDGEN and Cargo.lock has $locked: run \"cargo update -p wasm-bindgen\"."
    rust_tool wasm-bindgen-cli "$WASM_BINDGEN" wasm-bindgen "connects the page's program with JavaScript"
}

# libFuzzer is written in C++, and is built with the targets.
cargo_fuzz() {
    have c++ || system_packages "a C++ compiler" "builds libFuzzer" g++ gcc-c++ gcc g++ gcc
    unoptimized_tool cargo-fuzz "$CARGO_FUZZ" cargo-fuzz "runs the fuzz targets"
}

cargo_mutants() { unoptimized_tool cargo-mutants "$CARGO_MUTANTS" cargo-mutants "finds code that no test would miss"; }

# Valgrind. Where there is none, as on macOS, the test says that nothing was counted.
counting() {
    [ "$(uname -s)" = Linux ] || return 0
    have valgrind || system_packages Valgrind "counts instructions" valgrind valgrind valgrind valgrind ""
}

# ---- Packages from npm ------------------------------------------------------------------------------------------------

nodejs() {
    { have node && have npm; } || system_packages "Node.js with npm" "runs what comes from npm" \
        "nodejs npm" "nodejs npm" "nodejs npm" "nodejs npm" node
}

npm_package() { # NAME VERSION PURPOSE
    manifest=$npm_root/node_modules/$1/package.json
    [ "$(sed -n 's/^ *"version": *"\([^"]*\)".*/\1/p' "$manifest" 2>/dev/null | head -n 1)" = "$2" ] && return
    nodejs
    missing "$1 $2" npm "$3" && return
    say "installing $1 $2"
    mkdir -p "$npm_root"
    npm install --prefix "$npm_root" --save-exact --ignore-scripts --no-audit --no-fund --loglevel=error "$1@$2" >&2 ||
        fail "$1 $2 could not be installed: see npm's message above."
}

# Trunk takes wasm-opt from PATH, where the Makefile puts this folder.
wasm_opt() {
    npm_package binaryen "$BINARYEN" "optimizes the page's program (wasm-opt)"
    nodejs
    [ "$planning" = yes ] || [ -x "$tools/bin/wasm-opt" ] && return
    mkdir -p "$tools/bin"
    ln -sf ../npm/node_modules/binaryen/bin/wasm-opt "$tools/bin/wasm-opt"
}

# --ignore-scripts leaves its binary to be found through a script, which costs nothing that matters here.
esbuild() { npm_package esbuild "$ESBUILD" "minifies the scripts"; }
quill() { npm_package quill "$QUILL" "an editor like Salesforce's, for pastes in tests"; }
axe() { npm_package axe-core "$AXE" "checks accessibility in tests"; }
calendars() {
    npm_package ical.js "$ICAL_JS" "reads calendar files in tests"
    npm_package node-ical "$NODE_ICAL" "reads calendar files in tests"
}

# What the page is measured beside, and what drives the browser meanwhile. Beside its list, nothing of it comes into the sources.
bench() {
    cmp -s bench/package-lock.json "$tools/bench/package-lock.json" &&
        [ -f "$tools/bench/node_modules/.package-lock.json" ] && return
    nodejs
    missing "form-js, RJSF, SurveyJS and Playwright" "npm, as bench/package-lock.json pins them" "compare the page with others, and measure" && return
    say "installing form-js, RJSF, SurveyJS and Playwright"
    mkdir -p "$tools/bench"
    cp bench/package.json bench/package-lock.json "$tools/bench/"
    npm ci --prefix "$tools/bench" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
        fail "what bench/package-lock.json lists could not be installed: see npm's message above."
}

# ---- The browsers -----------------------------------------------------------------------------------------------------

# Each is a function that installs it with its driver, and one that prints where they are, as variables for the tests.

driven="a browser in which the page is tested"

# Prints the first of the commands that is here: the programs, and not the functions below of the same names.
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
    system_packages "Chromium with its driver" "$driven" "chromium chromium-driver" "chromium chromedriver" chromium \
        "chromium chromium-chromedriver" "--cask google-chrome chromedriver"
    [ "$planning" = yes ] && return
    chromium_path >/dev/null ||
        fail "Chromium was installed but cannot be found: put it on the PATH, then run make again."
    chromedriver_path >/dev/null ||
        fail "chromedriver was installed but cannot be found: set CHROMEDRIVER to its path, then run make again."
}

chromium_paths() { printf 'CHROMEDRIVER=%s\n' "$(chromedriver_path)"; }

firefox_path() {
    [ -z "${FIREFOX:-}" ] || { printf '%s\n' "$FIREFOX"; return; }
    first_of firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox
}

firefox() {
    firefox_path >/dev/null ||
        system_packages Firefox "$driven" firefox-esr firefox firefox firefox "--cask firefox"
    [ "$planning" = yes ] || firefox_path >/dev/null ||
        fail "Firefox was installed but cannot be found: set FIREFOX to its path, then run make again."
    # No package manager of Debian has its driver.
    unoptimized_tool geckodriver "$GECKODRIVER_VERSION" geckodriver "drives Firefox in tests"
}

firefox_paths() { printf 'FIREFOX=%s GECKODRIVER=%s\n' "$(firefox_path)" "$PWD/$tools/bin/geckodriver"; }

# The browser that WebKitGTK's driver starts is beside the library, not on the PATH.
minibrowser_path() {
    [ -z "${MINIBROWSER:-}" ] || { printf '%s\n' "$MINIBROWSER"; return; }
    first_of /usr/lib*/webkit2gtk-4.*/MiniBrowser /usr/lib/*/webkit2gtk-4.*/MiniBrowser /usr/libexec/webkit2gtk-4.*/MiniBrowser
}

# It needs a screen, which Xvfb provides.
webkit_is_here() { minibrowser_path >/dev/null && have WebKitWebDriver && have Xvfb; }

webkit() {
    webkit_is_here && return
    system_packages "WebKitGTK with its driver and Xvfb" "$driven" "webkit2gtk-driver xvfb" "" "" "" ""
    [ "$planning" = yes ] || webkit_is_here ||
        fail "WebKitGTK was installed but MiniBrowser, WebKitWebDriver or Xvfb cannot be found: set MINIBROWSER to the path of the first and put the others on the PATH, then run make again."
}

webkit_paths() { printf 'MINIBROWSER=%s\n' "$(minibrowser_path)"; }

# ---- The web servers ----------------------------------------------------------------------------------------------------

# Only apt has all three of one kind. Elsewhere those are tested that are on the path already.

tested_server="a web server on which the page is tested"

nginx_path() { first_of nginx /usr/sbin/nginx "$PWD/$tools/servers/usr/sbin/nginx"; }
caddy_path() { first_of caddy "$PWD/$tools/servers/usr/bin/caddy"; }
# Where its modules are, which the test loads, differs from system to system.
apache_path() { [ -d /usr/lib/apache2/modules ] && first_of apache2 /usr/sbin/apache2; }

# unpacked PACKAGE: nothing of it is installed, since a package would also start its server, now and whenever the machine starts.
unpacked() {
    missing "$1" "apt-get, unpacked into $tools/servers" "$tested_server" && return
    say "unpacking $1"
    mkdir -p "$tools/servers"
    { fetched "$1" || { as_root apt-get -qq update </dev/null && fetched "$1"; }; } &&
        dpkg -x "$tools/servers/$1"_*.deb "$tools/servers" && rm "$tools/servers/$1"_*.deb ||
        fail "$1 could not be unpacked: apt-get did not download it."
}

fetched() { (cd "$tools/servers" && apt-get -qq download "$1" 2>/dev/null); }

servers() {
    have apt-get || return 0
    nginx_path >/dev/null || unpacked nginx
    caddy_path >/dev/null || unpacked caddy
    # Without apache2, this package starts nothing either.
    apache_path >/dev/null || system_packages Apache "$tested_server" apache2-bin "" "" "" ""
}

servers_paths() {
    ! path=$(nginx_path) || printf 'NGINX=%s\n' "$path"
    ! path=$(caddy_path) || printf 'CADDY=%s\n' "$path"
    ! path=$(apache_path) || printf 'APACHE=%s\n' "$path"
}

# ---- The names that were given ----------------------------------------------------------------------------------------

case $* in
    *_path|*_paths) "$@"; exit ;;
esac

for name in "$@"; do "$name"; done
[ -n "$plan" ] || exit 0
say "this is missing and will be installed:"
printf '%s' "$plan" >&2
planning=no
for name in "$@"; do "$name"; done
