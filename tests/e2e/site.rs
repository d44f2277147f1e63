//! A web server on this machine: the release page deep below its root, as a team would host it, and pages to paste into.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::{get, post};
use casewright_compiler::compile;
use casewright_core::procedure::{self, read_index, read_procedure, write_pack};
use casewright_testing::{source, told};
use tokio::net::TcpListener;
use tokio::time::sleep;
use tower_http::services::ServeDir;

/// Where the page stands on its server.
pub(crate) const PATH: &str = "/tools/casewright/";

/// A second copy of the page on the same server, which other pages may frame.
pub(crate) const OTHER: &str = "/tools/other/";

/// What the server does with the files of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pack {
    Sent,
    /// There is no `pack.json`.
    Missing,
    /// `pack.json` ends too early.
    Broken,
    /// There is a `pack.json`, but none of the files that it names.
    Bare,
    /// Another pack: the one procedure of this source.
    Of(&'static str),
    /// The same pack, but the procedure CCC is of this version.
    Version(&'static str),
    /// The same pack without this procedure.
    Without(&'static str),
    /// A `pack.json` of a format that nobody has heard of yet.
    NewerFormat,
}

/// A running server. It ends with the runtime that it was started in.
#[derive(Debug)]
pub(crate) struct Site {
    origin: String,
    pack: Arc<Mutex<Pack>>,
    host: Arc<Mutex<Host>>,
    /// What the server does with some files of the program.
    parts: Arc<Mutex<Parts>>,
    requests: Arc<Mutex<Vec<String>>>,
    /// What runs in each page before the page's own.
    before: Arc<Mutex<Vec<String>>>,
    /// What pages said that went wrong in them.
    wrong: Arc<Mutex<Vec<String>>>,
}

/// What the server does with some files of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
    Sent,
    /// Files with this in their path are on their way until something else is asked for.
    Held(&'static str),
    /// There are no files with this in their path.
    Missing(&'static str),
    /// The same, and the page itself is of a newer release.
    Replaced(&'static str),
    /// The same, and the server has a page under the name of its file only, and none for the folder.
    ReplacedFile(&'static str),
    /// Files with this in their path are refused with this status.
    Refused(&'static str, u16),
    /// Files with this in their path are sent as plain text.
    Mistyped(&'static str),
    /// Nothing at the page's place is answered, as if there were no server.
    Gone,
    /// The service worker is of a newer build, and nothing else.
    NewerWorker,
    /// All is of a newer build: one with the same files.
    Newer,
}

/// The content of `site.json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Host {
    /// What is built.
    Built,
    /// The file is not there.
    Missing,
    Says(&'static str),
}

impl Site {
    pub(crate) async fn start(pack: Pack) -> Self {
        let root = casewright_testing::root();
        let dist = root.join("dist");
        assert!(dist.join("index.html").is_file(), "there is no release page in dist/: run `make build`");
        let quill = root.join("target/tools/npm/node_modules/quill/dist");

        let (pack, requests) = (Arc::new(Mutex::new(pack)), Arc::new(Mutex::new(Vec::new())));
        let host = Arc::new(Mutex::new(Host::Built));
        let before = Arc::new(Mutex::new(vec![include_str!("find.js").to_owned()]));
        let wrong = Arc::new(Mutex::new(Vec::new()));
        let parts = Arc::new(Mutex::new(Parts::Sent));
        let (sent, says, seen) = (Arc::clone(&pack), Arc::clone(&host), Arc::clone(&requests));
        let (does, release) = (Arc::clone(&parts), Arc::clone(&parts));
        let (scripts, told) = (Arc::clone(&before), Arc::clone(&wrong));
        let index = with_script(&std::fs::read_to_string(dist.join("index.html")).unwrap());
        let worker = std::fs::read_to_string(dist.join("worker.js")).unwrap();
        let app = Router::new()
            .nest_service(PATH, ServeDir::new(&dist))
            .layer(middleware::from_fn(move |request: Request, next: Next| {
                let release = *release.lock().unwrap();
                let own = match request.uri().path().strip_prefix(PATH) {
                    Some("") if matches!(release, Parts::ReplacedFile(_)) => {
                        Some(StatusCode::NOT_FOUND.into_response())
                    }
                    Some("" | "index.html") => Some((FRESH, Html(of_release(&index, release))).into_response()),
                    Some("worker.js") => Some((FRESH, [SCRIPT], of_release(&worker, release)).into_response()),
                    _ => None,
                };
                async { if let Some(own) = own { own } else { next.run(request).await } }
            }))
            .layer(middleware::map_response(with_policy))
            .nest_service(OTHER, ServeDir::new(&dist))
            .route("/frame", get(async || Html(FRAME)))
            .route("/before.js", get(async move || (FRESH, [SCRIPT], scripts.lock().unwrap().join("\n"))))
            .route(
                "/wrong",
                post(async move |what: Bytes| {
                    told.lock().unwrap().push(String::from_utf8_lossy(&what).into_owned());
                    StatusCode::NO_CONTENT
                }),
            )
            .nest_service("/quill", ServeDir::new(quill))
            .route("/paste", get(async || Html(include_str!("paste.html"))))
            .route("/editor", get(async || Html(include_str!("quill.html"))))
            .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
            .layer(middleware::from_fn(move |request: Request, next: Next| {
                let path = request.uri().path().to_owned();
                seen.lock().unwrap().push(path.clone());
                let (pack, host) = (*sent.lock().unwrap(), says.lock().unwrap().clone());
                let does = Arc::clone(&does);
                async move {
                    while matches!(*does.lock().unwrap(), Parts::Held(part) if path.contains(part)) {
                        sleep(Duration::from_millis(20)).await;
                    }
                    let parts = *does.lock().unwrap();
                    match parts {
                        // As servers answer that were told how long to keep what is in a folder, whatever it is.
                        Parts::Missing(part) if path.contains(part) => (StatusCode::NOT_FOUND, [KEPT]).into_response(),
                        Parts::Replaced(part) | Parts::ReplacedFile(part) if path.contains(part) => {
                            StatusCode::NOT_FOUND.into_response()
                        }
                        Parts::Refused(part, status) if path.contains(part) => {
                            (StatusCode::from_u16(status).unwrap(), FRESH).into_response()
                        }
                        Parts::Mistyped(part) if path.contains(part) => {
                            ([(header::CONTENT_TYPE, "text/plain")], next.run(request).await.into_body())
                                .into_response()
                        }
                        // The connection ends with the task that it has; a panic would say so in the report of the tests.
                        Parts::Gone if path.starts_with(PATH) => resume_unwind(Box::new("there is no server")),
                        _ => answer(pack, host, path, request, next).await,
                    }
                }
            }));
        let listener = fresh_port().await;
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { origin, pack, host, parts, requests, before, wrong }
    }

    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page itself, or of a place below it such as `#/`.
    pub(crate) fn page(&self, place: &str) -> String {
        format!("{}{PATH}{place}", self.origin)
    }

    /// From now on the server does that with the files of the pack.
    pub(crate) fn send(&self, pack: Pack) {
        *self.pack.lock().unwrap() = pack;
    }

    /// From now on that is in `site.json`.
    pub(crate) fn say(&self, host: Host) {
        *self.host.lock().unwrap() = host;
    }

    /// From now on the server does that with the files of the program.
    pub(crate) fn send_parts(&self, parts: Parts) {
        *self.parts.lock().unwrap() = parts;
    }

    /// Has `script` run before the page's own in each page that is loaded from now on. It comes from this server, as the page's
    /// policy wants, so it is the same in every browser.
    pub(crate) fn before_each_page(&self, script: &str) {
        self.before.lock().unwrap().push(script.to_owned());
    }

    /// What went wrong in pages, and begins with that, since it was asked for last.
    pub(crate) fn wrong(&self, kind: &str) -> Vec<String> {
        self.wrong.lock().unwrap().extract_if(.., |what| what.starts_with(kind)).collect()
    }

    /// The paths that were asked for, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The files beside `pack.json` that were asked for, in order, each by the name before its hash.
    pub(crate) fn pack_requests(&self) -> Vec<String> {
        let requests = self.requests();
        let files = requests.iter().filter_map(|path| path.strip_prefix(PATH)?.strip_prefix("pack/"));
        files.map(|file| file.split('-').next().unwrap_or_default().to_owned()).collect()
    }
}

/// Listens on a port that no test before had, since the browser may know what it stored and fetched there.
async fn fresh_port() -> TcpListener {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        if USED.lock().unwrap().insert(listener.local_addr().unwrap().port()) {
            return listener;
        }
    }
}

async fn answer(pack: Pack, host: Host, path: String, request: Request, next: Next) -> Response {
    if path.ends_with("/site.json") {
        match host {
            Host::Built => {}
            Host::Missing => return StatusCode::NOT_FOUND.into_response(),
            Host::Says(text) => return text.into_response(),
        }
    }
    match pack {
        Pack::Missing if path.ends_with("pack.json") => StatusCode::NOT_FOUND.into_response(),
        Pack::Bare if path.contains("/pack/") => StatusCode::NOT_FOUND.into_response(),
        Pack::Broken if path.ends_with("pack.json") => "{\"format\": 1, \"procedures\": [{]".into_response(),
        Pack::NewerFormat if path.ends_with("pack.json") => "{\"format\": 99, \"procedures\": []}".into_response(),
        Pack::Of(source) if is_of_pack(&path) => own(source, &path),
        Pack::Version(version) if is_of_pack(&path) => file_of(&of_version(version), &path),
        Pack::Without(id) if is_of_pack(&path) => file_of(&without(id), &path),
        _ => next.run(request).await,
    }
}

fn is_of_pack(path: &str) -> bool {
    path.ends_with("pack.json") || path.contains("/pack/")
}

/// The procedures of the release.
fn released() -> procedure::Pack {
    let dist = casewright_testing::root().join("dist");
    let read = |file: &str| std::fs::read_to_string(dist.join(file)).unwrap();
    let index = read_index(&read("pack.json")).unwrap();
    let procedures = index.procedures.iter().map(|head| read_procedure(&read(&head.file)).unwrap()).collect();
    procedure::Pack { procedures, ..procedure::Pack::default() }
}

/// The same with CCC in another version, which has another name for one field.
fn of_version(version: &str) -> procedure::Pack {
    let mut pack = released();
    let ccc = pack.procedures.iter_mut().find(|procedure| procedure.id.as_str() == "ccc").unwrap();
    version.clone_into(&mut ccc.version);
    let number = ccc.fields.iter_mut().find(|field| field.label == "Case number").unwrap();
    number.label = format!("Case number as of {version}");
    pack
}

fn without(id: &str) -> procedure::Pack {
    let mut pack = released();
    pack.procedures.retain(|procedure| procedure.id.as_str() != id);
    pack
}

/// A file of the pack that the compiler makes of a source.
fn own(text: &str, path: &str) -> Response {
    let compiled = compile(&[source("own.toml", text)]);
    file_of(compiled.pack.as_ref().unwrap_or_else(|| panic!("{}", told(&compiled))), path)
}

fn file_of(pack: &procedure::Pack, path: &str) -> Response {
    let files = write_pack(pack, "pack").unwrap();
    let part = files.parts.into_iter().find(|(name, _)| path.ends_with(name.as_str())).map(|(_, text)| text);
    match part {
        _ if path.ends_with("pack.json") => files.index.into_response(),
        Some(text) => text.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A page or a worker as it is in that release.
fn of_release(text: &str, release: Parts) -> String {
    match release {
        Parts::Replaced(_) | Parts::ReplacedFile(_) => text.replace("app-", "app-newer-").replace(&build(), NEWER),
        Parts::Newer => text.replace(&build(), NEWER),
        Parts::NewerWorker if text.starts_with("const BUILD") => text.replace(&build(), NEWER),
        _ => text.to_owned(),
    }
}

/// The name of a newer build.
pub(crate) const NEWER: &str = "0123456789abcdef";

/// The name of the build in `dist/`.
pub(crate) fn build() -> String {
    let index = std::fs::read_to_string(casewright_testing::root().join("dist/index.html")).unwrap();
    let name = index.split_once("data-build=").expect("the page has the name of its build").1;
    name.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// A page that frames the other copy as Salesforce frames pages.
const FRAME: &str = "<!doctype html><title>Frame</title>
    <iframe sandbox=\"allow-scripts\" src=\"/tools/other/\" width=\"1200\" height=\"800\"></iframe>";

/// No browser is to keep what the next page may have otherwise.
const FRESH: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];
const KEPT: (header::HeaderName, &str) = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
const SCRIPT: (header::HeaderName, &str) = (header::CONTENT_TYPE, "text/javascript");

/// The page with what the test runs in it, after its policy and before its own program.
fn with_script(page: &str) -> String {
    let (before, after) = page.split_once("<title>").expect("the page has a title");
    assert!(before.contains("Content-Security-Policy"), "the policy stands before the title");
    format!("{before}<script src=\"/before.js\"></script><title>{after}")
}

/// What only a header can forbid; the rest of the policy stands in the page itself.
async fn with_policy(mut response: Response) -> Response {
    let policy = HeaderValue::from_static("frame-ancestors 'none'");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
