//! The command line as clap reads it. Its words for people are in the message files, not here.

use std::path::PathBuf;

use clap::ArgAction;
use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap_complete::Shell;

use crate::cli::kinds::Kinds;
use crate::config::BIDI_MODES;
use crate::domain::id::RecordId;
use crate::i18n::Language;

/// The whole command line.
#[derive(Clone, Debug, Parser)]
#[command(name = "mahdar", bin_name = "mahdar", version, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[arg(long, hide = true)]
    pub(super) first_screen_and_exit: bool,
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
pub(super) struct Common {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) workspace: Option<PathBuf>,
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) profile: Option<PathBuf>,
    #[arg(long, global = true, value_name = "ar|en", value_parser = language())]
    pub(super) language: Option<Language>,
    #[arg(long, global = true, value_name = "auto|app|explicit|fenced|token|terminal|off")]
    #[arg(value_parser = PossibleValuesParser::new(BIDI_MODES))]
    pub(super) bidi: Option<String>,
    #[arg(long, global = true)]
    pub(super) json: bool,
    #[arg(long, short = 'h', global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// What can be asked for.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    Demo(Demo),
    Init(Init),
    Load(Load),
    Dump(Dump),
    List(List),
    Show(Record),
    History(Record),
    Search(Search),
    Export(Export),
    Import(Import),
    Inspect(Inspect),
    Peers,
    Conflicts,
    Settle(Settle),
    Rebuild,
    Verify(Verify),
    Undo,
    Minutes(Minutes),
    Text(Text),
    Terminal,
    Play(Play),
    Completions(Completions),
}

#[derive(Args, Clone, Debug)]
pub(super) struct Demo {
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    #[arg(long)]
    pub(super) no_open: bool,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) scale: Option<u32>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Init {
    #[arg(long, value_name = "NAME")]
    pub(super) directorate: String,
    #[arg(long, value_name = "CODE", value_parser = office_code)]
    pub(super) code: String,
    #[arg(long, value_name = "NAME")]
    pub(super) officer: String,
    #[arg(long, value_name = "LABEL")]
    pub(super) laptop: Option<String>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Load {
    #[arg(value_name = "FILE|-")]
    pub(super) file: PathBuf,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Dump {
    #[arg(long, value_name = "RECORD", value_parser = Kinds::new())]
    pub(super) record: Option<String>,
    #[arg(long)]
    pub(super) open: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct List {
    #[arg(value_name = "RECORD", value_parser = Kinds::new())]
    pub(super) record: String,
    #[arg(long = "where", value_name = "FIELD=VALUE", value_parser = condition)]
    pub(super) conditions: Vec<(String, String)>,
    #[arg(long)]
    pub(super) overdue: bool,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) limit: Option<u32>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Record {
    #[arg(value_name = "ID", value_parser = record_id)]
    pub(super) id: RecordId,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Search {
    #[arg(value_name = "TEXT", required = true)]
    pub(super) words: Vec<String>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Export {
    #[arg(long, value_name = "CODE|ALL", value_parser = office_code)]
    pub(super) to: String,
    #[arg(long = "body", value_name = "ID", value_parser = record_id)]
    pub(super) bodies: Vec<RecordId>,
    #[arg(long)]
    pub(super) everything: bool,
    #[arg(long, value_name = "DIR|FILE")]
    pub(super) out: PathBuf,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long)]
    pub(super) preview: bool,
    #[arg(long)]
    pub(super) trust: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Inspect {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Settle {
    #[arg(value_name = "ID", value_parser = record_id)]
    pub(super) id: RecordId,
    #[arg(value_name = "FIELD")]
    pub(super) field: String,
    #[arg(value_name = "CHANGE|value:JSON")]
    pub(super) choice: String,
    #[arg(long, value_name = "CHANGE", num_args = 1..)]
    pub(super) seen: Vec<String>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Verify {
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) acked: Option<u64>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Minutes {
    #[arg(value_name = "MEETING")]
    pub(super) meeting: String,
    #[arg(long, value_name = "html|text", default_value = "text")]
    pub(super) format: MinutesFormat,
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
}

/// How minutes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MinutesFormat {
    Html,
    Text,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Text {
    #[arg(long, value_name = "rtl|ltr|auto", default_value = "auto")]
    pub(super) base: TextBase,
    #[arg(long, value_name = "app|fenced|token|off", default_value = "app")]
    pub(super) mode: TextMode,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) columns: Option<u16>,
}

/// The direction of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextBase {
    Rtl,
    Ltr,
    Auto,
}

/// In which order lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TextMode {
    App,
    Fenced,
    Token,
    Off,
}

/// The keys to press, and what to show of what they do.
#[derive(Args, Clone, Debug)]
pub struct Play {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub ack: bool,
    #[arg(long)]
    pub screen: bool,
    #[arg(long, value_name = "80x24", default_value = "80x24", value_parser = screen_size)]
    pub size: (u16, u16),
}

#[derive(Args, Clone, Debug)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: Shell,
}

fn language() -> impl clap::builder::TypedValueParser<Value = Language> {
    let codes = PossibleValuesParser::new(Language::ALL.map(Language::code));
    codes.map(|code| Language::from_code(&code).unwrap_or_default())
}

// What these refuse is worded in the message files after the argument's name; the text here is never shown.

fn office_code(text: &str) -> Result<String, &'static str> {
    let fits = (2..=8).contains(&text.len());
    let plain = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if fits && plain { Ok(text.to_owned()) } else { Err("not a code") }
}

fn record_id(text: &str) -> Result<RecordId, &'static str> {
    RecordId::parse(text).ok_or("not an id")
}

fn condition(text: &str) -> Result<(String, String), &'static str> {
    let (field, value) = text.split_once('=').ok_or("no equals sign")?;
    Ok((field.to_owned(), value.to_owned()))
}

fn screen_size(text: &str) -> Result<(u16, u16), &'static str> {
    let (columns, rows) = text.split_once('x').ok_or("no x")?;
    let side = |text: &str| text.parse().ok().filter(|side| (1..=1000).contains(side));
    side(columns).zip(side(rows)).ok_or("not a size")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn parse(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(line.split(' '))
    }

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn common_flags_stand_before_or_after_the_command() {
        for line in ["mahdar --json --language en peers", "mahdar peers --json --language en"] {
            let common = parse(line).unwrap().common;
            assert!(common.json);
            assert_eq!(common.language, Some(Language::En));
        }
    }

    #[test]
    fn an_office_code_is_two_to_eight_capitals_or_digits() {
        for good in ["WZ", "WZT2", "ABCDEFGH"] {
            assert_eq!(office_code(good).as_deref(), Ok(good));
        }
        for bad in ["W", "wzt", "ABCDEFGHI", "وادي", ""] {
            assert!(office_code(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn several_conditions_and_bodies_are_gathered() {
        let Some(Command::List(list)) =
            parse("mahdar list action_item --where status=open --where title=حجز=القاعة").unwrap().command
        else {
            panic!("a list")
        };
        let pair = |field: &str, value: &str| (field.to_owned(), value.to_owned());
        assert_eq!(list.conditions, [pair("status", "open"), pair("title", "حجز=القاعة")]);
    }

    #[test]
    fn a_screen_size_is_columns_and_rows() {
        assert_eq!(screen_size("60x20"), Ok((60, 20)));
        assert!(screen_size("60").is_err() && screen_size("0x5").is_err());
    }
}
