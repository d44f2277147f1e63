//! Which file a request is for, and what is sent.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use casewright_core::release::is_named_by_content;
use percent_encoding::percent_decode_str;

/// What is sent for a folder.
pub(super) const INDEX: &str = "index.html";

/// The content codings for which a compressed file can lie beside a file, the smallest first.
const TWINS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// Sends the file that a request asks for.
pub(super) fn answer(root: &Path, uri: &Uri, headers: &HeaderMap) -> Response {
    let Some(path) = path(uri) else { return missing() };
    let Some(file) = inside(root, &root.join(&path)) else { return missing() };
    if !file.is_dir() {
        return if uri.path().ends_with('/') { missing() } else { send(&file, &path, headers) };
    }
    if !uri.path().ends_with('/') {
        return with_slash(uri);
    }
    let index = format!("{path}{INDEX}");
    match inside(root, &root.join(&index)) {
        Some(file) => send(&file, &index, headers),
        None => missing(),
    }
}

/// The path in the folder, with `/`. `None` for one with a name that no file of a page has: empty ones, hidden ones, which
/// are `.` and `..` too, and those with signs that mean something to a file system.
fn path(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_prefix('/')?;
    let strange = |name: &str| {
        name.is_empty()
            || name.starts_with('.')
            || name.contains(|c: char| c.is_control() || matches!(c, '/' | '\\' | ':'))
    };
    // Taken apart before it is decoded, so that an encoded slash separates nothing.
    let names: Vec<_> =
        path.split('/').map(|name| percent_decode_str(name).decode_utf8().ok()).collect::<Option<_>>()?;
    let (last, folders) = names.split_last()?;
    if folders.iter().any(|name| strange(name)) || (!last.is_empty() && strange(last)) {
        return None;
    }
    Some(names.join("/"))
}

/// The file or folder itself, if it is in the folder that is served; a symbolic link can lead out of it.
fn inside(root: &Path, path: &Path) -> Option<PathBuf> {
    // Anew for each request: the folder can be a link that changes from one release to the next.
    let (root, path) = (root.canonicalize().ok()?, path.canonicalize().ok()?);
    let kind = path.metadata().ok()?;
    (path.starts_with(root) && (kind.is_file() || kind.is_dir())).then_some(path)
}

fn send(file: &Path, path: &str, headers: &HeaderMap) -> Response {
    let twins = TWINS.iter().filter_map(|(coding, ending)| Some((*coding, twin(file, ending)?)));
    let twins: Vec<(&str, PathBuf)> = twins.collect();
    let taken = twins.iter().find(|(coding, _)| accepts(headers, coding));
    let Ok(bytes) = fs::read(taken.map_or(file, |(_, twin)| twin.as_path())) else { return missing() };

    let tag = tag(&bytes);
    let kept = if is_named_by_content(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut about = vec![(header::CACHE_CONTROL, kept.to_owned()), (header::ETAG, tag.clone())];
    if !twins.is_empty() {
        about.push((header::VARY, "Accept-Encoding".to_owned()));
    }
    if knows(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, each(about)).into_response();
    }
    about.push((header::CONTENT_TYPE, content_type(path).to_owned()));
    if let Some((coding, _)) = taken {
        about.push((header::CONTENT_ENCODING, (*coding).to_owned()));
    }
    (StatusCode::OK, each(about), bytes).into_response()
}

/// The compressed file beside a file. One that is older is left over from an earlier release.
fn twin(file: &Path, ending: &str) -> Option<PathBuf> {
    let mut name = file.file_name()?.to_owned();
    name.push(ending);
    let twin = file.with_file_name(name);
    // Not what a link leads to, which can be anywhere.
    let (own, other) = (file.metadata().ok()?, twin.symlink_metadata().ok()?);
    (other.is_file() && other.modified().ok()? >= own.modified().ok()?).then_some(twin)
}

/// True if a browser takes this coding: `br`, but not `br;q=0`.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    values(headers, &header::ACCEPT_ENCODING).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = |part: &str| {
            part.strip_prefix("q=").and_then(|weight| weight.parse().ok()).is_some_and(|weight: f32| weight <= 0.0)
        };
        named && !parts.any(refused)
    })
}

/// True if the browser has these bytes already.
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    values(headers, &header::IF_NONE_MATCH).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// The values of a header that is a list.
fn values<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

/// Of the bytes, not of the date: files that were unpacked or put back have any date.
fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("\"{:016x}\"", hasher.finish())
}

/// The types of what can lie in such a folder. Browsers take scripts, styles and programs under these only.
fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "txt" | "md" | "toml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Addresses in a page are relative to the folder only if that ends in a slash.
fn with_slash(uri: &Uri) -> Response {
    let name = uri.path().rsplit('/').next().unwrap_or_default();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    // From here, with the dot: neither `//` nor `:` in the path then names another server.
    let place = format!("./{name}/{query}");
    (StatusCode::TEMPORARY_REDIRECT, each(vec![(header::LOCATION, place), never_kept()])).into_response()
}

fn missing() -> Response {
    let about = each(vec![never_kept(), (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned())]);
    (StatusCode::NOT_FOUND, about, "There is no such file.\n").into_response()
}

fn never_kept() -> (HeaderName, String) {
    (header::CACHE_CONTROL, "no-cache".to_owned())
}

/// Values that cannot be in a header are left out; none of these is one.
fn each(headers: Vec<(HeaderName, String)>) -> HeaderMap {
    headers.into_iter().filter_map(|(name, value)| Some((name, value.try_into().ok()?))).collect()
}
