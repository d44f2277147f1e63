//! The page in another language than the procedures.

use serde_json::Value;

use crate::ccc::{self, CUSTOMER, LINES, assert_lines};
use crate::page::{CONTROL, ENTER, Kind, Page, World, drive};

/// Somebody in Mexico, who reads English, too.
pub(crate) const SPANISH: World = World { languages: "es-MX,es,en-US,en", ..World::DEFAULT };

const LANGUAGE: &str = "document.documentElement.lang";

#[test]
fn a_case_is_begun_and_copied_in_spanish_and_its_post_is_the_same() {
    drive(SPANISH, |page| async move {
        page.open("#/").await;
        page.find(Kind::Heading, "¿Qué necesita el cliente?").await;
        assert_eq!(page.ask::<String>(LANGUAGE, &[]).await, "es");
        ccc::begin(&page).await;
        ccc::fill_cancellation(&page).await;
        page.click(Kind::Button, "Copy for Ops").await;
        page.wait_for_text("Copiado, con formato y como texto. Pégalo en Salesforce.").await;
        let pasted = page.pasted().await;
        assert_lines(&pasted.plain, LINES);
    });
}

#[test]
fn what_is_of_the_procedure_is_marked_as_english_and_what_is_wrong_is_said_in_spanish() {
    drive(SPANISH, |page| async move {
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.tick("Cancellation").await;
        for words in
            [".stages h2", "#stage-heading", ".step h3", ".field label", "legend", ".paper .part", ".step .says > p"]
        {
            let language = format!("document.querySelector({words:?})?.lang");
            assert_eq!(page.ask::<Option<String>>(&language, &[]).await.as_deref(), Some("en"), "{words}");
        }
        // Nothing of the face is: its words stand in no element of another language.
        let strange = "person.all('button').filter(one => one.closest('main [lang]') && /Deshacer|Borrar|Abrir/.test(person.named(one)))
            .map(person.named)";
        assert_eq!(page.ask::<Vec<String>>(strange, &[]).await, [""; 0]);
        page.go_to("Verify").await;
        page.fill("Latest Closed/Won opportunity", "31/12/2025").await;
        page.fill("Written request received", "").await;
        page.wait_for_text("Ese día no existe en el calendario.").await;
    });
}

/// Reasons are unfolded from the start.
const REASONS: &str = r#"localStorage.setItem('casewright.settings', '{"reasons":true}');"#;

#[test]
fn why_something_is_so_is_said_in_spanish() {
    drive(World { zone: "America/Chicago", before: REASONS, ..SPANISH }, |page| async move {
        ccc::begin_billing(&page).await;
        page.wait_for_text("48 horas después; Genpac tagged: 20 nov 2026").await;
        page.wait_for_text("; horas de reloj").await;
        page.click(Kind::Link, "Pendientes").await;
        page.wait_for_text("48 horas después; Genpac tagged: 20 nov 2026").await;
        // A checklist says its conditions and spans.
        page.open("#/procedures/ccc/print").await;
        page.wait_for_text("Al cabo de 24 horas").await;
        page.wait_for_text(" incluye “Cancellation”").await;
    });
}

#[test]
fn days_numbers_and_sums_are_written_as_the_reader_does() {
    // The same day and the same sum to three readers; what was typed stays as it was typed.
    for (languages, today, read, size) in [
        ("en-US,en", "Today is day 9 (Mar 7, 2026).", "", "1,234"),
        ("en-GB,en", "Today is day 9 (7 Mar 2026).", "Read as 6 Mar 2026", "1,234"),
        ("es-ES,es", "Hoy es el día 9 (7 mar 2026).", "Se lee como 6 mar 2026", "1234"),
    ] {
        drive(World { languages, ..World::DEFAULT }, move |page| async move {
            page.set_clock("2026-03-07T23:30");
            page.open("#/").await;
            page.click(Kind::Button, "An invoice is not paid").await;
            page.fill("Account name", "Cedar Hill Clinic").await;
            page.choose("Whose segment?", "Core CSM").await;
            page.fill("Due date of the invoice", "2/26/2026").await;
            page.wait_for_text(today).await;
            page.value_is("Due date of the invoice", "2/26/2026").await;
            // Readers who write the day first are told which day was read.
            page.fill("Due date of the invoice", "3/6/2026").await;
            match read {
                "" => page.wait_until_gone("Read as").await,
                read => page.wait_for_text(read).await,
            }
            // The browser itself agrees.
            let written: String =
                page.ask("new Intl.NumberFormat(document.documentElement.dataset.locale).format(1234)", &[]).await;
            assert_eq!(written, size);
        });
    }
}

#[test]
fn the_language_is_changed_and_changed_back_and_the_case_stays() {
    drive(SPANISH, |page| async move {
        // Whoever only chose a language is still new here.
        page.open("#/").await;
        page.find(Kind::Button, "Verlo en un caso de muestra").await;
        change(&page, "Ir a un caso, campo, paso, término o acción", "English", "en").await;
        page.find(Kind::Button, crate::tour::OFFER).await;
        change(&page, "Jump to a case, field, step, term or action", "Español", "es").await;
        ccc::begin_here(&page).await;
        ccc::request(&page, "Yes").await;
        change(&page, "Ir a un caso, campo, paso, término o acción", "English", "en").await;
        page.find(Kind::Heading, "Before you copy").await;
        assert_eq!(page.ask::<String>(LANGUAGE, &[]).await, "en");
        page.value_is("Customer name", CUSTOMER).await;
        page.choice_is("Customer Email Request Included", Kind::Radio, "Yes", true).await;
        // It was chosen, whatever the browser asks for.
        page.reload().await;
        page.find(Kind::Button, "Undo").await;
        change(&page, "Jump to a case, field, step, term or action", "Español", "es").await;
        page.find(Kind::Heading, "Antes de copiar").await;
        page.value_is("Customer name", CUSTOMER).await;
        // The pages that were not open yet, too.
        page.open("#/storage").await;
        page.find(Kind::Heading, "Datos").await;
        page.find(Kind::Heading, "Copia de seguridad").await;
    });
}

/// Changes the language, and waits for the page that is loaded in it.
async fn change(page: &Page, palette: &str, language: &str, code: &str) {
    page.press(&[CONTROL, 'k']).await;
    page.wait_for_focus(palette).await;
    crate::palette::arrived(page).await;
    page.press(&language.chars().collect::<Vec<_>>()).await;
    let offered = "[...document.querySelectorAll('#palette [role=option]')].map(person.named)";
    page.until(&format!("{language} to be offered"), offered, &[], |all: &Vec<String>| {
        all.first().is_some_and(|first| first.contains(language))
    })
    .await;
    page.press(&[ENTER]).await;
    page.until(language, LANGUAGE, &[], |now: &String| now == code).await;
}

/// The file of the language comes from nowhere, or is something else.
const NO_FILE: &str = "const fetched = window.fetch;
    window.fetch = (file, how) => String(file.url ?? file).includes('/languages/') ? Promise.reject(new TypeError('refused by a test')) : fetched(file, how);";
const ANOTHER_FILE: &str = "const fetched = window.fetch;
    window.fetch = (file, how) => String(file.url ?? file).includes('/languages/') ? Promise.resolve(new Response('{\"Casos\": [1]}')) : fetched(file, how);";
const HALF_A_FILE: &str = "const fetched = window.fetch;
    window.fetch = (file, how) => String(file.url ?? file).includes('/languages/')
        ? Promise.resolve(new Response('{\"Cases\": \"Casos\", \"Storage\": 7, \"{0} of {1}\": \"de {1\"}')) : fetched(file, how);";

#[test]
fn where_the_file_does_not_come_the_page_is_english_and_says_so() {
    for before in [NO_FILE, ANOTHER_FILE] {
        drive(World { before, ..SPANISH }, |page| async move {
            page.open("#/").await;
            page.find(Kind::Heading, "What does the customer need?").await;
            assert_eq!(page.ask::<String>(LANGUAGE, &[]).await, "en");
            let said: String = page.ask("document.getElementById('unspoken').innerText", &[]).await;
            assert!(said.contains("Español") && said.contains("Nothing is lost"), "{said}");
            ccc::begin(&page).await;
            page.fill("Customer name", CUSTOMER).await;
            page.wait_for_text("Before you copy").await;
            // It is said on the page, and nowhere as a fault of the program.
            assert_eq!(page.console().await, Vec::<String>::new());
        });
    }
}

#[test]
fn what_a_file_lacks_is_said_in_english() {
    drive(World { before: HALF_A_FILE, ..SPANISH }, |page| async move {
        page.open("#/").await;
        page.find(Kind::Heading, "What does the customer need?").await;
        page.find(Kind::Link, "Casos").await;
        page.find(Kind::Link, "Storage").await;
        ccc::begin(&page).await;
        page.fill("Customer name", CUSTOMER).await;
        page.wait_for_text("Before you copy").await;
    });
}

#[test]
fn a_reader_of_english_fetches_no_language() {
    drive(World::default(), |page| async move {
        page.open("#/").await;
        page.wait_for_text("No cases yet.").await;
        assert!(!page.site.requests().iter().any(|path| path.contains("languages")), "{:?}", page.site.requests());
        let none: Option<Value> = page.ask("document.documentElement.words ?? null", &[]).await;
        assert_eq!(none, None);
    });
}
