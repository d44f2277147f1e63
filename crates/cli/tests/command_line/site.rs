//! `check-site`.

use super::*;

/// The exit code, and what is said of a file.
#[track_caller]
fn check(place: &Place, site: &str, code: i32, said: &str) {
    place.file("site.json", site);
    let ran = place.run(&["check-site", "site.json"], "");
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (code, said, ""), "{site}");
}

#[test]
fn a_good_file_has_no_findings() {
    let place = Place::new("site_good");
    let good = "{\n  \"salesforce\": \"https://acme.my.salesforce.com\"\n}\n";
    check(&place, good, 0, "site.json: no findings\n");
    check(&place, &format!("\u{feff}{good}"), 0, "site.json: no findings\n");
    assert_eq!(place.run(&["check-site", "-"], good).stdout, "standard input: no findings\n");
    let built = fs::read_to_string(casewright_testing::root().join("site.json")).unwrap();
    check(&place, &built, 0, "site.json: no findings\n");
    let manual = fs::read_to_string(casewright_testing::root().join("docs/hosting.md")).unwrap();
    for example in manual.split("```json\n").skip(1) {
        check(&place, example.split("```").next().unwrap(), 0, "site.json: no findings\n");
    }
}

#[test]
fn every_fault_is_told_with_its_line() {
    let place = Place::new("site_faults");
    check(
        &place,
        "{\n  \"saleforce\": \"x\",\n  \"título\": { \"a\":\n 1 },\n  \"salesforce\": \"http://acme.com\",\n  \"salesforce\": 7\n}\n",
        1,
        "\
site.json:2:16: error: unknown entry `saleforce`
  |
2 |   \"saleforce\": \"x\",
  |                ^^^ did you mean `salesforce`?

site.json:3:13: error: unknown entry `título`
  |
3 |   \"título\": { \"a\":
  |             ^^^^^^ the page passes it over; it knows title, logo, accent, note, links, people, hours, holidays, salesforce, storage

site.json:5:17: error: `salesforce` is there twice
  |
5 |   \"salesforce\": \"http://acme.com\",
  |                 ^^^^^^^^^^^^^^^^^ only the last one counts: remove the others

site.json:6:17: error: `salesforce` is no text
  |
6 |   \"salesforce\": 7
  |                 ^ write it in double quotes

site.json: 4 errors
",
    );
    check(
        &place,
        "{ \"salesforce\": \"https://acme.com/lightning\" }",
        1,
        "\
site.json:1:17: error: `salesforce` is not the address of a Salesforce
  |
1 | { \"salesforce\": \"https://acme.com/lightning\" }
  |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write `https://` and the name of the host, and nothing after that, such as https://acme.my.salesforce.com

site.json: 1 error
",
    );
}

/// One line for each fault: where it is, what is wrong, what to do.
const WRONG: &str = r##"{
  "title": "Team\nBlue",
  "logo": "https://acme.com/logo.svg",
  "accent": "#ffcc00",
  "note": ["Ask Dana"],
  "links": [
    { "label": "Wiki", "to": "javascript:alert(1)" },
    { "label": "Help" },
    "https://acme.com"
  ],
  "people": { "Ops": "Max", "1": ["Dana", ""] },
  "hours": { "days": ["mon", "Tuesday"], "from": "8 am", "to": "24:30", "us_federal": "yes", "til": "18:00" },
  "holidays": ["12/24/2026"],
  "storage": "My copy"
}
"##;

const TOLD: &str = r##"site.json:2:12: error: `title` is more than one line
  |            ^^^^^^^^^^^^ leave out line breaks, tabs and other control characters
site.json:3:11: error: `logo` is not the path of a picture beside the page
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write the path from index.html, of letters, digits, `-`, `_`, `.` and `/`, such as logo.svg (or .png, .webp, .jpg)
site.json:4:13: error: `accent` is too pale: text in it could not be read
  |             ^^^^^^^^^ the page uses #826800 in its place; write that, or a darker color
site.json:5:11: error: `note` is no text
  |           ^^^^^^^^^^^^ write it in double quotes
site.json:7:30: error: `links.1.to` is no address that a link can lead to
  |                              ^^^^^^^^^^^^^^^^^^^^^ write an address of https://, http:// or mailto:, or a path beside the page such as help/index.html
site.json:8:5: error: `links.2` has no `to`
  |     ^^^^^^^^^^^^^^^^^^^ write it as { "label": "Wiki", "to": "https://wiki.acme.com" }
site.json:9:5: error: `links.3` is no list of entries in { }
  |     ^^^^^^^^^^^^^^^^^^ write it as { "label": "Wiki", "to": "https://wiki.acme.com" }
site.json:11:22: error: `people.Ops` is no list
   |                      ^^^^^ write it as ["Dana Lee"]
site.json:11:43: error: `people.1.2` is empty
   |                                           ^^ fill it in, or remove it
site.json:12:30: error: `hours.days.2` is no day
   |                              ^^^^^^^^^ the days are mon, tue, wed, thu, fri, sat, sun
site.json:12:50: error: `hours.from` is no time of day
   |                                                  ^^^^^^ write for example "08:00" or "17:30"
site.json:12:64: error: `hours.to` is no time of day
   |                                                                ^^^^^^^ write for example "08:00" or "17:30"
site.json:12:87: error: `hours.us_federal` is neither true nor false
   |                                                                                 ^^^^^ write true or false, without quotes
site.json:12:101: error: unknown entry `hours.til`
   |                                                                                 ^^^^^^^ the page passes it over; it knows days, from, to, us_federal
site.json:13:16: error: `holidays.1` is no date
   |                ^^^^^^^^^^^^ write for example "2026-12-24", a day that the calendar has
site.json:14:14: error: `storage` is no name of a copy
   |              ^^^^^^^^^ take up to 32 small letters, digits and hyphens, such as trial
"##;

#[test]
fn each_fault_of_the_host_s_own_says_what_to_do() {
    let place = Place::new("site_own");
    place.file("site.json", WRONG);
    let ran = place.run(&["check-site", "site.json"], "");
    let lines = ran.stdout.lines();
    let told: Vec<&str> = lines.filter(|line| line.contains(": error: ") || line.contains('^')).collect();
    assert_eq!(told.join("\n"), TOLD.trim_end(), "{}", ran.stdout);
    assert_eq!(ran.code, 1);
    for (entries, said) in [
        ("\"accent\": \"red\"", "`accent` is no color"),
        ("\"people\": [1]", "write it as { \"Billing Manager\": [\"Dana Lee\"] }"),
        ("\"hours\": { \"days\": [\"mon\"], \"from\": \"8:00\" }", "`hours` has no `to`"),
        ("\"hours\": { \"days\": [], \"from\": \"8:00\", \"to\": \"7:00\" }", "`hours.days` is empty"),
        (
            "\"hours\": { \"days\": [\"mon\"], \"from\": \"8:00\", \"to\": \"7:00\" }",
            "ends before it begins, by `hours.to`",
        ),
        ("\"links\": 1", "`links` is no list"),
    ] {
        place.file("site.json", &format!("{{ {entries} }}"));
        let ran = place.run(&["check-site", "site.json"], "");
        assert!(ran.stdout.contains(said) && ran.stdout.ends_with("site.json: 1 error\n"), "{}", ran.stdout);
    }
}

/// However much of it there is, a fault is a few short lines.
#[test]
fn a_fault_of_a_hundred_thousand_characters_is_told_shortly() {
    let place = Place::new("site_long");
    let long = "é👩‍👩‍👧דנה<b>".repeat(10_000);
    let list = vec!["\"a\""; 100_000].join(",");
    for entries in [
        format!("\"title\": \"{long}\""),
        format!("\"{long}\": 1"),
        format!("\"people\": {{ \"{long}\": 1 }}"),
        format!("\"holidays\": \"{long}\""),
        format!("\"links\": {}1{}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("\"days\": [{list}]"),
    ] {
        place.file("site.json", &format!("{{ {entries} }}"));
        let ran = place.run(&["check-site", "site.json"], "");
        assert_eq!((ran.code, ran.stdout.ends_with("site.json: 1 error\n")), (1, true));
        assert!(ran.stdout.len() < 2_000, "{}", ran.stdout.len());
    }
}

#[test]
fn what_cannot_be_read_is_told_where_it_ends() {
    let folder = Place::new("site_unreadable");
    const HELP: &str = "names and texts are in double quotes, with a comma between entries and none after the last";
    const NAME: &str = "the name of an entry must stand here, in double quotes";
    for (site, place, what, line, carets) in [
        ("", "1:1", "it ends too early", "1 | ", "  | ^"),
        ("{ \"salesforce\": \"\"", "1:18", "it ends too early", "1 | { \"salesforce\": \"\"", "  |                  ^"),
        ("{\n \"salesforce\": \"\",\n}", "3:1", NAME, "3 | }", "  | ^"),
        ("{ 'salesforce': 1 }", "1:3", NAME, "1 | { 'salesforce': 1 }", "  |   ^"),
        ("{ \"ä\": ä }", "1:8", "expected value", "1 | { \"ä\": ä }", "  |        ^"),
    ] {
        let said = format!(
            "site.json:{place}: error: this is not JSON: {what}\n  |\n{line}\n{carets} {HELP}\n\nsite.json: 1 error\n"
        );
        check(&folder, site, 1, &said);
    }
    let said = "site.json: error: this is no list of entries in { }; write it as { \"salesforce\": \"https://acme.my.salesforce.com\" }";
    check(&folder, "[]", 1, &format!("{said}\n\nsite.json: 1 error\n"));
}

#[test]
fn a_file_that_is_not_there_is_bad_use() {
    let place = Place::new("no_site");
    place.refuses(&["check-site"], "", "`check-site` needs FILE");
    place.refuses(&["check-site", "site.json"], "", "cannot read site.json");
    place.refuses(&["check-site", "pack.json", "other"], "", "does not take `other`");
}
