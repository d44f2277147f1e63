//! The page on real web servers, set up by the files in docs/servers with nothing changed but folder and port. Started by
//! `make test-servers`, which installs them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod http;
mod release;
#[expect(dead_code, reason = "what nginx wrote down is looked at end to end")]
mod server;

use std::fs::{self, File};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::release::{Releases, files};
use crate::server::{Kind, Server};

const FOREVER: &str = "public, max-age=31536000, immutable";
const ASKED_EACH_TIME: &str = "no-cache";

#[test]
fn nginx_serves_the_page_as_documented() {
    check(Kind::Nginx);
}

#[test]
fn caddy_serves_the_page_as_documented() {
    check(Kind::Caddy);
}

#[test]
fn apache_serves_the_page_as_documented() {
    check(Kind::Apache);
}

fn check(kind: Kind) {
    let Some(mut server) = Server::start(kind) else { return };
    every_file_comes_as_it_is(&server);
    files_are_compressed(&server);
    nothing_is_sent_twice(&server);
    nothing_else_can_be_read(&server);
    the_address_of_the_folder_leads_to_the_page(&server);
    files_compressed_beforehand_are_sent(&server);
    releases_follow_each_other(&server);
    an_outage_ends(&mut server);
}

fn an_outage_ends(server: &mut Server) {
    server.stop();
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err(), "{:?} answers", server.kind);
    server.start_again();
    assert_eq!(server.file("worker.js", &[]).status, 200, "{:?}", server.kind);
}

fn every_file_comes_as_it_is(server: &Server) {
    let files = files(&server.site());
    let kept = [
        "index.html",
        "worker.js",
        "pack.json",
        "site.json",
        "languages/es.json",
        "manifest.json",
        "icons/icon-512.png",
    ];
    for kept in kept {
        assert!(files.iter().any(|file| file == kept) && !has_hash(kept), "{kept}");
    }
    for file in &files {
        let about = format!("{:?}: {file}", server.kind);
        let answer = server.file(file, &[]);
        assert_eq!(answer.status, 200, "{about}");
        assert!(answer.body == fs::read(server.site().join(file)).unwrap(), "{about} is another file");
        let wanted = match file.rsplit_once('.').unwrap().1 {
            "html" => "text/html",
            "css" => "text/css",
            "js" => "text/javascript",
            "json" => "application/json",
            "wasm" => "application/wasm",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            _ => panic!("{about}: which type does it have?"),
        };
        let given = answer.header("Content-Type").unwrap();
        let given = given.split(';').next().unwrap();
        // Both are names of the same; some systems have the older one.
        assert_eq!(given.replace("application/javascript", "text/javascript"), wanted, "{about}");
        let cache = if has_hash(file) { FOREVER } else { ASKED_EACH_TIME };
        assert_eq!(answer.header("Cache-Control").as_deref(), Some(cache), "{about}");
        assert_eq!(answer.header("Content-Encoding"), None, "{about}: compressed, which was not asked for");
        let policy = answer.header("Content-Security-Policy");
        assert_eq!(policy.as_deref(), Some("frame-ancestors 'none'"), "{about}");
        assert_eq!(answer.header("X-Content-Type-Options").as_deref(), Some("nosniff"), "{about}");
    }
}

fn files_are_compressed(server: &Server) {
    // Of those that compress on the way, only Apache can do so with brotli.
    let best = if server.kind == Kind::Apache { "br" } else { "gzip" };
    // Pictures are compressed as they are.
    let large = |file: &String| !file.ends_with(".png") && fs::metadata(server.site().join(file)).unwrap().len() > 4000;
    for file in files(&server.site()).iter().filter(|file| large(file)) {
        let whole = fs::read(server.site().join(file)).unwrap().len();
        let varies =
            |answer: &http::Answer| answer.header("Vary").is_some_and(|on| on.eq_ignore_ascii_case("Accept-Encoding"));
        // Or something on the way hands to all what one of them asked for.
        assert!(varies(&server.file(file, &[])), "{:?}: {file} as it is", server.kind);
        for (accepted, encoding) in [("gzip", "gzip"), ("gzip, deflate, br, zstd", best)] {
            let about = format!("{:?}: {file} as {encoding}", server.kind);
            let answer = server.file(file, &[("Accept-Encoding", accepted)]);
            assert_eq!(answer.header("Content-Encoding").as_deref(), Some(encoding), "{about}");
            assert!(varies(&answer), "{about}");
            assert!(answer.body.len() < whole * 3 / 4, "{about}: {} of {whole} bytes", answer.body.len());
            if encoding == "br" {
                assert_eq!(unpacked(&answer.body).len(), whole, "{about}");
            }
        }
    }
}

fn nothing_is_sent_twice(server: &Server) {
    for file in ["index.html", "pack.json", "languages/es.json", &program(server)] {
        for accepted in ["identity", "gzip", "gzip, deflate, br, zstd"] {
            let about = format!("{:?}: {file}, accepting {accepted}", server.kind);
            let first = server.file(file, &[("Accept-Encoding", accepted)]);
            let asked = [("Accept-Encoding", accepted), ("If-None-Match", &*first.header("ETag").unwrap())];
            let again = server.file(file, &asked);
            assert_eq!((again.status, again.body.len()), (304, 0), "{about}");
            // A browser takes over what this says.
            assert_eq!(again.header("Cache-Control"), first.header("Cache-Control"), "{about}");
        }
    }
}

fn nothing_else_can_be_read(server: &Server) {
    for path in [
        "/secret.txt",
        "/casewright/../secret.txt",
        "/casewright../secret.txt",
        "/casewright/%2e%2e/secret.txt",
        "/casewright/..%2fsecret.txt",
        "/casewright/pack/..%2f..%2f..%2fsecret.txt",
        "/casewright/..%5csecret.txt",
        "//casewright//..//secret.txt",
    ] {
        let answer = server.ask(path, &[]);
        assert!((300..500).contains(&answer.status), "{:?}: {path}: {}", server.kind, answer.status);
        assert!(!answer.body.windows(6).any(|six| six == b"secret"), "{:?}: {path}", server.kind);
    }
    for folder in ["pack/", "languages/"] {
        let answer = server.file(folder, &[]);
        assert!([403, 404].contains(&answer.status), "{:?} lists {folder}: {}", server.kind, answer.status);
    }
    // While a release is being copied, a file may be asked for before it is there.
    for missing in ["pack/ccc-0123456789abcdef.json", "app-12345678/app.js", "styles-0123456789abcdef.css"] {
        let answer = server.file(missing, &[]);
        assert_eq!(answer.status, 404, "{:?}: {missing}", server.kind);
        let cache = answer.header("Cache-Control").unwrap_or_default();
        assert!(!cache.contains("max-age"), "{:?}: that {missing} is missing is remembered: {cache}", server.kind);
    }
}

fn the_address_of_the_folder_leads_to_the_page(server: &Server) {
    let answer = server.ask("/casewright", &[]);
    assert!([301, 302, 308].contains(&answer.status), "{:?}: {}", server.kind, answer.status);
    assert!(answer.header("Location").unwrap().ends_with("/casewright/"), "{:?}: {answer:?}", server.kind);
    let page = server.file("", &[]);
    assert!(page.body == fs::read(server.site().join("index.html")).unwrap(), "{:?}", server.kind);
    assert_eq!(page.header("Cache-Control").as_deref(), Some(ASKED_EACH_TIME), "{:?}", server.kind);
}

/// They are compressed better than any server does on the way.
fn files_compressed_beforehand_are_sent(server: &Server) {
    let program = program(server);
    let path = server.site().join(&program);
    let whole = fs::read(&path).unwrap();
    let beside = |ending: &str| server.site().join(format!("{program}.{ending}"));
    fs::write(beside("br"), packed(&whole)).unwrap();
    assert!(Command::new("gzip").args(["-9", "-k", "-n"]).arg(&path).status().unwrap().success());
    // Debian's nginx has brotli only as a module.
    let best = if server.kind == Kind::Nginx { "gz" } else { "br" };
    for (accepted, ending) in [("gzip", "gz"), ("gzip, deflate, br, zstd", best)] {
        let about = format!("{:?}, accepting {accepted}", server.kind);
        let answer = server.file(&program, &[("Accept-Encoding", accepted)]);
        assert!(answer.body == fs::read(beside(ending)).unwrap(), "{about}: not the file that is there");
        let encoding = if ending == "gz" { "gzip" } else { ending };
        assert_eq!(answer.header("Content-Encoding").as_deref(), Some(encoding), "{about}");
        assert_eq!(answer.header("Content-Type").as_deref(), Some("application/wasm"), "{about}");
        assert_eq!(answer.header("Cache-Control").as_deref(), Some(FOREVER), "{about}");
        assert!(answer.header("Vary").unwrap().to_lowercase().contains("accept-encoding"), "{about}");
        let asked = [("Accept-Encoding", accepted), ("If-None-Match", &*answer.header("ETag").unwrap())];
        assert_eq!(server.file(&program, &asked).status, 304, "{about}");
    }
    let plain = server.file(&program, &[]);
    assert!(plain.body == whole && plain.header("Content-Encoding").is_none(), "{:?}", server.kind);
}

/// Release B replaces A, then A is put back. Each time a browser that has kept the other is sent the page.
fn releases_follow_each_other(server: &Server) {
    let index = server.site().join("index.html");
    let put_hours_ago = |hours: u64| {
        let time = SystemTime::now() - Duration::from_secs(3600 * hours);
        File::options().append(true).open(&index).unwrap().set_modified(time).unwrap();
    };
    let Releases { a, b, old, new } = Releases::new(server);
    let page = fs::read_to_string(a.join("index.html")).unwrap();
    let next = fs::read_to_string(b.join("index.html")).unwrap();
    assert!(next.len() == page.len() && next != page, "two releases whose pages differ by names alone");
    fs::write(server.site().join("site.json"), "{ \"salesforce\": \"https://acme.my.salesforce.com\" }").unwrap();

    put_hours_ago(2);
    let kept = server.file("index.html", &[]);
    release::update(server, &b);
    put_hours_ago(1);
    let updated = again(server, &kept);
    assert_eq!((updated.status, &*updated.body), (200, next.as_bytes()), "{:?}", server.kind);
    assert_eq!(server.file(&new, &[]).header("Cache-Control").as_deref(), Some(FOREVER), "{:?}", server.kind);
    // Open tabs still have it.
    assert_eq!(server.file(&old, &[]).status, 200, "{:?}", server.kind);
    let site = server.file("site.json", &[]).body;
    assert!(String::from_utf8(site).unwrap().contains("acme"), "{:?}: the host's settings are gone", server.kind);

    release::update(server, &a);
    // As if it had kept its time: older than what the browser has, which must not count as "not modified since".
    put_hours_ago(2);
    let back = again(server, &updated);
    assert_eq!((back.status, &*back.body), (200, page.as_bytes()), "{:?}", server.kind);
}

/// Asks for the page as a browser does that has kept an answer.
fn again(server: &Server, kept: &http::Answer) -> http::Answer {
    let (tag, time) = (kept.header("ETag").unwrap(), kept.header("Last-Modified").unwrap());
    server.file("index.html", &[("If-None-Match", &tag), ("If-Modified-Since", &time)])
}

/// Whether a part of the path ends in a number of eight or more digits, as builds write them.
fn has_hash(file: &str) -> bool {
    file.split('/').any(|part| {
        let stem = part.split('.').next().unwrap();
        stem.rsplit_once('-').is_some_and(|(_, end)| end.len() >= 8 && end.chars().all(|c| c.is_ascii_hexdigit()))
    })
}

fn program(server: &Server) -> String {
    files(&server.site()).into_iter().find(|file| file.ends_with("/app.wasm")).unwrap()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).unwrap();
    packed
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    brotli::BrotliDecompress(&mut &*bytes, &mut whole).unwrap();
    whole
}
