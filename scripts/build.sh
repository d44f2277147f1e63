#!/bin/sh
# Builds the release page into dist/. `make build` calls it with Trunk's path.
#
# The page brings a standard library of its own: built for size, and without the texts of panics, which nobody sees on a page
# (start.js tells the person that the program stopped). That is a tenth of the first load. Cargo counts this as unstable, so
# it is asked first whether this compiler can do it; one that cannot builds the page with the ordinary library.
set -eu
trunk=$1

# Names with their types, and no two functions taken for one: by these split.mjs tells what only an open case needs.
lean="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled -Csymbol-mangling-version=v0"
# shellcheck disable=SC2086
if [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] &&
    RUSTC_BOOTSTRAP=1 rustc --target wasm32-unknown-unknown --print cfg $lean >/dev/null 2>&1; then
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$lean"
    export CASEWRIGHT_SPLIT=1
else
    echo "casewright: this Rust cannot build its standard library for size; the page will be larger than its budget." >&2
fi

# Trunk takes NO_COLOR=1 for a mistake.
unset NO_COLOR
"$trunk" build --release --locked
