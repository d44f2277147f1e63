//! The command `serve`: the page on this machine, with the headers that docs/hosting.md asks for.
//!
//! Axum, since hostile requests should meet a parser of HTTP that many depend on, and since the end-to-end tests use it already:
//! `tiny_http` was last released in 2022, and what to write with the standard library alone is the parser. Its files are answered
//! here and not by `ServeDir` of `tower-http`, which follows symbolic links out of the folder and compares dates only, so that
//! after a rollback to older files browsers would keep the newer ones.

mod files;

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri, header};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::names::one_line;
use super::{Failure, Outcome};

/// What a page cannot set for itself.
const HEADERS: [(HeaderName, &str); 2] =
    [(header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];

/// Serves a folder until the process is ended.
pub(super) fn serve(folder: PathBuf, host: &str, port: u16) -> Result<Outcome, Failure> {
    let shown = one_line(&folder.display().to_string());
    match folder.metadata() {
        Ok(found) if found.is_dir() => {}
        Ok(_) => return Err(Failure(format!("{shown} is a file: give the folder that it is in"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Failure(format!("there is no folder {shown}")));
        }
        Err(error) => return Err(Failure(format!("cannot read the folder {shown}: {error}"))),
    }
    let listener = listen(host, port)?;
    let failure = |error: io::Error| Failure(format!("cannot serve: {error}"));
    say(&folder, &shown, listener.local_addr().map_err(failure)?);
    listener.set_nonblocking(true).map_err(failure)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failure)?;
    runtime
        .block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let files = get(answer).with_state(Arc::from(folder));
            axum::serve(listener, Router::new().fallback_service(files).layer(map_response(with_headers))).await
        })
        .map_err(failure)?;
    Ok(Outcome::fine(String::new()))
}

fn listen(host: &str, port: u16) -> Result<TcpListener, Failure> {
    let shown = one_line(host);
    let addresses: Vec<SocketAddr> = match (host, port).to_socket_addrs() {
        Ok(addresses) => addresses.collect(),
        Err(_) => {
            return Err(Failure(format!("cannot find the address `{shown}`: give one of this machine with --host")));
        }
    };
    TcpListener::bind(addresses.as_slice()).map_err(|error| {
        Failure(match error.kind() {
            io::ErrorKind::AddrInUse => {
                format!("port {port} is taken by another program: stop it, or give another port with --port")
            }
            io::ErrorKind::PermissionDenied => {
                format!("port {port} needs the rights of an administrator: give one above 1023 with --port")
            }
            io::ErrorKind::AddrNotAvailable => {
                format!("`{shown}` is no address of this machine: give one that is with --host")
            }
            _ => format!("cannot listen at `{shown}`, port {port}: {error}"),
        })
    })
}

/// Says where the page is, at once: the command does not end by itself. If nobody reads that, the page is there all the same.
fn say(folder: &Path, shown: &str, address: SocketAddr) {
    if !folder.join(files::INDEX).is_file() {
        let _ = writeln!(io::stderr(), "casewright: there is no {} in {shown} itself", files::INDEX);
    }
    // Every address of this machine, which is none to type.
    let everywhere = address.ip().is_unspecified();
    let ip = if everywhere { IpAddr::from([127, 0, 0, 1]) } else { address.ip() };
    let others = if everywhere { "; other machines reach it under the name of this one" } else { "" };
    let address = SocketAddr::new(ip, address.port());
    let _ = writeln!(io::stdout(), "casewright: {shown} is at http://{address}/ until Ctrl+C{others}.");
}

async fn answer(State(folder): State<Arc<Path>>, uri: Uri, headers: HeaderMap) -> Response {
    // Files are read in another thread, so that a slow disk keeps nobody else waiting.
    let answered = tokio::task::spawn_blocking(move || files::answer(&folder, &uri, &headers)).await;
    answered.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn with_headers(response: Response) -> impl IntoResponse {
    (HEADERS, response)
}
