//! The pack of the browser tests is what the compiler makes of `tests/browser/trial.toml`. The tests cannot compile it themselves,
//! since the page does not reach the compiler. `UPDATE_TRIAL=1 cargo test --test trial` writes it anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;

use casewright_compiler::{SourceFile, compile};
use casewright_core::procedure::write_pack;

#[test]
fn the_trial_pack_is_compiled_from_its_source() {
    let folder = casewright_testing::root().join("tests/browser");
    let text = fs::read_to_string(folder.join("trial.toml")).unwrap();
    let compiled = compile(&[SourceFile { path: "tests/browser/trial.toml".to_owned(), text }]);
    let Some(pack) = compiled.pack else { panic!("{:?}", compiled.diagnostics) };
    let files = write_pack(&pack, "pack").unwrap();
    let wanted = files.parts.iter().filter(|(name, _)| name.starts_with("pack/trial-"));
    for (name, text) in wanted.map(|(name, text)| (name.as_str(), text)).chain([("pack.json", &files.index)]) {
        let path = folder.join("trial").join(name);
        if std::env::var_os("UPDATE_TRIAL").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(there, *text, "{}: run this test with UPDATE_TRIAL=1", path.display());
    }
}
