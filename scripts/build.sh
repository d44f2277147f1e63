#!/bin/sh
# Builds the release page into dist/. `make build` calls it with Trunk's path.
#
# The lazy pages go into files of their own (src/ui/lazy.rs). The program must be split between cargo and wasm-bindgen, and
# Trunk has no hook there, so our own wasm-bindgen comes before the real one on the path: it splits the program, then calls the
# real one.
set -eu
trunk=$1
export PATH="$PWD/scripts/split:$PWD/target/tools/bin:$PATH"
# The program knows nothing of the folders in which it was built, or each machine would build another release. Where the sources
# of the standard library are installed, their paths become what they are elsewhere.
std="$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(rustc -vV | sed -n 's/^commit-hash: //p')"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Clink-args=--emit-relocs --remap-path-prefix=$PWD=casewright --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$std"
# Trunk rejects NO_COLOR=1.
unset NO_COLOR
"$trunk" build --release --locked --features split
