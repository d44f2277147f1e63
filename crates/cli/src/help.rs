//! The output of `--help`: a page of all commands, and one of each.

use super::arguments::COMMANDS;

/// The page of a command, or of all of them.
pub(super) fn page(command: Option<&str>) -> String {
    let Some(one) = command.and_then(|command| PAGES.iter().find(|page| page.command == command)) else {
        return ALL.to_owned();
    };
    let Page { command, takes, does, exit } = one;
    let mut page = format!("Usage: casewright {command}{takes}\n\n{does}\n");
    let options = COMMANDS.iter().find(|(name, _)| name == command).map_or(&[][..], |(_, options)| options);
    let here = |of: &str| of.is_empty() || of == *command;
    let taken = OPTIONS.iter().filter(|(name, of, _)| options.contains(name) && here(of));
    let lines: Vec<&str> = taken.map(|(_, _, line)| *line).collect();
    if !lines.is_empty() {
        page += &format!("\n{}\n", lines.join("\n"));
    }
    page + &format!("\nExit codes: {exit}; 2 bad use.\n")
}

struct Page {
    command: &'static str,
    /// What follows the name of the command.
    takes: &'static str,
    does: &'static str,
    exit: &'static str,
}

const PAGES: [Page; 11] = [
    Page {
        command: "check",
        takes: " [PATH…]",
        does: "Looks for faults in procedures, and runs their examples.\n\n\
            PATH is a file, a folder with its *.toml, or - for standard input. Without one it is the folder `procedures` here,\n\
            else the procedures of this folder, else the built-in ones; the output says which.",
        exit: "0 nothing was found; 1 an error or a warning was found",
    },
    Page {
        command: "compile",
        takes: " [PATH…] --out FILE",
        does: "Checks procedures like `check`, and writes them as the pack of the page.\n\n\
            PATH is a file, a folder with its *.toml, or - for standard input. Without one it is the folder `procedures` here,\n\
            else the procedures of this folder, else the built-in ones; the output says which.",
        exit: "0 it is written; 1 an error was found, and nothing is written",
    },
    Page {
        command: "changes",
        takes: " OLD NEW",
        does: "Says what is different in another version of a procedure, a sentence a line.\n\n\
            OLD and NEW are source files, or files of a procedure from the folder of a pack.",
        exit: "0 they were compared; 1 one of them has errors",
    },
    Page { command: "list", takes: " [--pack FILE]", does: "Lists the procedures, as JSON.", exit: "0 fine" },
    Page {
        command: "fields",
        takes: " PROCEDURE [--pack FILE]",
        does: "Lists what a procedure asks, as JSON.",
        exit: "0 fine",
    },
    Page {
        command: "ours",
        takes: " PROCEDURE [--pack FILE]",
        does: "Lists what a procedure adds to its documents, as JSON.",
        exit: "0 fine",
    },
    Page {
        command: "map",
        takes: " PROCEDURE [--as svg|mermaid] [--pack FILE]",
        does: "Draws a procedure: its stages, steps, branches and clocks.\n\n\
            SVG is a file that needs nothing else, dark or light as the system is. Mermaid is for documents and wikis that draw it.",
        exit: "0 fine",
    },
    Page {
        command: "evaluate",
        takes: " PROCEDURE --answers FILE --now TIME [--zone NAME] [--pack FILE]",
        does: "Says how a case stands, as JSON.",
        exit: "0 fine",
    },
    Page {
        command: "post",
        takes: " PROCEDURE POST --answers FILE --now TIME [--as text|html] [--draft] [--zone NAME] [--pack FILE]",
        does: "Prints the text to paste.",
        exit: "0 it is printed; 1 it may not go out yet, and the reasons are said",
    },
    Page {
        command: "serve",
        takes: " FOLDER [--port N] [--host ADDRESS]",
        does: "Serves a folder with the page until Ctrl+C, with the headers that it wants, and says where it is.\n\n\
            It is there to look at a page on this machine. For a team, put the folder on a web server.",
        exit: "it ends with Ctrl+C",
    },
    Page {
        command: "check-site",
        takes: " FILE",
        does: "Looks for faults in a site.json, the file with the settings of whoever hosts the page.\n\n\
            FILE is a file, or - for standard input.",
        exit: "0 nothing was found; 1 a fault was found",
    },
];

/// The options, each with its line; with a command in between where it means another thing for each.
const OPTIONS: [(&str, &str, &str); 10] = [
    ("out", "", "  --out FILE       where to write the pack"),
    ("pack", "", "  --pack FILE      use the procedures of this pack.json instead of the built-in ones"),
    (
        "answers",
        "",
        "  --answers FILE   the case as JSON, {\"begun\": …, \"answers\": {…}, \"ticks\": {…}, \"log\": […], \"linked\": […]}; - reads standard input",
    ),
    (
        "now",
        "",
        "  --now TIME       when the case is looked at: 2026-03-07T14:10:00-06:00, or \"2026-03-07 14:10\" for local time",
    ),
    ("zone", "", "  --zone NAME      where: America/Chicago; else the offset in --now holds, and without one UTC"),
    ("as", "map", "  --as svg|mermaid  a file with a picture (the default) or a Mermaid flow chart"),
    ("as", "post", "  --as text|html   plain text (the default) or feed HTML"),
    ("draft", "", "  --draft          print the post even if it may not go out yet, marked DRAFT"),
    ("port", "", "  --port N         the port; 8080 if none is given, and 0 for any that is free"),
    (
        "host",
        "",
        "  --host ADDRESS   the address of this machine; 127.0.0.1 if none is given, which no other machine reaches",
    ),
];

/// The page of all commands.
const ALL: &str = "\
Casewright guides through an SOP and writes the post for the Salesforce case.

Usage: casewright COMMAND

  check [PATH…]                        look for faults in procedures and run their examples
  compile [PATH…] --out FILE           the same, and write them as the pack.json of the page
  changes OLD NEW                      what is different in another version of a procedure, a sentence a line
  list                                 the procedures, as JSON
  fields PROCEDURE                     what a procedure asks, as JSON
  ours PROCEDURE                       what a procedure adds to its documents, as JSON
  map PROCEDURE [--as svg|mermaid]     its stages, steps, branches and clocks as a picture
  evaluate PROCEDURE --answers FILE --now TIME
                                       how a case stands, as JSON
  post PROCEDURE POST --answers FILE --now TIME [--as text|html] [--draft]
                                       the text to paste
  serve FOLDER [--port N] [--host ADDRESS]
                                       a folder with the page at an address of this machine
  check-site FILE                      look for faults in a site.json

PATH is a file, a folder with its *.toml, or - for standard input. Without one it is the folder `procedures` here, else the procedures of this folder,
else the built-in ones; the output says which. The other commands take the same where no --pack is given.
OLD and NEW are source files, or files of a procedure from the folder of a pack.

  --out FILE       where to write the pack
  --pack FILE      use the procedures of this pack.json instead of the built-in ones
  --answers FILE   the case as JSON, {\"begun\": …, \"answers\": {…}, \"ticks\": {…}, \"log\": […], \"linked\": […]}; - reads standard input
  --now TIME       when the case is looked at: 2026-03-07T14:10:00-06:00, or \"2026-03-07 14:10\" for local time
  --zone NAME      where: America/Chicago; else the offset in --now holds, and without one UTC
  --as FORM        a post as text (the default) or html, a map as svg (the default) or mermaid
  --draft          print the post even if it may not go out yet, marked DRAFT
  --port N         where `serve` listens; 8080 if none is given, and 0 for any that is free
  --host ADDRESS   the same; 127.0.0.1 if none is given, which no other machine reaches
  --help           this page; after a command, the page of that command
  --version

Exit codes: 0 fine; 1 check or check-site found something, compile or changes found errors, or a post is withheld; 2 bad use.
";
