//! The examples of docs/command-line.md.

use super::*;

#[test]
fn the_document_tells_what_the_commands_print() {
    let path = casewright_testing::root().join("docs/command-line.md");
    let document = fs::read_to_string(&path).unwrap();
    let place = Place::new("document");
    place.file("slip.toml", &named_block(&document, "visit.toml").replace("is = \"day -", "is = \"dya -"));
    let next = named_block(&document, "visit.toml")
        .replace("after = \"48 hours\"", "after = \"36 hours\"")
        .replace("label = \"Fitting\"", "label = \"Installation\"")
        .replace("id = \"order_form\"\nlevel = \"note\"", "id = \"order_form\"\nlevel = \"warn\"");
    place.file("next.toml", &next);
    place.file("site.json", "{\n  \"salesforce\": \"https://acme.my.salesforce.com/lightning\"\n}\n");
    let printed = console_blocks_run(&document, &place);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, printed).unwrap();
    } else if let Some((is, should)) = document.lines().zip(printed.lines()).find(|(is, should)| is != should) {
        panic!("docs/command-line.md says\n  {is}\nwhere the tool prints\n  {should}\n(UPDATE_DOCS=1 writes it anew)");
    } else {
        assert_eq!(document, printed);
    }
}

/// The text of the block whose first line names a file: "```toml visit.toml".
pub(crate) fn named_block(document: &str, name: &str) -> String {
    let mut lines =
        document.lines().skip_while(|line| !(line.starts_with("```") && line.ends_with(&format!(" {name}"))));
    assert!(lines.next().is_some(), "no block {name}");
    lines.take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect()
}

/// The document with the current output below each of its commands.
fn console_blocks_run(document: &str, place: &Place) -> String {
    let mut printed = String::new();
    let mut inside = false;
    let mut code = 0;
    for line in document.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        }
        match line.strip_prefix("$ ") {
            Some(command) if inside => {
                printed += &format!("{line}\n");
                if command == "echo $?" {
                    printed += &format!("{code}\n");
                } else {
                    let ran = shell(command, place);
                    printed += &ran.stdout;
                    printed += &ran.stderr;
                    code = ran.code;
                }
            }
            _ if inside && line != "```console" => {}
            _ => printed += &format!("{line}\n"),
        }
    }
    printed
}

/// Runs `casewright …` or `echo '…' | casewright …`.
fn shell(command: &str, place: &Place) -> Ran {
    let (stdin, command) = match command.strip_prefix("echo '").and_then(|rest| rest.split_once("' | ")) {
        Some((text, command)) => (format!("{text}\n"), command),
        None => (String::new(), command),
    };
    let arguments: Vec<&str> = command.strip_prefix("casewright ").expect("a command of the tool").split(' ').collect();
    place.run(&arguments, &stdin)
}
