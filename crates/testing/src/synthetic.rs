//! Procedures of any size that nobody wrote, to see how time grows with them.
//!
//! They have the shape of those in `procedures/`: stages of four steps to ten fields, conditions that read fields of the same part of
//! the procedure, short chains of defines, and one field, `request`, that much depends on. A larger one has more of all that, not
//! longer chains, and every fourth step shows in any case, so that nothing in it asks for more than linear time.

use casewright_core::case::{Answer, Entries, RowAnswer};
use casewright_core::procedure::{Kind, Procedure};

const BLOCK: &str = include_str!("../data/synthetic/block.toml");
const LINES: &str = include_str!("../data/synthetic/lines.txt");

/// Fields of a block, and of the step before all blocks.
const FIELDS: usize = 10;
/// The highest rank in the two files of a block. What goes beyond are more rules.
const RANKS: usize = 26;
const BLOCKS_OF_A_STAGE: usize = 2;
const REQUESTS: usize = 7;

/// Marks the rank of a condition.
const RANK: &str = " #: ";

/// About what a procedure is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub fields: usize,
    pub conditions: usize,
    /// The fields that one post prints: about fifty in `procedures/ccc.toml`. All posts together print each field once.
    pub fields_of_a_post: usize,
}

impl Shape {
    /// With 32 conditions to ten fields, as `procedures/ccc.toml` has them.
    pub fn with_conditions(conditions: usize) -> Shape {
        Shape { fields: conditions * FIELDS / 32, conditions, fields_of_a_post: 50 }
    }

    pub fn with_fields(fields: usize) -> Shape {
        Shape { fields, conditions: fields * 32 / FIELDS, fields_of_a_post: 50 }
    }

    fn blocks(self) -> usize {
        self.fields.div_ceil(FIELDS).max(1)
    }

    /// How many conditions the block of a number has. Together they have what was asked for.
    fn conditions_of(self, block: usize) -> usize {
        let up_to = |block: usize| self.conditions * block / self.blocks();
        up_to(block + 1) - up_to(block)
    }

    fn post_of(self, block: usize) -> usize {
        block / (self.fields_of_a_post / FIELDS).max(1)
    }
}

/// The source of such a procedure. At most 40,000 conditions, since the compiler refuses longer lists.
pub fn source(shape: Shape) -> String {
    let blocks = shape.blocks();
    let mut text = head();
    for stage in 0..blocks.div_ceil(BLOCKS_OF_A_STAGE) {
        text += &format!("\n[[stage]]\nid = \"stage_{stage}\"\ntitle = \"Part {stage}\"\nsays = \"Two requests\"\n");
    }
    text += &first_step();
    for block in 0..blocks {
        text += &entries(shape, block);
    }
    for post in 0..=shape.post_of(blocks - 1) {
        let lines = (0..blocks).filter(|block| shape.post_of(*block) == post).map(|block| lines(shape, block));
        text += &format!(
            "\n[[post]]\nid = \"post_{post}\"\ntitle = \"Post {post}\"\ntarget = \"feed\"\ncopy = \"Copy post {post}\"\n\
             source = \"manual: Posts\"\nbody = \"\"\"\n**{{customer}}**\n{}\"\"\"\n",
            lines.collect::<String>()
        );
    }
    text
}

fn head() -> String {
    "id = \"synthetic\"\ntitle = \"Synthetic\"\nneed = \"Much is asked at once\"\nsummary = \"Made to measure time.\"\n\
     version = \"1\"\nname = \"customer\"\ntopic = \"request\"\n\n\
     [[document]]\nid = \"manual\"\ntitle = \"Manual of nobody\"\n"
        .to_owned()
}

fn first_step() -> String {
    let option = |number: usize| format!("{{ id = \"option_{number}\", label = \"Request {number}\" }}");
    let options: Vec<String> = (0..REQUESTS).map(option).collect();
    format!(
        "\n[[step]]\nid = \"start\"\nstage = \"stage_0\"\ntitle = \"The customer\"\nsays = \"Who asks, and for what.\"\n\
         tick = false\nfields = [\"customer\", \"request\"]\n\
         \n[[field]]\nid = \"customer\"\nlabel = \"Customer name\"\nkind = \"line\"\nrequired = true\n\
         \n[[field]]\nid = \"request\"\nlabel = \"Requests\"\nkind = \"some of\"\noptions = [{}]\nrequired = true\n",
        options.join(", ")
    )
}

/// The steps, fields, defines, rules and clocks of a block.
fn entries(shape: Shape, block: usize) -> String {
    let conditions = shape.conditions_of(block);
    let entries = BLOCK.split("\n\n").skip(1);
    let kept = entries.filter(|entry| within(entry.lines().next().unwrap_or_default(), conditions));
    let mut text: String = kept.map(|entry| format!("\n{}", numbered(entry, shape, block))).collect();
    for more in RANKS..conditions {
        let months = more - RANKS + 1;
        let rule = format!(
            "\n[[rule]]\nid = \"months_<block>_{months}\"\nlevel = \"note\"\nwhen = \"request has option_<option> and months_<block> == {months}\"\n\
             says = \"Contract <block> ends in {months} months.\"\nsource = \"manual: <block> Details\"\n"
        );
        text += &numbered(&rule, shape, block);
    }
    text
}

/// What the post prints of a block.
fn lines(shape: Shape, block: usize) -> String {
    numbered(LINES, shape, block)
}

/// Whether a line has no rank above this.
fn within(line: &str, conditions: usize) -> bool {
    let rank = line.split_once(RANK).map(|(_, rank)| rank.parse::<usize>().expect("a rank is a number"));
    rank.is_none_or(|rank| rank <= conditions)
}

/// The lines that a block has, with its numbers.
fn numbered(text: &str, shape: Shape, block: usize) -> String {
    let kept = text.lines().filter(|line| within(line, shape.conditions_of(block)));
    let lines = kept.map(|line| line.split_once(RANK).map_or(line, |(line, _)| line));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let before = block - usize::from(!block.is_multiple_of(BLOCKS_OF_A_STAGE));
    [
        ("<block>", block),
        ("<before>", before),
        ("<stage>", block / BLOCKS_OF_A_STAGE),
        ("<option>", block % REQUESTS),
        ("<post>", shape.post_of(block)),
    ]
    .iter()
    .fold(text, |text, (name, number)| text.replace(name, &number.to_string()))
}

/// A case in which each field has an answer of its kind, whether it shows or not.
pub fn filled(procedure: &Procedure) -> Entries {
    let answers = procedure.fields.iter().filter_map(|field| Some((field.id.clone(), answer(&field.kind)?)));
    Entries { answers: answers.collect(), ..Entries::default() }
}

fn answer(kind: &Kind) -> Option<Answer> {
    let text = match kind {
        Kind::Line => "Northgate Alarm",
        Kind::Paragraph => "Please accept this as our notice.\nThank you, Dana",
        Kind::Email => "dana@northgate.example",
        Kind::Phone => "+1 512 555 0134",
        Kind::Link => "https://northgate.example",
        Kind::Number => "12",
        Kind::Money => "$1,250.00",
        Kind::Date => "11/3/2026",
        Kind::Time => "2026-11-09 09:00",
        Kind::YesNo => "yes",
        Kind::OneOf(options) => options.first()?.id.as_str(),
        Kind::SomeOf(options) => {
            return Some(Answer::Choices(options.iter().map(|option| option.id.as_str().to_owned()).collect()));
        }
        Kind::Rows(columns) => {
            let cells = columns.iter().filter_map(|column| match answer(&column.kind)? {
                Answer::Text(text) => Some((column.id.clone(), text)),
                _ => None,
            });
            return Some(Answer::Rows(vec![RowAnswer { cells: cells.collect(), key: 0 }]));
        }
        _ => return None,
    };
    Some(Answer::Text(text.to_owned()))
}
