//! Every sentence is there, in both languages, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use sokrat_core::file::tables::TABLES;
use sokrat_core::{Code, Error, Op};
use sokrat_words::{Language, Words};

/// The arguments of each message of a language, through the messages that it refers to. A key that stands twice fails.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/locales").join(language.as_str());
    let mut found: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the locale is there").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("the file can be read");
        let resource = parser::parse(text).unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", entry.path().display()));
        for message in resource.body.iter().filter_map(|entry| if let Entry::Message(message) = entry { Some(message) } else { None }) {
            let mut uses = (BTreeSet::new(), BTreeSet::new());
            if let Some(value) = &message.value {
                pattern(value, &mut uses);
            }
            assert!(found.insert(message.id.name.clone(), uses).is_none(), "{} stands twice", message.id.name);
        }
    }
    let arguments = |key: &String| {
        let (mut all, mut waiting, mut seen) = (BTreeSet::new(), vec![key.clone()], BTreeSet::new());
        while let Some(key) = waiting.pop().filter(|key| seen.insert(key.clone())) {
            let (arguments, refers) = found.get(&key).unwrap_or_else(|| panic!("{key} is referred to and not there"));
            all.extend(arguments.iter().cloned());
            waiting.extend(refers.iter().cloned());
        }
        all
    };
    found.keys().map(|key| (key.clone(), arguments(key))).collect()
}

type Uses = (BTreeSet<String>, BTreeSet<String>);

fn pattern(pattern: &Pattern<String>, uses: &mut Uses) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression: inside } = element {
            expression(inside, uses);
        }
    }
}

fn expression(expression: &Expression<String>, uses: &mut Uses) {
    match expression {
        Expression::Inline(inside) => inline(inside, uses),
        Expression::Select { selector, variants } => {
            inline(selector, uses);
            variants.iter().for_each(|variant| pattern(&variant.value, uses));
        }
    }
}

fn inline(inside: &InlineExpression<String>, uses: &mut Uses) {
    match inside {
        InlineExpression::VariableReference { id } => {
            uses.0.insert(id.name.clone());
        }
        InlineExpression::MessageReference { id, .. } => {
            uses.1.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|inside| inline(inside, uses));
        }
        InlineExpression::Placeable { expression: inside } => expression(inside, uses),
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let (russian, english) = (messages(Language::Russian), messages(Language::English));
    assert!(russian.len() > 100, "the files were found");
    for (key, arguments) in &russian {
        let Some(other) = english.get(key) else { panic!("{key} is not there in English") };
        // A language may leave a grammatical argument out: English has one form for all sexes.
        assert!(arguments == other, "{key} takes {arguments:?} in Russian and {other:?} in English");
    }
    let missing: Vec<_> = english.keys().filter(|key| !russian.contains_key(*key)).collect();
    assert!(missing.is_empty(), "not there in Russian: {missing:?}");
}

#[test]
fn every_code_action_and_choice_has_its_words() {
    for language in Language::ALL {
        let words = Words::of(*language);
        let there = |key: String| assert!(words.find(&key, &[]).is_some(), "{key} in {}", language.as_str());
        Code::ALL.iter().for_each(|code| there(format!("error-{}", code.as_str())));
        Op::ALL.iter().for_each(|op| there(format!("op-{}", op.as_str())));
        for table in TABLES {
            let kebab = |name: &str| name.replace('_', "-");
            there(format!("table-{}", kebab(table.name)));
            table.columns.iter().for_each(|column| there(format!("column-{}-{}", kebab(table.name), kebab(column.name))));
        }
        macro_rules! choices {
            ($($list:literal of $choice:path;)*) => {$(
                <$choice>::ALL.iter().for_each(|choice| there(format!(concat!($list, "-{}"), choice.as_str())));
            )*};
        }
        choices! {
            "event-kind" of sokrat_core::calendar::EventKind;
            "event-format" of sokrat_core::calendar::EventFormat;
            "event-status" of sokrat_core::calendar::EventStatus;
            "sex" of sokrat_core::people::Sex;
            "category" of sokrat_core::organisations::Category;
            "registration-status" of sokrat_core::registrations::RegistrationStatus;
            "competition-kind" of sokrat_core::competitions::CompetitionKind;
            "competition-status" of sokrat_core::competitions::CompetitionStatus;
            "aggregation" of sokrat_core::competitions::Aggregation;
            "application-status" of sokrat_core::competitions::ApplicationStatus;
            "sheet-state" of sokrat_core::competitions::SheetState;
            "place" of sokrat_core::competitions::Place;
            "document-kind" of sokrat_core::certificates::DocumentKind;
            "document-state" of sokrat_core::certificates::DocumentState;
            "target" of sokrat_core::exchange::Target;
            "row-fate" of sokrat_core::exchange::RowFate;
            "deed" of sokrat_core::journal::Deed;
            "conflicts-kind" of sokrat_core::conflicts::ConflictKind;
            "grouping" of sokrat_core::reports::Grouping;
            "record-kind" of sokrat_core::duplicates::RecordKind;
            "duplicate-reason" of sokrat_core::duplicates::DuplicateReason;
        }
    }
}

#[test]
fn a_sentence_has_its_facts_and_the_plural_of_its_number() {
    let error = |count: i64| Error::new(Code::InUse).with("count", count);
    let russian = Words::of(Language::Russian);
    for (count, form) in [(1, "1 запись"), (2, "2 записи"), (5, "5 записей"), (21, "21 запись")] {
        assert!(russian.error(&error(count)).contains(form), "{count}: {}", russian.error(&error(count)));
    }
    let missing = Error::new(Code::FileMissing).with("path", "/home/anna/programme.sokrat");
    assert!(
        Words::of(Language::English).error(&missing).contains("/home/anna/programme.sokrat"),
        "the path is shown as it is, without marks around it"
    );
}
