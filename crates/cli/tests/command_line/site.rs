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
  |             ^^^^^^ the page passes it over; it knows salesforce, storage

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
