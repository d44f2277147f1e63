//! `serve`, spoken to over a socket, since no client sends hostile requests as they are.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::Child;
use std::time::Duration;

use super::*;

const SECRET: &str = "not for the page";

/// A folder with a page, served. Ends with the test.
struct Server {
    child: Child,
    place: Place,
    address: String,
}

struct Answer {
    status: u16,
    /// With names in lower case.
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Server {
    fn start(name: &str) -> Server {
        let place = Place::new(name);
        place.file("secret.txt", SECRET);
        place.file("page/index.html", "<title>page</title>");
        place.file("page/pack.json", "{}");
        place.file("page/app-1844638628/app.js", "start();");
        place.file("page/app-1844638628/app.js.br", "as brotli");
        place.file("page/app-1844638628/app.js.gz", "as gzip");
        Server::of(place)
    }

    fn of(place: Place) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casewright"))
            .args(["serve", "page", "--port", "0"])
            .current_dir(&place.0)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said =
            line.strip_prefix("casewright: page is at http://").and_then(|rest| rest.split_once("/ until Ctrl+C"));
        let address = said.unwrap_or_else(|| panic!("{line}")).0.to_owned();
        Server { child, place, address }
    }

    /// Sends a request with these headers, each with its line end.
    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        self.send(format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n").as_bytes())
    }

    fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        // A connection that is kept open is a fault here, and no reason to wait forever.
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (first, rest) = head.split_once("\r\n").unwrap_or((&head, ""));
        let headers = rest.lines().filter_map(|line| line.split_once(": "));
        Answer {
            status: first.split(' ').nth(1).unwrap().parse().unwrap(),
            headers: headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

#[test]
fn each_file_has_its_type_and_the_headers() {
    let server = Server::start("serve_types");
    for (name, content_type) in [
        ("index.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.wasm", "application/wasm"),
        ("a.svg", "image/svg+xml"),
        ("a.unknown", "application/octet-stream"),
    ] {
        server.place.file(&format!("page/{name}"), name);
        let answer = server.get(&format!("/{name}"));
        assert_eq!((answer.status, answer.text()), (200, name));
        assert_eq!(answer.header("content-type"), Some(content_type), "{name}");
        assert_eq!(answer.header("content-length"), Some(name.len().to_string().as_str()), "{name}");
    }
    for (path, status) in [("/", 200), ("/app-1844638628", 307), ("/nowhere", 404)] {
        let answer = server.get(path);
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.header("content-security-policy"), Some("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn only_names_with_a_hash_are_kept() {
    let server = Server::start("serve_cache");
    for (path, kept) in [
        ("/", "no-cache"),
        ("/index.html", "no-cache"),
        ("/pack.json", "no-cache"),
        ("/nowhere-0cb95c7d5d02294c.js", "no-cache"),
        ("/app-1844638628/app.js", "public, max-age=31536000, immutable"),
    ] {
        assert_eq!(server.get(path).header("cache-control"), Some(kept), "{path}");
    }
}

#[test]
fn what_the_browser_has_is_not_sent_again_until_it_changes() {
    let server = Server::start("serve_etag");
    let first = server.get("/pack.json");
    let tag = first.header("etag").unwrap().to_owned();
    for header in [format!("If-None-Match: {tag}\r\n"), format!("If-None-Match: \"x\", W/{tag}\r\n")] {
        let again = server.ask("GET", "/pack.json", &header);
        assert_eq!((again.status, again.text(), again.header("etag")), (304, "", Some(tag.as_str())));
        assert_eq!(again.header("cache-control"), Some("no-cache"));
    }
    // An older file of the same length, as after a rollback.
    server.place.file("page/pack.json", "[]");
    let older = fs::File::options().write(true).open(server.place.0.join("page/pack.json")).unwrap();
    older.set_modified(std::time::UNIX_EPOCH).unwrap();
    let changed = server.ask("GET", "/pack.json", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((changed.status, changed.text()), (200, "[]"));
}

#[test]
fn a_compressed_file_is_sent_to_those_who_take_it() {
    let server = Server::start("serve_twins");
    let mut tags = Vec::new();
    for (accepts, coding, text) in [
        ("gzip, deflate, br", Some("br"), "as brotli"),
        ("gzip;q=1.0, br;q=0", Some("gzip"), "as gzip"),
        ("gzip;q=0.000, brotli", None, "start();"),
        ("identity", None, "start();"),
    ] {
        let answer = server.ask("GET", "/app-1844638628/app.js", &format!("Accept-Encoding: {accepts}\r\n"));
        assert_eq!((answer.header("content-encoding"), answer.text()), (coding, text), "{accepts}");
        assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"), "{accepts}");
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"), "{accepts}");
        tags.push(answer.header("etag").unwrap().to_owned());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "{tags:?}");

    let compressed = "Accept-Encoding: br\r\n";
    assert_eq!(server.ask("GET", "/pack.json", compressed).header("vary"), None);
    // Left over from the release before.
    server.place.file("page/pack.json.br", "old");
    let old = fs::File::options().write(true).open(server.place.0.join("page/pack.json.br")).unwrap();
    old.set_modified(std::time::UNIX_EPOCH).unwrap();
    assert_eq!(server.ask("GET", "/pack.json", compressed).text(), "{}");
}

#[test]
fn head_is_get_without_the_file_and_nothing_is_written() {
    let server = Server::start("serve_methods");
    let (get, head) = (server.get("/pack.json"), server.ask("HEAD", "/pack.json", ""));
    assert_eq!((head.status, head.text()), (200, ""));
    for name in ["content-length", "content-type", "etag", "cache-control"] {
        assert_eq!(head.header(name), get.header(name), "{name}");
        assert!(head.header(name).is_some(), "{name}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = server.ask(method, "/pack.json", "");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET,HEAD")), "{method}");
    }
}

#[test]
fn a_folder_is_its_index() {
    let server = Server::start("serve_folders");
    server.place.file("page/team/index.html", "team");
    server.place.file("page/empty/other.html", "other");
    assert_eq!(server.get("/").text(), "<title>page</title>");
    assert_eq!(server.get("/?any=thing").text(), "<title>page</title>");
    assert_eq!(server.get("/team/").text(), "team");
    for (path, location) in [("/team", "./team/"), ("/team?a=1", "./team/?a=1")] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (307, Some(location)), "{path}");
    }
    for path in ["/empty/", "/team/index.html/", "/pack.json/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    server.place.file("page/with space ä.html", "spaces");
    assert_eq!(server.get("/with%20space%20%C3%A4.html").text(), "spaces");
}

#[test]
fn nothing_outside_of_the_folder_is_sent() {
    let server = Server::start("serve_hostile");
    server.place.file("page/.hidden", SECRET);
    server.place.file("page/.git/config", SECRET);
    server.place.file("page/team/index.html", "team");
    let whole = server.place.0.join("secret.txt").canonicalize().unwrap();
    let whole = whole.to_str().unwrap();
    for path in [
        "/../secret.txt",
        "/team/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/.%2e/secret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/team/./index.html",
        "/..",
        "/team/..",
        "//team/",
        "//secret.txt",
        "/team//index.html",
        "/.hidden",
        "/%2ehidden",
        "/.git/config",
        "/index.html%00",
        "/%00/../secret.txt",
        "/index.html%0a",
        "/%ff",
        "/%c0%ae%c0%ae/secret.txt",
        "/C:/secret.txt",
        &format!("/{whole}"),
        whole,
        &format!("/{}", whole.replace('/', "%2f")),
        "http://x/../secret.txt",
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.text()), (404, "There is no such file.\n"), "{path}");
    }
    // What is no path is none of a file, what is no request is refused, and the next one is answered.
    assert_eq!(server.get("secret.txt").status, 404);
    for request in [&b"GET /\0 HTTP/1.1\r\n\r\n"[..], b"\x16\x03\x01\r\n\r\n"] {
        assert_eq!(server.send(request).status, 400, "{request:?}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "a".repeat(20_000));
    assert!(matches!(server.send(long.as_bytes()).status, 404 | 414));
    assert_eq!(server.get("/").status, 200);
}

#[test]
#[cfg(unix)]
fn links_lead_to_what_is_in_the_folder_only() {
    use std::os::unix::fs::symlink;
    let server = Server::start("serve_links");
    let page = server.place.0.join("page");
    symlink("../secret.txt", page.join("file.txt")).unwrap();
    symlink("..", page.join("up")).unwrap();
    symlink("../secret.txt", page.join("index.html.br")).unwrap();
    symlink("pack.json", page.join("same.json")).unwrap();
    for path in ["/file.txt", "/up/secret.txt", "/up/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.ask("GET", "/", "Accept-Encoding: br\r\n").text(), "<title>page</title>");
    assert_eq!(server.get("/same.json").text(), "{}");

    // The folder itself may be a link that leads to the next release at once.
    let place = Place::new("serve_linked");
    place.file("one/index.html", "one");
    place.file("two/index.html", "two");
    let link = place.0.join("page");
    symlink("one", &link).unwrap();
    let server = Server::of(place);
    assert_eq!(server.get("/").text(), "one");
    fs::remove_file(&link).unwrap();
    symlink("two", &link).unwrap();
    assert_eq!(server.get("/").text(), "two");
}

#[test]
fn what_cannot_be_served_is_told() {
    let server = Server::start("serve_wrong");
    let place = &server.place;
    let (host, port) = server.address.split_once(':').unwrap();
    assert_eq!(host, "127.0.0.1");
    place.refuses(&["serve"], "", "`serve` needs FOLDER");
    place.refuses(&["serve", "nowhere"], "", "there is no folder nowhere");
    place.refuses(&["serve", "pack.json"], "", "pack.json is a file: give the folder that it is in");
    place.refuses(&["serve", "page", "more"], "", "`serve` does not take `more`");
    place.refuses(&["serve", "page", "--port", "65536"], "", "--port takes a number up to 65535, not `65536`");
    place.refuses(&["serve", "page", "--port", port], "", &format!("port {port} is taken by another program"));
    place.refuses(&["serve", "page", "--port", "0", "--host", "no host"], "", "cannot find the address `no host`");
    place.refuses(
        &["serve", "page", "--port", "0", "--host", "192.0.2.1"],
        "",
        "`192.0.2.1` is no address of this machine",
    );
}
