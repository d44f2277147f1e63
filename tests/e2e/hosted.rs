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
use std::time::{Duration, SystemTime};

use crate::ccc::{self, CUSTOMER};
use crate::driver::Browser;
use crate::page::{Kind, POST, Page, World, drive};
use release::Releases;
use server::Server;

const START: &str = "document.querySelector('script[src*=start-]').getAttribute('src')";

/// Goes there as a person does, by address. A reload would ask for everything again.
async fn open(page: &Page, address: &str) {
    page.driver.client().goto(address).await.unwrap();
    page.driver.client().execute(include_str!("find.js"), Vec::new()).await.unwrap();
}

#[test]
fn a_case_goes_on_on_nginx_while_releases_replace_each_other() {
    let Some(server) = Server::start(server::Kind::Nginx) else { return };
    drive(World::default(), |page| async move {
        let Releases { a, b, old, new } = Releases::new(&server);
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
        if Browser::chosen() == Browser::Chromium {
            // What the page asked of nginx it did not ask of the server of the test.
            page.driver.log("performance").await;
        }
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
    });
}
