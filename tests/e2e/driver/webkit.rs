//! WebKitGTK, the engine of Safari, in the small browser that comes with it. It has no headless mode, so each one is on a screen
//! of its own, which also gives it a clipboard of its own.

use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use serde_json::json;
use tokio::net::TcpStream;

use crate::page::CONTROL;

use super::process::{Process, Watcher, program};
use super::{Driver, START, Started};

/// A window may be as tall as the longest page on a phone.
const SCREEN: &str = "1600x12000x24";

const BARS: &str = "* { min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }";

/// One test in some 1,500 ended with "Out of bounds memory access" at a key press, here alone, and not again in 150 tries. On
/// x86-64 Linux, JavaScriptCore is known to break WebAssembly where it goes on in compiled code with a loop that it began in
/// its interpreter (<https://bugs.webkit.org/show_bug.cgi?id=289009>), so it does not. Functions are still compiled, from
/// their next call on. Should it come again, the report of the test now says where.
const NO_JUMP_INTO_COMPILED_LOOPS: (&str, &str) = ("JSC_useWasmOSR", "0");

pub(super) async fn start(zone: &str, profile: &Path, watcher: &mut Watcher) -> Started {
    let capabilities = json!({
        "webkitgtk:browserOptions": { "binary": program("MINIBROWSER", "MiniBrowser"), "args": ["--automation"] },
    });
    // The bars of its window would not let it be as narrow as a phone.
    let style = profile.join("gtk-3.0");
    std::fs::create_dir_all(&style).unwrap();
    std::fs::write(style.join("gtk.css"), BARS).unwrap();
    let arguments = ["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"].map(str::to_owned);
    let mut screen = Process::start("Xvfb", &arguments, &[], watcher).await;
    let display = screen.number_after("").await.expect("Xvfb ended before it was ready");
    let (display, home) = (format!(":{display}"), profile.display().to_string());
    let environment = [
        ("TZ", zone),
        ("DISPLAY", &display),
        ("GDK_BACKEND", "x11"),
        ("LANG", "C.UTF-8"),
        ("XDG_CACHE_HOME", &home),
        ("XDG_CONFIG_HOME", &home),
        ("XDG_DATA_HOME", &home),
        NO_JUMP_INTO_COMPILED_LOOPS,
    ];
    let port = driver(&environment, watcher).await;
    Started { port, capabilities }
}

/// Starts the driver and says on which port. The driver does not say which one it chose, so it is given one that was free, and started once more where
/// that was taken meanwhile. The system gives none of these to whoever asks for any, the other servers of the tests among them.
async fn driver(environment: &[(&str, &str)], watcher: &mut Watcher) -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let program = program("WEBKITDRIVER", "WebKitWebDriver");
    let own = u16::try_from(std::process::id() % 100).unwrap() * 100;
    for _ in 0..100 {
        let port = 20_000 + own + NEXT.fetch_add(1, Ordering::Relaxed) % 100;
        if TcpListener::bind(("127.0.0.1", port)).is_err() {
            continue;
        }
        let mut process = Process::start(&program, &[format!("--port={port}")], environment, watcher).await;
        let start = Instant::now();
        while !process.has_ended() {
            if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return port;
            }
            assert!(start.elapsed() < START, "WebKitWebDriver does not listen");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    panic!("WebKitWebDriver ended before it was ready");
}

impl Driver {
    /// Copies something else, by keys, as a page without a person may not.
    pub(super) async fn empty_clipboard_of_webkit(&self) -> Result<(), CmdError> {
        let script = "const text = document.createElement('textarea');
            text.value = 'nothing was copied';
            document.body.append(text);
            text.focus();";
        self.client().execute(script, Vec::new()).await?;
        self.client().active_element().await?.send_keys(&format!("{CONTROL}ac")).await
    }

    pub(super) async fn resize_webkit(&self, width: u32, height: u32) {
        // A window is as tall as the page and its bars.
        let bars = self.client().execute("return outerHeight - innerHeight", Vec::new()).await.unwrap();
        let bars = u32::try_from(bars.as_u64().unwrap()).unwrap();
        self.client().set_window_size(width, height + bars).await.unwrap();
        // The page hears of it later.
        let start = Instant::now();
        let size = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
        while self.client().execute(size, vec![width.into(), height.into()]).await.unwrap() != true {
            assert!(start.elapsed() < START, "the window does not come to {width} × {height}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
