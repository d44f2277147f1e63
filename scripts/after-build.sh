#!/bin/sh
# A hook of Trunk's, after each build: puts the procedures into the page, and makes its script small.
set -eu

# The tool is native: what build.sh sets for the page must not reach it.
unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
cargo run --quiet --locked --bin casewright -- compile procedures --out "$TRUNK_STAGING_DIR/pack.json"

# Trunk's own minifier does not understand what wasm-bindgen writes today.
esbuild=target/tools/npm/node_modules/.bin/esbuild
if [ "$TRUNK_PROFILE" = release ] && [ -x "$esbuild" ]; then
    for script in "$TRUNK_STAGING_DIR"/*.js; do
        "$esbuild" --log-level=warning --minify --target=es2022 --allow-overwrite --outfile="$script" "$script"
    done
fi

# `make dev` alone sets CASEWRIGHT_DEV: its page gets the script that reloads it. Trunk's own stands within the page, where
# the page's policy forbids scripts; and loosening the policy would hide what breaks under it.
if [ "${CASEWRIGHT_DEV:-}" = 1 ]; then
    cp scripts/dev-reload.js "$TRUNK_STAGING_DIR/dev-reload.js"
    printf '<script src="dev-reload.js"></script>\n' >> "$TRUNK_STAGING_DIR/index.html"
fi
