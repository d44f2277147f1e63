//! That these tests would notice: each breaks what the others rely on, and has to fail.

use crate::page::{Kind, World, drive};
use crate::site::{Pack, Site};

#[test]
#[should_panic(expected = "policy: style-src")]
fn a_breach_of_the_policy_is_noticed() {
    let before = "addEventListener('load', () => document.body.setAttribute('style', 'color: red'));";
    drive(World { before, ..World::default() }, |page| async move {
        page.open("#/").await;
        page.find(Kind::Heading, "What does the customer need?").await;
    });
}

#[test]
#[should_panic(expected = "the console says")]
fn an_error_on_the_console_is_noticed() {
    let before = "addEventListener('load', () => console.error('from a test'));";
    drive(World { before, ..World::default() }, |page| async move {
        page.open("#/").await;
        page.find(Kind::Heading, "What does the customer need?").await;
    });
}

/// The policy would refuse such a request, so this one comes from a page without it.
#[test]
#[should_panic(expected = "the page asked others")]
fn a_request_to_another_server_is_noticed() {
    drive(World::default(), |page| async move {
        page.driver.client().goto(&format!("{}/paste", page.site.origin())).await.unwrap();
        let other = Site::start(Pack::Sent).await;
        let asked = "fetch(arguments[0], { mode: 'no-cors' }).then(() => true)";
        assert!(page.ask::<bool>(asked, &[other.page("").into()]).await);
    });
}

#[test]
#[should_panic(expected = "are called \"Cases\"")]
fn two_things_of_one_name_are_noticed() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.find(Kind::Heading, "What does the customer need?").await;
        page.ask::<Option<String>>("(document.querySelector('main').append(...['#/a', '#/b'].map(to => Object.assign(document.createElement('a'), { href: to, textContent: 'Cases' }))), null)", &[]).await;
        page.find(Kind::Link, "Cases").await;
    });
}
