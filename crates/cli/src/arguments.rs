//! Parses the command line.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::vec;

use lexopt::{Arg, Parser};

use super::Failure;
use super::names::{one_line, unknown};

/// A command with its arguments.
pub(super) enum Command {
    /// The page of a command, or of all of them.
    Help {
        command: Option<&'static str>,
    },
    Version,
    Check {
        paths: Vec<PathBuf>,
    },
    Compile {
        paths: Vec<PathBuf>,
        out: PathBuf,
    },
    Serve {
        folder: PathBuf,
        host: String,
        port: u16,
    },
    CheckSite {
        file: PathBuf,
    },
    Changes {
        old: PathBuf,
        new: PathBuf,
    },
    List {
        pack: Option<PathBuf>,
    },
    Fields {
        pack: Option<PathBuf>,
        procedure: String,
    },
    Ours {
        pack: Option<PathBuf>,
        procedure: String,
    },
    Map {
        pack: Option<PathBuf>,
        procedure: String,
        form: MapForm,
    },
    Evaluate {
        pack: Option<PathBuf>,
        procedure: String,
        case: CaseArguments,
    },
    Post {
        pack: Option<PathBuf>,
        procedure: String,
        post: String,
        case: CaseArguments,
        form: Form,
        draft: bool,
    },
}

/// The case to evaluate, and when and where.
pub(super) struct CaseArguments {
    /// `-` for standard input.
    pub(super) answers: PathBuf,
    pub(super) now: String,
    pub(super) zone: Option<String>,
}

/// The format a post is printed in.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Text,
    Html,
}

/// The format a map is printed in.
#[derive(Clone, Copy)]
pub(super) enum MapForm {
    Svg,
    Mermaid,
}

/// Where `serve` listens unless it is told: on this machine alone.
const HOST: &str = "127.0.0.1";
const PORT: u16 = 8080;

/// The commands with their options.
pub(super) const COMMANDS: &[(&str, &[&str])] = &[
    ("check", &[]),
    ("compile", &["out"]),
    ("changes", &[]),
    ("list", &["pack"]),
    ("fields", &["pack"]),
    ("ours", &["pack"]),
    ("map", &["pack", "as"]),
    ("evaluate", &["pack", "answers", "now", "zone"]),
    ("post", &["pack", "answers", "now", "zone", "as", "draft"]),
    ("serve", &["host", "port"]),
    ("check-site", &[]),
    ("help", &[]),
    ("version", &[]),
];

/// The options, and whether they take a value.
const OPTIONS: &[(&str, bool)] = &[
    ("out", true),
    ("pack", true),
    ("answers", true),
    ("now", true),
    ("zone", true),
    ("as", true),
    ("draft", false),
    ("host", true),
    ("port", true),
    ("help", false),
    ("version", false),
];

/// Parses the command line, without the program's name.
pub(super) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Command, Failure> {
    let mut parser = Parser::from_args(arguments);
    let mut words = Vec::new();
    let mut options = BTreeMap::new();
    while let Some(argument) = parser.next().map_err(failure)? {
        let name = match argument {
            Arg::Value(word) => {
                words.push(word);
                continue;
            }
            Arg::Short('h') => "help",
            Arg::Short('V') => "version",
            Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
            Arg::Long(name) => name,
        };
        let Some(&(name, takes_value)) = OPTIONS.iter().find(|option| option.0 == name) else {
            return Err(unknown_option(&format!("--{name}")));
        };
        let value = if takes_value { parser.value().map_err(failure)? } else { OsString::new() };
        if options.insert(name, value).is_some() {
            return Err(Failure(format!("--{name} is given twice")));
        }
    }
    if options.contains_key("help") {
        return help(words.first());
    }
    if options.contains_key("version") {
        return Ok(Command::Version);
    }
    let mut words = words.into_iter();
    let Some(command) = words.next() else {
        return Err(Failure(format!("give a command: {}; or --help", commands().collect::<Vec<_>>().join(", "))));
    };
    Given { command: text(command)?, words, options }.command()
}

/// The arguments that are left to parse.
struct Given {
    command: String,
    words: vec::IntoIter<OsString>,
    options: BTreeMap<&'static str, OsString>,
}

impl Given {
    fn command(mut self) -> Result<Command, Failure> {
        let Some((_, options)) = COMMANDS.iter().find(|command| command.0 == self.command) else {
            return Err(Failure(unknown("command", &self.command, commands(), "")));
        };
        if let Some(stranger) = self.options.keys().find(|name| !options.contains(name)) {
            return Err(Failure(format!("`{}` takes no --{stranger}", self.command)));
        }
        match self.command.as_str() {
            "check" => Ok(Command::Check { paths: self.paths() }),
            "compile" => {
                let out = self.option("out").ok_or_else(|| self.lacks("--out FILE"))?.into();
                Ok(Command::Compile { paths: self.paths(), out })
            }
            "changes" => {
                let (old, new) = (self.path("OLD")?, self.path("NEW")?);
                self.no_more(Command::Changes { old, new })
            }
            "list" => {
                let pack = self.pack();
                self.no_more(Command::List { pack })
            }
            "fields" => {
                let command = Command::Fields { pack: self.pack(), procedure: self.word("PROCEDURE")? };
                self.no_more(command)
            }
            "ours" => {
                let command = Command::Ours { pack: self.pack(), procedure: self.word("PROCEDURE")? };
                self.no_more(command)
            }
            "map" => {
                let (pack, procedure, form) = (self.pack(), self.word("PROCEDURE")?, self.map_form()?);
                self.no_more(Command::Map { pack, procedure, form })
            }
            "evaluate" => {
                let (pack, procedure) = (self.pack(), self.word("PROCEDURE")?);
                let case = self.case()?;
                self.no_more(Command::Evaluate { pack, procedure, case })
            }
            "post" => {
                let (pack, procedure, post) = (self.pack(), self.word("PROCEDURE")?, self.word("POST")?);
                let (case, form) = (self.case()?, self.form()?);
                let draft = self.option("draft").is_some();
                self.no_more(Command::Post { pack, procedure, post, case, form, draft })
            }
            "serve" => {
                let command = Command::Serve { folder: self.path("FOLDER")?, host: self.host()?, port: self.port()? };
                self.no_more(command)
            }
            "check-site" => {
                let file = self.path("FILE")?;
                self.no_more(Command::CheckSite { file })
            }
            "version" => Ok(Command::Version),
            _ => help(self.words.next().as_ref()),
        }
    }

    fn case(&mut self) -> Result<CaseArguments, Failure> {
        let answers = self.option("answers").ok_or_else(|| self.lacks("--answers FILE (- for standard input)"))?;
        let now = self.option("now").ok_or_else(|| {
            self.lacks("--now TIME, such as 2026-03-07T14:10:00-06:00: it never asks the clock, so that it always answers the same")
        })?;
        let zone = self.option("zone").map(text).transpose()?;
        Ok(CaseArguments { answers: answers.into(), now: text(now)?, zone })
    }

    fn form(&mut self) -> Result<Form, Failure> {
        match self.option("as").map(text).transpose()?.as_deref() {
            None | Some("text") => Ok(Form::Text),
            Some("html") => Ok(Form::Html),
            Some(other) => Err(Failure(format!("--as takes text or html, not `{}`", one_line(other)))),
        }
    }

    fn map_form(&mut self) -> Result<MapForm, Failure> {
        match self.option("as").map(text).transpose()?.as_deref() {
            None | Some("svg") => Ok(MapForm::Svg),
            Some("mermaid") => Ok(MapForm::Mermaid),
            Some(other) => Err(Failure(format!("--as takes svg or mermaid, not `{}`", one_line(other)))),
        }
    }

    fn host(&mut self) -> Result<String, Failure> {
        self.option("host").map_or_else(|| Ok(HOST.to_owned()), text)
    }

    fn port(&mut self) -> Result<u16, Failure> {
        let Some(port) = self.option("port").map(text).transpose()? else { return Ok(PORT) };
        port.parse().map_err(|_| Failure(format!("--port takes a number up to 65535, not `{}`", one_line(&port))))
    }

    fn pack(&mut self) -> Option<PathBuf> {
        self.option("pack").map(PathBuf::from)
    }

    fn paths(&mut self) -> Vec<PathBuf> {
        self.words.by_ref().map(PathBuf::from).collect()
    }

    fn option(&mut self, name: &str) -> Option<OsString> {
        self.options.remove(name)
    }

    fn word(&mut self, what: &str) -> Result<String, Failure> {
        self.words.next().map_or_else(|| Err(self.lacks(what)), text)
    }

    fn path(&mut self, what: &str) -> Result<PathBuf, Failure> {
        self.words.next().map(PathBuf::from).ok_or_else(|| self.lacks(what))
    }

    fn lacks(&self, what: &str) -> Failure {
        Failure(format!("`{}` needs {what}", self.command))
    }

    fn no_more(mut self, command: Command) -> Result<Command, Failure> {
        match self.words.next() {
            None => Ok(command),
            Some(word) => {
                Err(Failure(format!("`{}` does not take `{}`", self.command, one_line(&word.to_string_lossy()))))
            }
        }
    }
}

/// The page of a command; of all of them where none is named.
fn help(word: Option<&OsString>) -> Result<Command, Failure> {
    let Some(word) = word.filter(|word| *word != "help" && *word != "version") else {
        return Ok(Command::Help { command: None });
    };
    let found = commands().find(|command| *word == **command);
    match found {
        Some(command) => Ok(Command::Help { command: Some(command) }),
        None => Err(Failure(unknown("command", &word.to_string_lossy(), commands(), ""))),
    }
}

fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|command| command.0)
}

fn unknown_option(name: &str) -> Failure {
    let names: Vec<String> = OPTIONS.iter().map(|option| format!("--{}", option.0)).collect();
    Failure(unknown("option", name, names.iter().map(String::as_str), "see --help"))
}

fn text(word: OsString) -> Result<String, Failure> {
    word.into_string().map_err(|word| Failure(format!("`{}` is not text", one_line(&word.to_string_lossy()))))
}

fn failure(error: lexopt::Error) -> Failure {
    Failure(one_line(&error.to_string()))
}
