//! The arguments, with their help in the language in force.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use sokrat_api::Language;
use sokrat_api::commands::certificates::BatchForm;
use sokrat_api::papers::cards::CardKind;
use sokrat_core::reports::Grouping;
use sokrat_words::Words;

/// The language that the arguments ask for, found before they are parsed, so that help speaks it too.
pub fn language(raw: &[OsString]) -> Option<Language> {
    let mut words = raw.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let asked = if word == "--language" { words.next() } else { word.strip_prefix("--language=") };
        if let Some(asked) = asked {
            return Language::ALL.iter().copied().find(|language| language.as_str() == asked);
        }
    }
    None
}

/// The whole command line.
pub fn command(words: &Words) -> Command {
    let help = |key: &str| words.plain(&format!("terminal-{key}"));
    let sub = |name: &'static str| Command::new(name).about(help(name)).arg(path("file", help("file")));
    let event = || text("event", help("event")).required(true);
    let competition = || text("competition", help("competition")).required(true);
    Command::new("sokrat-cli")
        .version(env!("CARGO_PKG_VERSION"))
        .about(help("about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(flag("json", help("json")).global(true))
        .arg(path_of("passphrase-file", help("passphrase-file")).global(true))
        .arg(
            text("language", help("language"))
                .value_parser(PossibleValuesParser::new(Language::ALL.iter().map(|language| language.as_str())))
                .global(true),
        )
        .subcommand(
            sub("new")
                .arg(text("title", help("title")).required(true))
                .arg(text("foundation", help("foundation")))
                .arg(text("region", help("region")))
                .arg(text("first-year", help("first-year")).value_parser(value_parser!(i32)))
                .arg(text("last-year", help("last-year")).value_parser(value_parser!(i32))),
        )
        .subcommand(sub("import").arg(path("list", help("list-file"))).arg(event()).arg(flag("dry-run", help("dry-run"))))
        .subcommand(
            sub("list")
                .arg(Arg::new("what").help(help("what")).required(true).value_parser([
                    "people",
                    "organisations",
                    "events",
                    "applications",
                    "competitions",
                ]))
                .arg(text("text", help("text")))
                .arg(text("limit", help("limit")).value_parser(value_parser!(u32)).default_value("100")),
        )
        .subcommand(sub("check-in").arg(event()).arg(text("person", help("person")).required(true)).arg(flag("absent", help("absent"))))
        .subcommand(
            sub("certificates")
                .arg(text("event", help("event")).required_unless_present("competition"))
                .arg(text("competition", help("competition")).conflicts_with("event"))
                .arg(flag("only-new", help("only-new")))
                .arg(text("template", help("template")))
                .arg(
                    text("form", help("form"))
                        .value_parser(PossibleValuesParser::new(BatchForm::ALL.iter().map(|form| form.as_str())))
                        .default_value("one"),
                )
                .arg(text("names", help("names"))),
        )
        .subcommand(sub("annul").arg(text("number", help("number")).required(true)).arg(text("reason", help("reason")).required(true)))
        .subcommand(
            sub("reissue")
                .arg(text("number", help("number")).required(true))
                .arg(text("reason", help("reason")).required(true))
                .arg(text("template", help("template"))),
        )
        .subcommand(
            sub("register")
                .arg(text("event", help("event")))
                .arg(text("competition", help("competition")).conflicts_with("event"))
                .arg(flag("doubles", help("doubles")))
                .arg(text("text", help("text")))
                .arg(text("limit", help("limit")).value_parser(value_parser!(u32)).default_value("100"))
                .arg(flag("pdf", help("pdf")))
                .arg(flag("xlsx", help("xlsx"))),
        )
        .subcommand(sub("check-code").arg(Arg::new("code").help(help("code-text")).required(true)))
        .subcommand(
            sub("sheet")
                .arg(event())
                .arg(flag("empty", help("empty")))
                .arg(flag("anew", help("anew")))
                .arg(flag("no-organisation", help("no-organisation")))
                .arg(flag("no-phone", help("no-phone")))
                .arg(flag("no-consent", help("no-consent")))
                .arg(text("blank", help("blank")).value_parser(value_parser!(u32)).default_value("10")),
        )
        .subcommand(sub("mark-rows").arg(event()).arg(text("rows", help("rows")).required(true)))
        .subcommand(
            sub("cards")
                .arg(event())
                .arg(
                    text("kind", help("kind"))
                        .value_parser(PossibleValuesParser::new(CardKind::ALL.iter().map(|kind| kind.as_str())))
                        .default_value("badge"),
                )
                .arg(flag("present", help("present")))
                .arg(flag("code", help("code")))
                .arg(text("template", help("template")))
                .arg(text("skip", help("skip")).value_parser(value_parser!(u32)).default_value("0")),
        )
        .subcommand(sub("score-import").arg(path("table", help("marks-file"))).arg(competition()))
        .subcommand(sub("ranking").arg(competition()))
        .subcommand(sub("minutes").arg(competition()).arg(flag("final", help("final"))).arg(text("template", help("template"))))
        .subcommand(sub("score-sheets").arg(competition()))
        .subcommand(sub("year-plan").arg(text("year", help("plan-year")).value_parser(value_parser!(i32)).required(true)))
        .subcommand(sub("programme").arg(event()))
        .subcommand(
            sub("report")
                .arg(text("year", help("year")).value_parser(value_parser!(i32)))
                .arg(
                    text("by", help("by"))
                        .value_parser(PossibleValuesParser::new(Grouping::ALL.iter().map(|grouping| grouping.as_str())))
                        .default_value("module"),
                )
                .arg(flag("pdf", help("pdf")))
                .arg(flag("xlsx", help("xlsx"))),
        )
        .subcommand(sub("duplicates"))
        .subcommand(sub("laptops"))
        .subcommand(sub("give-copy").arg(place("to", help("to"))).arg(text("name", help("laptop-name"))))
        .subcommand(sub("join").arg(place("to", help("to"))))
        .subcommand(sub("package").arg(place("to", help("to"))).arg(flag("everything", help("everything"))))
        .subcommand(
            sub("take").arg(path("package", help("package-file"))).arg(flag("dry-run", help("dry-run"))).arg(flag("take-forks", help("take-forks"))),
        )
        .subcommand(
            sub("sync")
                .arg(place("folder", help("folder")).required(false))
                .arg(flag("take-forks", help("take-forks")))
                .arg(flag("tidy", help("tidy"))),
        )
        .subcommand(sub("check").arg(flag("repair", help("repair"))).arg(flag("accept", help("accept")).conflicts_with("repair")))
        .subcommand(sub("backup"))
        .subcommand(
            sub("passphrase")
                .arg(path_of("new-passphrase-file", help("new-passphrase-file")))
                .arg(flag("remove", help("remove-passphrase")))
                .arg(path_of("recovery-code-file", help("recovery-code-file")).conflicts_with("remove")),
        )
        .subcommand(sub("recovery-sheet").arg(place("to", help("recovery-to"))))
        .subcommand(sub("demo").arg(flag("big", help("big"))).arg(text("seed", help("seed")).value_parser(value_parser!(u64)).default_value("2019")))
}

fn path(name: &'static str, help: String) -> Arg {
    Arg::new(name).help(help).required(true).value_parser(value_parser!(PathBuf))
}

fn place(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help).required(true).value_parser(value_parser!(PathBuf))
}

fn path_of(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help).value_parser(value_parser!(PathBuf))
}

fn text(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help)
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}
