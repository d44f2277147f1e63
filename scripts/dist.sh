#!/bin/sh
# Packs the release from dist/ into target/dist/casewright-VERSION.zip. `make dist` calls it after the build.
#
# From the same sources come the same bytes: what compresses is in Cargo.lock, all times are those of the commit, and the tool
# knows nothing of the folders in which it was built.
set -eu
[ -n "${SOURCE_DATE_EPOCH:-}" ] || SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) || {
    echo "casewright: these sources are in no Git repository: set SOURCE_DATE_EPOCH to the time of the release, in seconds since 1970" >&2
    exit 1
}
[ -z "$(git status --porcelain 2>/dev/null)" ] || echo "casewright: there are changes that are in no commit, and so is this release" >&2
export SOURCE_DATE_EPOCH
# The page may have been built before the last commit, which it names.
version=$(cargo run --quiet --locked --bin casewright -- --version)
grep -qF "data-version=\"${version#* }\"" dist/index.html || sh scripts/build.sh target/tools/bin/trunk
export RUSTFLAGS="--remap-path-prefix=$PWD=casewright --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
# The last is for the test that counts its instructions, and no part of the release: here it has the code of the others, which takes
# minutes to build.
cargo build --quiet --profile tool --locked --package casewright-cli --package casewright-release --package casewright-counts
# Not by `cargo run`, which would compile the core again for this package alone, with fewer features of its libraries.
"${CARGO_TARGET_DIR:-target}/tool/casewright-release"
