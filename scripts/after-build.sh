#!/bin/sh
# Trunk hook, after each build: adds the procedures and the languages, and puts the parts of a release into one folder.
set -eu
stage=$TRUNK_STAGING_DIR

# The tool is native and must not get the flags for the page.
unset CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
cargo run --quiet --locked --bin casewright -- compile procedures --out "$stage/pack.json"

# What Settings shows.
version=$(cargo run --quiet --locked --bin casewright -- --version)
sed "s|<html |<html data-version=\"${version#* }\" |" "$stage/index.html" > "$stage/index.new"
mv "$stage/index.new" "$stage/index.html"
grep -q data-version "$stage/index.html"

# For the host to fill in; the page fetches it from beside itself.
cp site.json "$stage/site.json"
cp -r languages "$stage/"

# For those who install the page.
cp manifest.json "$stage/"
cp -r styles/icons "$stage/"
cp styles/icon.svg "$stage/icons/"

# Trunk's own minifier does not understand the output of current wasm-bindgen.
minify() { target/tools/npm/node_modules/.bin/esbuild --log-level=error --minify --target=es2022 --allow-overwrite --outfile="$1" "$1"; }

# Always of ten digits, which tells it from a date (crates/core/src/release.rs).
sum() { printf '%010d' "$(cksum | cut -d ' ' -f 1)"; }
more=more-$(sum < target/page/more.css).css
cp target/page/more.css "$stage/$more"
sed "s|more\.css|$more|" "$stage/index.html" > "$stage/index.new"
mv "$stage/index.new" "$stage/index.html"
grep -q "$more" "$stage/index.html"

if [ "$TRUNK_PROFILE" = release ]; then
    minify "$stage/$more"
    # The parts import the main script as `app.js`. So the names have no hash; the name of their folder has one.
    app=$stage/app
    mkdir "$app"
    script=$(cd "$stage" && echo casewright-page-*.js)
    wasm=$(cd "$stage" && echo casewright-page-*_bg.wasm)
    mv "$stage/$script" "$app/app.js"
    mv "$stage/$wasm" "$app/app.wasm"
    cp target/page/parts/*.js "$app/"
    for part in target/page/parts/*.wasm; do
        scripts/split/wasm-opt -Oz "$part" -o "$app/$(basename "$part")"
    done
    cp worker.js "$stage/"
    for file in "$stage"/*.js "$app"/*.js; do minify "$file"; done
    folder=app-$(cat "$app"/* | sum)
    mv "$app" "$stage/$folder"
    sed "s|$script|$folder/app.js|g; s|$wasm|$folder/app.wasm|g" "$stage/index.html" > "$stage/index.new"
    mv "$stage/index.new" "$stage/index.html"
    grep -q "$folder/app.wasm" "$stage/index.html"
    # Last, since it lists all files. Development builds have no worker: it would keep what was just changed from being seen.
    # With the names of functions, the program is larger than a browser should keep, and only profiled.
    if [ -n "${CASEWRIGHT_NAMES:-}" ]; then rm "$stage/worker.js"; else node scripts/offline.mjs "$stage"; fi
fi

# `make dev` alone sets CASEWRIGHT_DEV: its page gets the script that reloads it. Trunk's own is inline, which the page's policy
# forbids; loosening the policy would hide what breaks under it.
if [ "${CASEWRIGHT_DEV:-}" = 1 ]; then
    cp scripts/dev-reload.js "$stage/dev-reload.js"
    printf '<script src="dev-reload.js"></script>\n' >> "$stage/index.html"
fi
