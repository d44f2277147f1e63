#!/bin/sh
# A hook of Trunk's, after each build: puts the procedures into the page, and the storage pages aside, and makes its scripts small.
set -eu

# The tool is native: what build.sh sets for the page must not reach it.
unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
cargo run --quiet --locked --bin casewright -- compile procedures --out "$TRUNK_STAGING_DIR/pack.json"

# What a host fills in; the page asks for it beside itself.
cp site.json "$TRUNK_STAGING_DIR/site.json"
# The languages besides English: a reader of one of them fetches its file, and nobody else does.
cp -r languages "$TRUNK_STAGING_DIR/"

# The pages below #/storage: their files go into a folder that is named by their contents, and the page is told its name.
storage="$TRUNK_STAGING_DIR/storage/new"
mkdir -p "$storage"
mv "$TRUNK_STAGING_DIR"/casewright-storage* "$storage/"
cp scripts/storage.js "$storage/start.js"
cat styles/storage.css styles/settings.css styles/paper.css > "$storage/storage.css"

# Trunk would do this before the program is split.
small() {
    target/tools/bin/wasm-opt -Oz --low-memory-unused --flatten --rereloop -Oz -Oz --one-caller-inline-max-function-size=80 \
        --always-inline-max-function-size=4 --dealign --strip-debug --strip-producers --strip-target-features --enable-bulk-memory \
        --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types \
        --enable-multivalue "$1" -o "$1"
}

# Trunk's own minifier does not understand what wasm-bindgen writes today.
esbuild=target/tools/npm/node_modules/.bin/esbuild
if [ "$TRUNK_PROFILE" = release ] && [ -x "$esbuild" ]; then
    for file in "$TRUNK_STAGING_DIR"/*.js "$storage"/*.js "$storage"/*.css; do
        "$esbuild" --log-level=warning --minify --target=es2022 --allow-overwrite --outfile="$file" "$file"
    done
    whole=$(echo "$TRUNK_STAGING_DIR"/casewright-page-*_bg.wasm)
    if [ "${CASEWRIGHT_SPLIT:-}" = 1 ]; then
        part="$TRUNK_STAGING_DIR/case.wasm"
        node scripts/split.mjs "$whole" "$whole" "$part"
        small "$part"
        mkdir -p "$TRUNK_STAGING_DIR/case"
        case=case/$(cksum < "$part" | tr ' ' '-').wasm
        mv "$part" "$TRUNK_STAGING_DIR/$case"
        sed "s|data-wasm=|data-part=\"$case\" data-wasm=|" "$TRUNK_STAGING_DIR/index.html" > "$TRUNK_STAGING_DIR/index.new"
        mv "$TRUNK_STAGING_DIR/index.new" "$TRUNK_STAGING_DIR/index.html"
        grep -q "$case" "$TRUNK_STAGING_DIR/index.html"
    fi
    small "$whole"
    node scripts/shorten.mjs "$TRUNK_STAGING_DIR" "$TRUNK_STAGING_DIR/index.html"
    node scripts/shorten.mjs "$storage"
fi

name=storage/$(cat "$storage"/* | cksum | tr ' ' '-')
mv "$storage" "$TRUNK_STAGING_DIR/$name"
index="$TRUNK_STAGING_DIR/index.html"
sed "s|data-program=\"\{0,1\}storage\"\{0,1\}|data-program=\"$name\"|" "$index" > "$index.new"
mv "$index.new" "$index"
grep -q "$name" "$index"

# `make dev` alone sets CASEWRIGHT_DEV: its page gets the script that reloads it. Trunk's own stands within the page, where
# the page's policy forbids scripts; and loosening the policy would hide what breaks under it.
if [ "${CASEWRIGHT_DEV:-}" = 1 ]; then
    cp scripts/dev-reload.js "$TRUNK_STAGING_DIR/dev-reload.js"
    printf '<script src="dev-reload.js"></script>\n' >> "$TRUNK_STAGING_DIR/index.html"
fi
