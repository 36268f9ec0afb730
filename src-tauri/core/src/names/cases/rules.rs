//! Which ending a word gets: our own table, then the exceptions of the published rule set, then its endings.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Case, Doubt, Part, low, own};
use crate::people::Sex;

/// What becomes of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// Nothing.
    Stays,
    /// So many letters less, then this ending.
    Ends {
        /// Letters taken away at the end.
        less: usize,
        /// What is put there.
        ending: &'static str,
    },
    /// Not certain.
    Doubt(Doubt),
}

/// What a word of a name becomes. `second` is the other part of a double name of which the word is the first.
pub(super) fn answer(part: Part, word: &str, sex: Sex, case: Case, second: Option<&str>) -> Answer {
    let column = match case {
        Case::Nominative => return Answer::Stays,
        Case::Genitive => 0,
        Case::Dative => 1,
        Case::Accusative => 2,
        Case::Instrumental => 3,
        Case::Prepositional => 4,
    };
    if let Some(second) = second
        && own::first_stays(part, word, second)
    {
        return Answer::Stays;
    }
    let book = &BOOKS[part as usize];
    let found = book.own.find(word, sex, second.is_some()).or_else(|| own::by_shape(part, word, sex));
    let found = found.or_else(|| book.exceptions.find(word, sex, second.is_some())).or_else(|| book.endings.find(word, sex, second.is_some()));
    match found {
        Some(Outcome::Forms(forms)) => forms[column],
        Some(Outcome::Doubt(doubt)) => Answer::Doubt(doubt),
        None => Answer::Doubt(Doubt::Ending),
    }
}

/// What a rule says: the five oblique cases, or that it is not certain.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    Forms([Answer; 5]),
    Doubt(Doubt),
}

/// The forms that the notation of petrovich means: `.` stays, each `-` takes a letter away, the rest is put there.
pub(super) fn forms(notation: [&'static str; 5]) -> Outcome {
    Outcome::Forms(notation.map(|text| {
        let ending = text.trim_start_matches('-');
        if ending == "." { Answer::Stays } else { Answer::Ends { less: text.len() - ending.len(), ending } }
    }))
}

struct Book {
    own: Rules,
    exceptions: Rules,
    endings: Rules,
}

/// Rules by the letters that they look for.
#[derive(Default)]
struct Rules {
    rules: Vec<Rule>,
    by_letters: HashMap<String, Vec<usize>>,
    longest: usize,
}

#[derive(Clone, Copy)]
struct Rule {
    /// None: both.
    sex: Option<Sex>,
    /// The whole word, not its end.
    whole: bool,
    /// Only of the first part of a double name.
    first_part: bool,
    outcome: Outcome,
}

impl Rules {
    fn add<'a>(&mut self, rule: Rule, letters: impl IntoIterator<Item = &'a str>) {
        let place = self.rules.len();
        self.rules.push(rule);
        for letters in letters {
            let letters = low(letters);
            self.longest = self.longest.max(letters.chars().count());
            self.by_letters.entry(letters).or_default().push(place);
        }
    }

    /// The first rule of this sex that fits; where there is none, the first for both.
    fn find(&self, word: &str, sex: Sex, first_part: bool) -> Option<Outcome> {
        let mut best: [Option<usize>; 2] = [None, None];
        for (start, _) in word.char_indices().rev().take(self.longest) {
            for &place in self.by_letters.get(&word[start..]).into_iter().flatten() {
                let rule = &self.rules[place];
                let slot = match rule.sex {
                    Some(of) if of == sex => 0,
                    None => 1,
                    Some(_) => continue,
                };
                if (!rule.whole || start == 0) && (!rule.first_part || first_part) && best[slot].is_none_or(|best| place < best) {
                    best[slot] = Some(place);
                }
            }
        }
        best[0].or(best[1]).map(|place| self.rules[place].outcome)
    }
}

#[derive(Deserialize)]
struct Published<'a> {
    #[serde(borrow)]
    lastname: PublishedPart<'a>,
    #[serde(borrow)]
    firstname: PublishedPart<'a>,
    #[serde(borrow)]
    middlename: PublishedPart<'a>,
}

#[derive(Deserialize)]
struct PublishedPart<'a> {
    #[serde(borrow)]
    exceptions: Vec<PublishedRule<'a>>,
    #[serde(borrow)]
    suffixes: Vec<PublishedRule<'a>>,
}

#[derive(Deserialize)]
struct PublishedRule<'a> {
    gender: &'a str,
    #[serde(borrow)]
    test: Vec<&'a str>,
    #[serde(borrow)]
    mods: [&'a str; 5],
    #[serde(borrow, default)]
    tags: Vec<&'a str>,
}

/// The rule set as it was published: petrovich-rules (MIT), as the package pytrovich 0.2.0 carries it. Never edited: what we
/// know better stands in `own`.
static PETROVICH: &str = include_str!("petrovich.json");

static BOOKS: LazyLock<[Book; 3]> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
    let published: Published<'static> = serde_json::from_str(PETROVICH).expect("the rule set is whole");
    [(Part::Surname, published.lastname), (Part::Given, published.firstname), (Part::Patronymic, published.middlename)].map(|(part, published)| {
        Book {
            own: own::RULES.iter().filter(|rule| rule.part == part).fold(Rules::default(), |mut rules, own| {
                let rule = Rule { sex: own.sex, whole: own.whole, first_part: false, outcome: own.outcome() };
                rules.add(rule, own.letters.iter().copied());
                rules
            }),
            exceptions: read(&published.exceptions, true),
            endings: read(&published.suffixes, false),
        }
    })
});

fn read(published: &[PublishedRule<'static>], whole: bool) -> Rules {
    let mut rules = Rules::default();
    for rule in published {
        let sex = match rule.gender {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            _ => None,
        };
        let rule_of_ours = Rule { sex, whole, first_part: rule.tags.contains(&"first_word"), outcome: forms(rule.mods) };
        rules.add(rule_of_ours, rule.test.iter().copied());
    }
    rules
}
