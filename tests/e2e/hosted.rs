//! The page on nginx, set up by docs/servers/nginx.conf as it is. Nothing of the tests' own server is in between, so the browser
//! keeps files as long as a host's headers say.

#[expect(dead_code, reason = "asks a server directly, as tests/servers does")]
#[path = "../servers/http.rs"]
mod http;
#[path = "../servers/release.rs"]
mod release;
#[expect(dead_code, reason = "asks a server directly, as tests/servers does")]
#[path = "../servers/server.rs"]
mod server;

use std::fs::{self, File};
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::ccc::{self, CUSTOMER};
use crate::driver::{Browser, Needs};
use crate::page::{Kind, POST, Page, World, drive};
use release::Releases;
use server::Server;

const START: &str = "document.querySelector('script[src*=start-]')?.getAttribute('src') ?? ''";

const RELOAD: &str = "Reload the page";

/// Goes there as a person does, by address. A reload would ask for everything again.
async fn open(page: &Page, address: &str) {
    page.driver.client().goto(address).await.unwrap();
    arm(page).await;
}

/// Lets the test look for things in a page that was just loaded.
async fn arm(page: &Page) {
    page.driver.client().execute(include_str!("find.js"), Vec::new()).await.unwrap();
}

/// Goes to the page of the test's own server, where nothing may be wrong.
async fn leave(page: &Page) {
    if Browser::chosen() == Browser::Chromium {
        // What the page asked of nginx it did not ask of the server of the test.
        page.driver.log("performance").await;
    }
    page.open("#/").await;
    page.wait_for_text("No cases yet.").await;
}

/// Without the name of its build, the page has no worker, as on plain http.
fn without_worker(folder: &Path) {
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(page.contains("data-build="));
    fs::write(folder.join("index.html"), page.replace("data-build=", "data-other=")).unwrap();
}

#[test]
fn without_a_worker_a_case_goes_on_while_releases_replace_each_other() {
    let Some(server) = Server::start(server::Kind::Nginx) else { return };
    drive(World::default(), |page| async move {
        let Releases { a, b, old, new } = Releases::new(&server);
        for folder in [&server.site(), &a, &b] {
            without_worker(folder);
        }
        let address = format!("http://127.0.0.1:{}/casewright", server.port);
        // Without the slash at its end.
        open(&page, &address).await;
        ccc::begin_here(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        assert!(page.ask::<String>(START, &[]).await.contains(&old));

        release::update(&server, &b);
        // Whatever comes next is told from it by its time, in seconds.
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        let index = File::options().append(true).open(server.site().join("index.html")).unwrap();
        index.set_modified(hour_ago).unwrap();
        fs::remove_file(server.site().join(&old)).unwrap();
        page.fill("Customer Request", "Cancel").await;
        page.until("the post", POST, &[], |post: &String| post.contains(CUSTOMER) && post.contains("Cancel")).await;
        let case: String = page.ask("location.hash", &[]).await;

        // The browser kept the page of release A, whose start script is gone.
        open(&page, "about:blank").await;
        open(&page, &format!("{address}/{case}")).await;
        page.value_is("Customer name", CUSTOMER).await;
        page.value_is("Customer Request", "Cancel").await;
        assert!(page.ask::<String>(START, &[]).await.contains(&new));
        // Two parts of the program that come only now.
        for (link, text) in [("Due", "Nothing is due in any open case."), ("Train", "Learn the SOPs by the rules")] {
            page.click(Kind::Link, link).await;
            page.wait_for_text(text).await;
        }

        release::update(&server, &a);
        open(&page, "about:blank").await;
        open(&page, &format!("{address}/{case}")).await;
        page.value_is("Customer name", CUSTOMER).await;
        assert!(page.ask::<String>(START, &[]).await.contains(&old));
        assert!(page.console().await.is_empty());
        leave(&page).await;
    });
}

/// Unpacks the page of the zip that `make dist` made.
fn unpack(site: &Path) {
    let name = format!("casewright-{}", env!("CARGO_PKG_VERSION"));
    let path = casewright_testing::root().join(format!("target/dist/{name}.zip"));
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}: run `make dist`", path.display()));
    let unpacked = site.with_file_name("unpacked");
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().extract(&unpacked).unwrap();
    fs::rename(unpacked.join(name).join("page"), site).unwrap();
}

/// The person was away for a while, and looks at the page again.
async fn come_back(page: &Page) {
    let back = "{ const now = window.Date.now() + 6 * 60_000; window.Date.now = () => now; }
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));";
    page.driver.client().execute(back, Vec::new()).await.unwrap();
}

async fn reload_when_offered(page: &Page, new: &str) {
    page.click(Kind::Button, RELOAD).await;
    page.until("release B", START, &[], |start: &String| start.contains(new)).await;
    arm(page).await;
}

#[test]
fn from_the_zip_alone_work_goes_on_through_an_outage_and_an_update() {
    if !Needs::Worker.here() {
        return;
    }
    let Some(mut server) = Server::start_with(server::Kind::Nginx, unpack) else { return };
    drive(World { worker: true, ..World::DEFAULT }, |page| async move {
        let Releases { b, old, new, .. } = Releases::new(&server);
        let address = format!("http://127.0.0.1:{}/casewright/", server.port);
        open(&page, &address).await;
        let state = "navigator.serviceWorker.controller?.state ?? null";
        page.until("the worker", state, &[], |state: &Option<String>| state.as_deref() == Some("activated")).await;
        ccc::begin_here(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        let first = page.driver.client().window().await.unwrap();
        let second = page.driver.open_tab().await;
        open(&page, &address).await;
        ccc::begin_here(&page).await;
        page.fill("Customer name", "Southgate").await;

        // The network is cut. A case is begun, finished and copied.
        server.stop();
        page.driver.to_tab(&first).await;
        page.reload().await;
        arm(&page).await;
        page.value_is("Customer name", CUSTOMER).await;
        ccc::fill_cancellation(&page).await;
        page.click(Kind::Button, "Copy for Ops").await;
        page.wait_for_text("Copied").await;

        // Release B is deployed, and no file of release A is left.
        fs::remove_dir_all(server.site()).unwrap();
        server::copy(&b, &server.site());
        assert!(!server.site().join(&old).exists());
        server.start_again();
        if Browser::chosen() == Browser::Chromium {
            // After each visit it looks for a newer worker by itself, and as long as its driver is attached, nobody else gets an
            // answer if that falls into this moment. It does not happen without the driver.
            tokio::time::sleep(Duration::from_secs(4)).await;
        }

        // Both go on with release A, also to parts that they did not show before.
        page.click(Kind::Link, "Train").await;
        page.wait_for_text("Learn the SOPs by the rules").await;
        page.driver.to_tab(&second).await;
        let field = page.find(Kind::Field, "Case number").await;
        field.send_keys("0041").await.unwrap();
        for _ in 0..2 {
            come_back(&page).await;
            page.find(Kind::Button, RELOAD).await;
        }
        assert_eq!(page.ask::<u32>("document.querySelectorAll('.update').length", &[]).await, 1);
        field.send_keys("8823").await.unwrap();
        assert!(page.ask::<String>(START, &[]).await.contains(&old));
        reload_when_offered(&page, &new).await;
        page.value_is("Customer name", "Southgate").await;
        page.value_is("Case number", "00418823").await;
        come_back(&page).await;
        page.click(Kind::Link, "Due").await;
        page.find(Kind::Heading, "Due").await;
        page.click(Kind::Link, "Settings").await;
        page.wait_for_text(&format!("Casewright, version {}", env!("CARGO_PKG_VERSION"))).await;
        assert!(!page.has(Kind::Button, RELOAD).await);

        page.driver.to_tab(&first).await;
        assert!(page.ask::<String>(START, &[]).await.contains(&old));
        page.click(Kind::Link, "Storage").await;
        page.find(Kind::Heading, "Storage").await;
        page.click(Kind::Link, "Cases").await;
        page.find(Kind::Link, "Southgate").await;
        come_back(&page).await;
        reload_when_offered(&page, &new).await;
        page.click(Kind::Link, CUSTOMER).await;
        page.go_to("Request").await;
        page.value_is("Case number", "00418823").await;

        let failed = |line: &String| !line.contains("\" 200 ") && !line.contains("\" 304 ");
        let failed: Vec<String> = server.requests().into_iter().filter(failed).collect();
        assert!(failed.is_empty(), "nginx refused: {failed:#?}");
        page.driver.client().close_window().await.unwrap();
        page.driver.to_tab(&second).await;
        // Only now: where a tab was closed, Chromium's driver holds up the next worker that is fetched.
        assert!(page.pasted().await.plain.contains(CUSTOMER));
        let _ = page.console().await;
        leave(&page).await;
    });
}
