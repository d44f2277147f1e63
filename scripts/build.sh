#!/bin/sh
# Builds the release page into dist/. `make build` calls it with Trunk's path.
#
# Each lazy page goes into a file apart (src/ui/lazy.rs). The program must be split between cargo and wasm-bindgen, and Trunk has no
# hook there, so a wasm-bindgen of our own stands before the real one on the path: it splits the program, then calls the real one.
set -eu
trunk=$1
export PATH="$PWD/scripts/split:$PWD/target/tools/bin:$PATH"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Clink-args=--emit-relocs"
# Trunk takes NO_COLOR=1 for a mistake.
unset NO_COLOR
"$trunk" build --release --locked --features split
