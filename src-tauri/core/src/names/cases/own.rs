//! What we know better than the published rules, and what we know that we do not know.
//!
//! Sources: Д. Э. Розенталь, «Справочник по правописанию и литературной правке», § 149 (склонение имён и фамилий);
//! Л. П. Калакуцкая, «Фамилии. Имена. Отчества. Написание и их склонение». Where they allow two ways, it is a doubt.

use super::rules::{Outcome, forms};
use super::{Doubt, OF_A_FATHER, Part};
use crate::people::Sex;

/// A rule of ours, in the notation of petrovich.
pub(super) struct Own {
    pub part: Part,
    /// None: both.
    pub sex: Option<Sex>,
    /// The whole word, not its end.
    pub whole: bool,
    pub letters: &'static [&'static str],
    /// Genitive, dative, accusative, instrumental, prepositional; none for a doubt.
    ends: Option<[&'static str; 5]>,
}

impl Own {
    pub(super) fn outcome(&self) -> Outcome {
        self.ends.map_or(Outcome::Doubt(Doubt::Ending), forms)
    }
}

const fn word(part: Part, sex: Option<Sex>, letters: &'static [&'static str], ends: [&'static str; 5]) -> Own {
    Own { part, sex, whole: true, letters, ends: Some(ends) }
}

const fn ending(part: Part, sex: Option<Sex>, letters: &'static [&'static str], ends: [&'static str; 5]) -> Own {
    Own { part, sex, whole: false, letters, ends: Some(ends) }
}

const fn doubt(part: Part, sex: Option<Sex>, whole: bool, letters: &'static [&'static str]) -> Own {
    Own { part, sex, whole, letters, ends: None }
}

const STAYS: [&str; 5] = [".", ".", ".", ".", "."];
const HARD: [&str; 5] = ["а", "у", "а", "ом", "е"];
const SOFT: [&str; 5] = ["-я", "-ю", "-я", "-ем", "-е"];
const NOUN_A: [&str; 5] = ["-ы", "-е", "-у", "-ой", "-е"];
const FLEETING_EY: [&str; 5] = ["--ья", "--ью", "--ья", "--ьем", "--ье"];

const MALE: Option<Sex> = Some(Sex::Male);
const FEMALE: Option<Sex> = Some(Sex::Female);
use Part::{Given, Patronymic, Surname};

/// Surnames that are words in -ина: a man is declined like the word, a woman like it or as of -ин.
const WORDS_IN_INA: &[&str] = &[
    "былина",
    "вершина",
    "година",
    "долина",
    "дубина",
    "калина",
    "картина",
    "кручина",
    "лучина",
    "малина",
    "осина",
    "паутина",
    "перина",
    "половина",
    "пучина",
    "путина",
    "рябина",
    "середина",
    "скорина",
    "скотина",
    "смородина",
    "старина",
    "старшина",
    "тина",
    "турчина",
    "щербина",
    "щетина",
];

/// The same of words in -ова and -ева.
const WORDS_IN_OVA: &[&str] = &["голова", "дева", "дуброва", "корова", "обнова", "основа", "подкова", "сова", "солова", "чергова"];

/// Surnames that are words which lose or keep their vowel: Орёл, Орла or Орёла.
const FLEETING: &[&str] = &[
    "бобер",
    "ветер",
    "день",
    "долгопалец",
    "дятел",
    "заяц",
    "камень",
    "козел",
    "корень",
    "котел",
    "лапоть",
    "лев",
    "лед",
    "лоб",
    "лоскут",
    "маненок",
    "ноготь",
    "овес",
    "огонь",
    "орел",
    "осел",
    "пень",
    "перец",
    "пес",
    "псел",
    "ремень",
    "рожен",
    "ров",
    "рот",
    "сон",
    "стебель",
    "уголь",
    "уж",
    "хохол",
    "хребет",
    "чехол",
    "щегол",
    "щелок",
    "ячмень",
];

/// Before the published rules, in this order.
pub(super) static RULES: &[Own] = &[
    // Surnames.
    word(Surname, MALE, &["гусь"], ["-я", "-ю", "-я", "-ем", "-е"]),
    word(Surname, MALE, &["онук", "нечипас"], HARD),
    word(Surname, FEMALE, &["онук", "нечипас", "щелок", "маненок", "гусь", "ремень", "камень", "долгопалец"], STAYS),
    word(Surname, None, &["рева", "кива", "богода"], NOUN_A),
    word(Surname, None, &["бова"], NOUN_A),
    word(Surname, MALE, WORDS_IN_OVA, NOUN_A),
    doubt(Surname, FEMALE, true, WORDS_IN_OVA),
    word(Surname, MALE, WORDS_IN_INA, NOUN_A),
    doubt(Surname, FEMALE, true, WORDS_IN_INA),
    doubt(Surname, MALE, true, FLEETING),
    // Топчий and Бокий are nouns as Палий is (-ия, -ию); by their letters they could be adjectives as Рабочий and Высокий.
    word(Surname, MALE, &["топчий", "бокий"], ["-я", "-ю", "-я", "-ем", "-и"]),
    // An adjective in -ц has е where others have о: Куцый, куцего.
    ending(Surname, MALE, &["цый"], ["--его", "--ему", "--его", "-м", "--ем"]),
    ending(Surname, FEMALE, &["цая"], ["--ей", "--ей", "--ую", "--ей", "--ей"]),
    // After a hiss the instrumental has -ом where the ending is stressed, and -ем where it is not: Ткачом, but Бабичем.
    word(Surname, MALE, &["ткач", "грач", "сыч"], HARD),
    // Соловей and Муравей lose their vowel as Воробей does.
    word(Surname, MALE, &["соловей", "муравей", "воробей", "репей", "улей", "ручей"], FLEETING_EY),
    // The words Кузнец, Чернец keep theirs.
    word(Surname, MALE, &["кузнец", "чернец", "мудрец", "жрец", "чтец", "гонец", "хитрец", "подлец", "наглец"], HARD),
    ending(Surname, MALE, &["эй", "юй", "яй"], SOFT),
    // Фрейндлих is no plural.
    ending(Surname, MALE, &["длих", "рлих", "елих", "ольрих", "йлих"], HARD),
    word(Surname, MALE, &["либих", "мюних", "юнгерих"], HARD),
    ending(Surname, MALE, &["эн", "льн"], HARD),
    // Сухой, but not Хой.
    word(Surname, MALE, &["хой"], SOFT),
    ending(Surname, MALE, &["хой", "шой", "жой", "чой"], ["-го", "-му", "-го", "--им", "-м"]),
    ending(Surname, MALE, &["ж"], ["а", "у", "а", "ем", "е"]),
    word(Surname, MALE, &["застрожний"], ["--ого", "--ому", "--ого", "-м", "--ом"]),
    // Наша Кваша, but Гаджа: a hiss before -а gives -ей without stress.
    ending(Surname, None, &["аша", "оша", "уша", "еша", "иша", "ыша", "юша", "яша"], ["-и", "-е", "-у", "-ей", "-е"]),
    ending(Surname, None, &["оя", "уя", "эя", "еая"], ["-и", "-е", "-ю", "-ей", "-е"]),
    // Of Georgia; a woman in -ая is an adjective elsewhere.
    ending(Surname, None, &["шенгелая", "лагвилая", "саная"], ["-и", "-е", "-ю", "-ей", "-е"]),
    doubt(Surname, MALE, false, &["ая", "яя", "ова", "ева", "ина", "ына"]),
    doubt(Surname, FEMALE, false, &["ский", "цкий", "ов", "ев", "ин", "ын"]),
    // Кучерена is a word; only -ина and -ына are of a father.
    ending(
        Surname,
        FEMALE,
        &[
            "ана", "бна", "вна", "гна", "дна", "ена", "жна", "зна", "йна", "кна", "лна", "мна", "нна", "она", "пна", "рна", "сна", "тна", "уна",
            "хна", "чна", "шна", "щна", "эна", "юна", "яна", "ьна",
        ],
        NOUN_A,
    ),
    // Биншток and Варнек have nothing to lose.
    ending(Surname, MALE, &["шток"], HARD),
    word(Surname, MALE, &["варнек"], HARD),
    // Сташенка or Сташенока, Листка or Листока, Конька or Конёка.
    doubt(
        Surname,
        MALE,
        false,
        &["енок", "онок", "инок", "ынок", "анок", "унок", "чок", "шок", "жок", "бок", "вок", "док", "зок", "мок", "рок", "сок", "ток", "лек", "нек"],
    ),
    doubt(Surname, MALE, false, &["ень"]),
    // Given names.
    word(Given, None, &["ходжа"], ["-и", "-е", "-у", "-ой", "-е"]),
    ending(Given, None, &["жа", "ча", "ща", "ша"], ["-и", "-е", "-у", "-ей", "-е"]),
    ending(Given, MALE, &["ия"], ["-и", "-и", "-ю", "-ей", "-и"]),
    ending(Given, MALE, &["ц", "щ"], ["а", "у", "а", "ем", "е"]),
    word(Given, MALE, &["санек", "валек", "витек", "игорек", "женек"], ["--ька", "--ьку", "--ька", "--ьком", "--ьке"]),
    ending(Given, MALE, &["ек", "ок"], HARD),
    // Foreign women's names in a soft consonant stay; Любовь and Нинель do not.
    word(Given, FEMALE, &["любовь", "руфь", "юдифь", "эсфирь", "суламифь", "гизель", "адель"], ["-и", "-и", ".", "ю", "-и"]),
    ending(Given, FEMALE, &["нь", "сь", "ть", "шь", "рь", "вь", "фь"], STAYS),
    ending(Given, None, &["еа", "аа", "оа", "эа"], STAYS),
    ending(Given, FEMALE, &["чик", "иа"], STAYS),
    // Patronymics.
    ending(Patronymic, MALE, &["фомич", "ильич"], HARD),
    doubt(Patronymic, MALE, false, &["вна", "чна"]),
    doubt(Patronymic, FEMALE, false, &["вич", "мич", "тич"]),
];

/// First parts of double surnames that stay: titles, articles, words of another language.
const FIRST_SURNAMES: &[&str] = &[
    "абд",
    "абдул",
    "абдуль",
    "ага",
    "ал",
    "аль",
    "ар",
    "бей",
    "бек",
    "бен",
    "бонч",
    "ван",
    "вар",
    "гаджи",
    "да",
    "дан",
    "де",
    "дель",
    "дер",
    "ди",
    "дон",
    "ибн",
    "кара",
    "ле",
    "мак",
    "мир",
    "оль",
    "сан",
    "санта",
    "сен",
    "сент",
    "тер",
    "фон",
    "хан",
    "чан",
    "шах",
    "эль",
    "эр",
];

/// First parts of double given names that stay.
const FIRST_GIVENS: &[&str] =
    &["абд", "абдель", "абдул", "абдуль", "абу", "ага", "ал", "али", "аль", "гаджи", "жан", "кара", "лже", "санта", "сейд", "хаджи", "шах", "эль"];

/// Second parts of given names that are a title or a name of the East: the first part stays before them.
const SECOND_GIVENS: &[&str] =
    &["ага", "али", "бай", "бек", "бей", "гельды", "гирей", "джан", "заде", "кыс", "мирза", "мурза", "оглы", "оол", "паша", "султан", "хан", "ходжа"];

/// Second parts of surnames that do the same, beside those of [`OF_A_FATHER`]: Гусейн-заде.
const SECOND_SURNAMES: &[&str] = &["бек", "заде"];

/// Whether the first part of a double name stays as it is.
pub(super) fn first_stays(part: Part, first: &str, second: &str) -> bool {
    match part {
        Surname => FIRST_SURNAMES.contains(&first) || SECOND_SURNAMES.contains(&second) || OF_A_FATHER.contains(&second),
        Given => FIRST_GIVENS.contains(&first) || SECOND_GIVENS.contains(&second),
        // "Борух-Бендитовна": only what is formed of a father's name is declined.
        Patronymic => !first.ends_with("ич") && !first.ends_with("на"),
    }
}

/// Rules that look at how a word is built and not at its letters alone.
pub(super) fn by_shape(part: Part, word: &str, sex: Sex) -> Option<Outcome> {
    if part != Surname || sex != Sex::Male {
        return None;
    }
    let vowels = word.chars().filter(|letter| is_vowel(*letter)).count();
    // Цой, Бой, Вий: of one syllable, no adjectives.
    if vowels == 1 && (word.ends_with("ой") || word.ends_with("ий")) {
        return Some(forms(["-я", "-ю", "-я", "-ем", if word.ends_with("ий") { "-и" } else { "-е" }]));
    }
    // Стрелец loses its vowel, Кобец keeps it; the published rules list those that are settled.
    if let Some(stem) = word.strip_suffix("ец")
        && vowels > 1
        && !SETTLED_IN_EC.iter().any(|settled| word.ends_with(settled))
    {
        let before = stem.chars().rev().take(2).collect::<Vec<_>>();
        let after_two = before.len() == 2 && before.iter().all(|letter| !is_vowel(*letter));
        return Some(if after_two { forms(["а", "у", "а", "ом", "е"]) } else { Outcome::Doubt(Doubt::Ending) });
    }
    None
}

/// Endings in -ец that the published rules decide.
const SETTLED_IN_EC: &[&str] =
    &["нец", "мец", "робец", "обец", "швец", "ьвец", "аец", "иец", "еец", "опец", "вец", "сец", "убец", "ырец", "штирлец", "фец"];

fn is_vowel(letter: char) -> bool {
    "аеиоуыэюя".contains(letter)
}
