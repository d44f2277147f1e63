//! The service worker: all of the page works without a network after one visit, builds do not mix, and a host who deletes the worker
//! is rid of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use casewright_testing::values::PROCEDURE;
use serde_json::Value;

use crate::driver::Needs;
use crate::escalation::{self, CUSTOMER};
use crate::page::{CONTROL, Kind, Page, World, drive};
use crate::site::{Host, NEWER, OTHER, PATH, Pack, Parts, build};

const WORLD: World = World { worker: true, ..World::DEFAULT };

/// What another pack is for.
const OWN: &str = "A value to read";

/// The build that is looked at.
const BUILD: &str = "document.documentElement.dataset.build ?? null";

/// The folders for which there is a worker.
const WORKERS: &str =
    "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => new URL(scope).pathname))";

const CACHES: &str = "caches.keys()";

/// Looks for another build and comes to the state in which that ends.
const UPDATE: &str = "navigator.serviceWorker.getRegistration().then((one) => one.update()).then((one) => new Promise((done) => {
    const worker = one.installing ?? one.waiting;
    const look = () => ['installed', 'redundant'].includes(worker?.state ?? 'redundant') && done(worker?.state ?? 'none');
    if (worker) worker.onstatechange = look;
    look();
}))";

/// The names of the caches of a folder: of a build, or of what a host may change.
fn cache(folder: &str, of: &str) -> String {
    format!("casewright {folder} {of}")
}

/// Waits for the first visit to be kept, and gives the caches.
async fn visited(page: &Page) -> BTreeSet<String> {
    page.open("#/").await;
    let state = "navigator.serviceWorker.controller?.state ?? null";
    page.until("the worker", state, &[], |state: &Option<String>| state.as_deref() == Some("activated")).await;
    let caches: BTreeSet<String> = page.ask(CACHES, &[]).await;
    assert_eq!(caches, [build(), "data".to_owned()].iter().map(|of| cache(PATH, of)).collect());
    caches
}

/// Browsers write down what does not arrive. Takes that out of the console, where nothing else may be.
async fn the_console_names_only_files(page: &Page) {
    let console = page.console().await;
    let strange: Vec<&String> = console.iter().filter(|line| !line.contains("Failed to load resource")).collect();
    assert!(strange.is_empty(), "the console says: {strange:#?}");
}

/// A page that was loaded anew, from the worker.
async fn opens(page: &Page, place: &str, heading: &str) {
    page.open(place).await;
    page.reload().await;
    page.find(Kind::Heading, heading).await;
}

#[test]
fn a_mistake_of_the_host_does_not_keep_the_page_from_working_without_a_network() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        page.site.say(Host::Says("{ \"title\": \"Acme\", }"));
        visited(&page).await;
        page.site.send_parts(Parts::Gone);
        opens(&page, "#/due", "Due").await;
        the_console_names_only_files(&page).await;
    });
}

#[test]
fn after_one_visit_everything_works_without_a_network() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        visited(&page).await;
        page.site.send_parts(Parts::Gone);

        // In the page of that visit, with parts that it did not ask for yet.
        escalation::begin(&page).await;
        let case: String = page.ask("location.hash", &[]).await;
        page.reload().await;
        page.value_is("Account Name", CUSTOMER).await;
        page.fill("Account Name", "Northgate").await;

        opens(&page, "#/", "What does the customer need?").await;
        page.find(Kind::Link, "Northgate").await;
        page.press(&[CONTROL, 'k']).await;
        page.until("the palette", "!!document.querySelector('#palette[open] [role=combobox]')", &[], |there: &bool| {
            *there
        })
        .await;
        for (place, heading) in [
            ("#/due", "Due"),
            ("#/storage", "Storage"),
            ("#/settings", "Settings"),
            ("#/procedures", "Procedures"),
            ("#/procedures/ccc", "CCC case post"),
            ("#/train", "Train"),
        ] {
            opens(&page, place, heading).await;
        }
        page.open("#/search").await;
        page.reload().await;
        page.fill("Search the procedures and your cases", "finance").await;
        page.until("what was found", "document.querySelectorAll('.hits li').length", &[], |found: &u32| *found > 0)
            .await;
        page.open(&case.replace("#/case/", "#/print/")).await;
        page.reload().await;
        page.find(Kind::Button, "Print").await;
        page.wait_for_text("Northgate").await;
        the_console_names_only_files(&page).await;
    });
}

#[test]
fn a_reader_of_spanish_has_the_page_in_spanish_without_a_network() {
    if !Needs::Worker.here() {
        return;
    }
    drive(World { worker: true, ..crate::languages::SPANISH }, |page| async move {
        visited(&page).await;
        page.site.send_parts(Parts::Gone);
        page.reload().await;
        page.wait_for_text("¿Qué necesita el cliente?").await;
        the_console_names_only_files(&page).await;
    });
}

#[test]
fn a_network_that_keeps_one_waiting_is_given_a_moment() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        visited(&page).await;
        page.site.send_parts(Parts::Held("pack.json"));
        page.reload().await;
        let begun = Instant::now();
        page.find(Kind::Button, "The customer is unhappy or may leave").await;
        assert!(begun.elapsed().as_secs() < 10, "home took {:?}", begun.elapsed());
        page.site.send_parts(Parts::Sent);
    });
}

#[test]
fn another_pack_is_there_at_once_and_kept_and_that_there_is_none_is_said() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        visited(&page).await;
        page.site.send(Pack::Of(PROCEDURE));
        page.reload().await;
        page.find(Kind::Button, OWN).await;
        let kept = "caches.match('pack.json').then((list) => list.text())";
        page.until("the pack to be kept", kept, &[], |text: &String| text.contains(OWN)).await;
        page.site.send_parts(Parts::Gone);
        page.reload().await;
        page.click(Kind::Button, OWN).await;
        page.find(Kind::Field, "Who is it?").await;

        page.site.send_parts(Parts::Refused("pack.json", 503));
        page.open("#/").await;
        page.reload().await;
        page.find(Kind::Button, OWN).await;

        // Somebody who was signed out goes on, and the next page is asked of the server, which can send them to its sign-in.
        let of_page = || page.site.requests().iter().filter(|path| *path == PATH).count();
        page.site.send_parts(Parts::Refused("pack.json", 401));
        page.reload().await;
        page.find(Kind::Button, OWN).await;
        let before = of_page();
        page.reload().await;
        page.find(Kind::Button, OWN).await;
        assert!(of_page() > before);

        // A proxy that answers for the server says nothing about one file.
        page.site.send_parts(Parts::Missing(PATH));
        page.reload().await;
        page.find(Kind::Button, OWN).await;

        page.site.send_parts(Parts::Sent);
        page.site.send(Pack::Missing);
        page.reload().await;
        page.wait_for_text("404").await;
        the_console_names_only_files(&page).await;
    });
}

#[test]
fn a_build_that_is_only_half_there_changes_nothing() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        let caches = visited(&page).await;
        for parts in [Parts::NewerWorker, Parts::Refused("split_case", 500)] {
            page.site.send_parts(parts);
            let state: String = page.ask(UPDATE, &[]).await;
            assert!(["redundant", "none"].contains(&state.as_str()), "{parts:?}: {state}");
            assert_eq!(page.ask::<BTreeSet<String>>(CACHES, &[]).await, caches);
            page.site.send_parts(Parts::Gone);
            page.reload().await;
            assert_eq!(page.ask::<String>(BUILD, &[]).await, build());
            escalation::begin(&page).await;
        }
        let _ = page.console().await;
    });
}

#[test]
fn a_newer_build_waits_until_no_page_of_the_old_one_is_open() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        visited(&page).await;
        page.site.send_parts(Parts::Newer);
        assert_eq!(page.ask::<String>(UPDATE, &[]).await, "installed");
        page.reload().await;
        assert_eq!(page.ask::<String>(BUILD, &[]).await, build());

        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.unwrap();
        only_the_newer_is_kept(&page).await;
        page.open("#/").await;
        assert_eq!(page.ask::<String>(BUILD, &[]).await, NEWER);
        page.find(Kind::Heading, "What does the customer need?").await;
    });
}

#[test]
fn a_newer_build_is_taken_up_when_a_page_says_so_and_others_go_on() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        visited(&page).await;
        let first = page.driver.client().window().await.unwrap();
        let second = page.driver.open_tab().await;
        page.open("#/").await;
        page.find(Kind::Heading, "What does the customer need?").await;
        page.site.send_parts(Parts::Newer);
        assert_eq!(page.ask::<String>(UPDATE, &[]).await, "installed");
        // Said once more where it got lost: Chromium's driver may hold up the worker that should hear it.
        let take_up = "navigator.serviceWorker.getRegistration().then((one) => {
            one.waiting?.postMessage('take-up');
            return one.waiting?.state ?? one.active.state;
        })";
        page.until("the newer build", take_up, &[], |state: &String| state == "activated").await;
        page.reload().await;
        assert_eq!(page.ask::<String>(BUILD, &[]).await, NEWER);

        // The other one is of the old build, whose files are there still.
        page.driver.to_tab(&first).await;
        page.site.send_parts(Parts::Gone);
        assert_eq!(page.ask::<String>(BUILD, &[]).await, build());
        escalation::begin(&page).await;
        let caches: BTreeSet<String> = page.ask(CACHES, &[]).await;
        assert!(caches.contains(&cache(PATH, &build())), "{caches:?}");
        page.driver.client().close_window().await.unwrap();
        page.driver.to_tab(&second).await;
        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.unwrap();
        page.site.send_parts(Parts::Newer);
        page.open("#/").await;
        only_the_newer_is_kept(&page).await;
        the_console_names_only_files(&page).await;
    });
}

async fn only_the_newer_is_kept(page: &Page) {
    let wanted: BTreeSet<String> = [NEWER, "data"].iter().map(|of| cache(PATH, of)).collect();
    page.until("the old build to go", CACHES, &[], |caches: &BTreeSet<String>| *caches == wanted).await;
}

#[test]
fn a_deleted_worker_is_gone_within_a_visit_but_not_by_an_outage() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        let caches = visited(&page).await;
        let asked = || page.site.requests().iter().filter(|path| path.ends_with("/worker.js")).count();
        for outage in [Parts::Gone, Parts::Refused("/worker.js", 503), Parts::Missing(PATH)] {
            page.site.send_parts(outage);
            let before = asked();
            page.reload().await;
            page.until("the worker to be looked for", "1", &[], |_: &u8| asked() > before).await;
            // What follows from that is done by the time that the next is answered.
            tokio::time::sleep(std::time::Duration::from_secs(3)).await;
            assert_eq!(page.ask::<Vec<String>>(WORKERS, &[]).await, [PATH], "{outage:?}");
            assert_eq!(page.ask::<BTreeSet<String>>(CACHES, &[]).await, caches, "{outage:?}");
        }
        page.site.send_parts(Parts::Missing("/casewright/worker.js"));
        page.reload().await;
        page.until("the worker to go", WORKERS, &[], Vec::<String>::is_empty).await;
        page.until("its caches to go", CACHES, &[], BTreeSet::<String>::is_empty).await;
        let of_page = || page.site.requests().iter().filter(|path| *path == PATH).count();
        let before = of_page();
        page.reload().await;
        page.find(Kind::Heading, "What does the customer need?").await;
        assert!(of_page() > before, "the page comes from the server again");
        let _ = page.console().await;
    });
}

#[test]
fn two_copies_on_one_server_share_no_cache() {
    if !Needs::Worker.here() {
        return;
    }
    drive(WORLD, |page| async move {
        let mut caches = visited(&page).await;
        page.driver.client().goto(&format!("{}{OTHER}", page.site.origin())).await.unwrap();
        caches.extend([build(), "data".to_owned()].iter().map(|of| cache(OTHER, of)));
        page.until("the other copy", CACHES, &[], |now: &BTreeSet<String>| *now == caches).await;
        page.until("its worker", WORKERS, &[], |workers: &BTreeSet<String>| workers.len() == 2).await;

        page.site.send_parts(Parts::Missing("/casewright/worker.js"));
        page.open("#/").await;
        page.until("the first one to go", WORKERS, &[], |workers: &Vec<String>| workers == &[OTHER]).await;
        caches.retain(|name| name.contains(OTHER));
        page.until("its caches to go", CACHES, &[], |now: &BTreeSet<String>| *now == caches).await;
        the_console_names_only_files(&page).await;
    });
}

#[test]
fn where_the_browser_refuses_workers_the_page_goes_on() {
    let refused = "Object.defineProperty(navigator, 'serviceWorker', {
        get() { throw new DOMException('refused by a test', 'SecurityError'); },
    });";
    drive(World { before: refused, worker: true, ..World::DEFAULT }, |page| async move {
        escalation::begin(&page).await;
        page.until("a while after the start", "performance.now()", &[], |now: &f64| *now > 3_000.0).await;
    });
}

// ---- The build -----------------------------------------------------------------------------------------------------------

#[test]
fn the_worker_lists_every_file_of_the_build() {
    let dist = casewright_testing::root().join("dist");
    let worker = std::fs::read_to_string(dist.join("worker.js")).unwrap();
    let list = worker.split_once("FILES=").unwrap().1.split_once(";\n").unwrap().0;
    let list: serde_json::Map<String, Value> = serde_json::from_str(list).unwrap();
    let mut files = BTreeSet::new();
    let mut folders = vec![dist.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(&dist).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let outside = |name: &String| {
        ["index.html", "worker.js", "pack.json", "site.json"].contains(&name.as_str())
            || [".br", ".gz"].iter().any(|twin| name.ends_with(twin))
            || name.starts_with("pack/")
    };
    files.retain(|name| !outside(name));
    assert_eq!(list.keys().cloned().collect::<BTreeSet<_>>(), files);
}

#[test]
fn a_file_that_cannot_be_kept_fails_the_build() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("build-{}", std::process::id()));
    let complete = |name: &str, bytes: usize| {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for (file, text) in [("index.html", "<html lang=en>"), ("worker.js", "")] {
            std::fs::write(folder.join(file), text).unwrap();
        }
        std::fs::write(folder.join(name), vec![b' '; bytes]).unwrap();
        let script = casewright_testing::root().join("scripts/offline.mjs");
        let done = Command::new("node").arg(script).arg(&folder).output().unwrap();
        (done.status.success(), String::from_utf8(done.stderr).unwrap())
    };
    assert_eq!(complete("small.js", 10), (true, String::new()));
    let (done, said) = complete("large.wasm", 1_500_001);
    assert!(!done && said.contains("large.wasm has 1500001 bytes"), "{said}");
    let (done, said) = complete("a b.js", 10);
    assert!(!done && said.contains("a b.js has a name that is no plain address"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}
