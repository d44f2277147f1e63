//! The time that pages take to list a year of cases. `cargo test --test e2e -- --ignored --nocapture measuring::` prints it.

use casewright_compiler::compile;
use casewright_core::case::store;
use serde_json::{Value, json};

use crate::page::{Page, World, drive};
use casewright_testing::year;

const SEED: u64 = 2026;

/// Cases are put into the browser in so many at a time.
const AT_ONCE: usize = 250;

/// Words as they are looked for: one that is nearly everywhere, one that is rare, two, and none at all.
const QUERIES: [&str; 4] = ["customer", "clawback", "credit invoice", "qqqq"];

/// The scripting time of a page since its beginning, in milliseconds.
async fn worked(page: &Page) -> f64 {
    let metrics = page.driver.devtools("Performance.getMetrics", json!({})).await;
    let all = metrics["metrics"].as_array().unwrap();
    all.iter().find(|one| one["name"] == "ScriptDuration").unwrap()["value"].as_f64().unwrap() * 1000.0
}

/// The time of each letter of a query until its results are drawn and laid out, in milliseconds.
async fn typed(page: &Page, query: &str) -> Vec<f64> {
    let mut times = Vec::new();
    for end in 1..=query.len() {
        let script = "const [text, done] = arguments;
            const field = document.getElementById('search');
            const begun = performance.now();
            field.value = text;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            const after = new MessageChannel();
            after.port1.onmessage = () => { document.body.offsetHeight; done(performance.now() - begun); };
            after.port2.postMessage(0);";
        let time = page.driver.client().execute_async(script, vec![json!(&query[..end])]).await.unwrap();
        times.push(time.as_f64().unwrap());
    }
    times
}

#[test]
#[ignore = "measures; takes a minute"]
fn a_year_of_cases() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
        let pack = compile(&casewright_testing::folder()).pack.unwrap();
        let cases = year::year(SEED, &pack.procedures);
        for some in cases.chunks(AT_ONCE) {
            let some: Vec<Value> = some.iter().map(|case| json!([case.id.as_str(), store(case)])).collect();
            let put = "arguments[0].forEach(([id, text]) => localStorage.setItem('casewright.case.' + id, text))";
            let _: Option<()> = page.ask(put, &[json!(some)]).await;
        }
        let open = cases.iter().filter(|case| case.closed.is_none()).count();
        println!("{} cases, {open} of them open", cases.len());

        page.driver.devtools("Performance.enable", json!({})).await;
        for _ in 0..5 {
            page.reload().await;
            page.wait_for_text("closed").await;
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            println!("home: {:.0} ms of scripting", worked(&page).await);
        }
        page.open("#/search").await;
        page.wait_for_text("Search").await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        println!("search: {:.0} ms of scripting until it is there", worked(&page).await);
        for query in QUERIES {
            let times = typed(&page, query).await;
            let times: Vec<String> = times.iter().map(|time| format!("{time:.1}")).collect();
            println!("“{query}”, a letter each: {} ms", times.join(" "));
        }
    });
}
