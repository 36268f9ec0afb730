//! Given names: the usual ones with their short forms and spellings.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold::fold;
use crate::people::Sex;

/// The formal name, then its spellings and short forms, all folded.
const MEN: &[&str] = &[
    "адам",
    "азат",
    "айдар",
    "айрат",
    "аким",
    "алан",
    "александр саша сашка шура саня санек алекс",
    "алексей леша алеша леха алексий",
    "али",
    "альберт алик",
    "анатолий толя анатолии",
    "андрей андрюша дрюня",
    "антон тоша антоша антоний",
    "аркадий аркаша",
    "арсен",
    "арсений сеня арсентий",
    "артем тема артемий",
    "артур",
    "архип",
    "аслан",
    "афанасий афоня",
    "богдан",
    "борис боря",
    "булат",
    "вадим вадик",
    "валентин валя",
    "валерий валера",
    "василий вася",
    "вениамин веня",
    "виктор витя",
    "виталий виталик",
    "владимир вова володя вовка",
    "владислав влад владик слава",
    "вячеслав слава",
    "гавриил гаврила",
    "геннадий гена генадий",
    "георгий жора гоша",
    "герман гера",
    "глеб",
    "григорий гриша",
    "давид давыд",
    "дамир",
    "даниил данил данила даня даниель",
    "демид",
    "демьян",
    "денис дениска ден",
    "дмитрий дима митя димитрий дмитро",
    "евгений женя",
    "егор",
    "елисей",
    "емельян",
    "ефим фима",
    "захар",
    "иван ваня иоанн",
    "игнат игнатий",
    "игорь игорек",
    "ильдар",
    "ильнур",
    "илья илюша илия",
    "иосиф осип",
    "ираклий",
    "камиль",
    "карен",
    "карим",
    "кирилл кирилка кирил",
    "клим",
    "константин костя",
    "кузьма козьма",
    "лаврентий",
    "лев лева",
    "леонид леня",
    "лука",
    "магомед магомет мухаммед",
    "макар",
    "макарий",
    "максим макс максимилиан",
    "марат",
    "марк",
    "мартин",
    "матвей мотя",
    "мирон",
    "мирослав",
    "михаил миша",
    "мурат",
    "назар",
    "никита",
    "никифор",
    "николай коля",
    "нурлан",
    "олег",
    "павел паша",
    "петр петя",
    "платон",
    "прохор",
    "равиль",
    "радик",
    "рамазан",
    "рамиль",
    "расул",
    "рашид",
    "ренат ринат",
    "роберт",
    "родион",
    "роман рома",
    "ростислав ростик слава",
    "руслан русик",
    "рустам",
    "савва",
    "савелий",
    "самуил",
    "святослав слава",
    "севастьян",
    "семен сема",
    "сергей сережа серега сергии",
    "степан степа",
    "станислав стас стасик слава",
    "тагир",
    "тарас",
    "тигран",
    "тимофей тима",
    "тимур",
    "тихон",
    "федор федя",
    "феликс",
    "филипп филя филип",
    "фома",
    "харитон",
    "хасан гасан",
    "шамиль",
    "эдуард эдик",
    "эльдар",
    "эмиль",
    "эрик",
    "юлий",
    "юлиан",
    "юрий юра",
    "яков яша",
    "ян",
    "ярослав ярик слава",
];

const WOMEN: &[&str] = &[
    "агата",
    "аглая",
    "агния",
    "ада",
    "аза",
    "аида",
    "айгуль",
    "аксинья",
    "алевтина аля",
    "александра саша сашка шура саня",
    "алена",
    "алина",
    "алиса",
    "алла",
    "альбина",
    "алсу",
    "анастасия настя ася анастасья",
    "ангелина геля",
    "анжела анжелика",
    "анна аня анюта нюра",
    "антонина тоня",
    "анфиса",
    "арина",
    "ася",
    "белла",
    "валентина валя",
    "валерия лера",
    "варвара варя",
    "василиса",
    "вера",
    "вероника ника",
    "виктория вика",
    "виолетта",
    "виталина",
    "влада владислава",
    "галина галя",
    "глафира",
    "гузель",
    "гульнара",
    "дарья даша дария",
    "дарина",
    "диана",
    "динара",
    "дина",
    "ева",
    "евгения женя",
    "евдокия дуся",
    "екатерина катя катерина",
    "елена лена алена",
    "елизавета лиза",
    "есения",
    "жанна",
    "залина",
    "зарина",
    "земфира",
    "зинаида зина",
    "злата",
    "зоя",
    "зульфия",
    "изабелла",
    "инга",
    "инесса",
    "инна",
    "ираида",
    "ирина ира",
    "камилла",
    "капитолина",
    "карина",
    "кира",
    "клавдия клава",
    "клара",
    "кристина",
    "ксения ксюша оксана аксинья",
    "лада",
    "лариса лара",
    "лейла",
    "лиана",
    "лидия лида",
    "лилия лиля",
    "лия",
    "лолита",
    "людмила люда мила люся",
    "любовь люба",
    "лейсан",
    "мадина",
    "майя мая",
    "маргарита рита марго",
    "марианна",
    "марина",
    "мария маша марья",
    "марфа",
    "матрена",
    "мила",
    "милана",
    "милена",
    "мира",
    "мирослава",
    "надежда надя",
    "наиля",
    "наталья наташа наталия",
    "нелли неля",
    "ника",
    "нина",
    "нонна",
    "оксана",
    "олеся",
    "ольга оля",
    "патимат",
    "пелагея",
    "полина поля",
    "прасковья",
    "раиса рая",
    "регина",
    "рената",
    "римма",
    "роза",
    "роксана",
    "румия",
    "руслана",
    "сабина",
    "светлана света лана",
    "серафима сима",
    "снежана",
    "софия соня софья",
    "станислава",
    "стелла",
    "стефания",
    "сусанна",
    "таисия тая",
    "тамара тома",
    "татьяна таня татиана",
    "ульяна уля",
    "фаина фая",
    "фатима",
    "фекла",
    "эвелина",
    "элина",
    "эльвира эля",
    "эльмира",
    "элеонора",
    "эмилия",
    "эмма",
    "эсмира",
    "юлиана",
    "юлия юля",
    "яна",
    "ярослава",
];

/// The formal names that a given name may stand for, folded: Саша stands for александр and александра, Юля for юлия.
/// A name that is not listed stands for itself.
pub fn formal_givens(given: &str) -> Vec<String> {
    let folded = fold(given);
    let listed = entries(&folded).map(|(_, formal)| formal.to_owned()).collect::<Vec<_>>();
    if listed.is_empty() { vec![levelled(&folded)] } else { listed }
}

/// Whether two given names may be one: equal, a short form, a spelling (Наталия and Наталья, Геннадий and Генадий).
/// Александр and Александра are not.
pub fn same_given(one: &str, other: &str) -> bool {
    let others = formal_givens(other);
    formal_givens(one).iter().any(|formal| others.contains(formal))
}

/// Whether it is one of the usual given names or their short forms.
pub fn is_given(word: &str) -> bool {
    entries(&fold(word)).next().is_some()
}

/// Whether it is one of the usual given names in full.
pub(super) fn is_formal_given(folded: &str) -> bool {
    entries(folded).any(|(_, formal)| formal == folded)
}

/// Whether a patronymic is made of one of the usual names: Иванович, Сергеевна, Ильич; Мицкевич is not.
pub(super) fn is_of_a_father(patronymic: &str) -> bool {
    let folded = fold(patronymic);
    let stem = ["ьевич", "евич", "ович", "ьевна", "евна", "овна", "инична", "ична", "ич"].iter().find_map(|ending| folded.strip_suffix(ending));
    let Some(stem) = stem.filter(|stem| stem.chars().count() > 1) else { return false };
    // Павел gives Павлович, Лев Львович, Петр Петрович, Яков Яковлевич.
    let irregular = ["павл", "льв", "яковл", "михайл", "никол", "гаврил", "данил"].contains(&stem);
    irregular || ROOTS.contains(stem.trim_end_matches('ь'))
}

/// What a patronymic keeps of a father's name: Сергей and Сергеевич share серг, Игорь and Игоревич игор.
fn root(name: &'static str) -> &'static str {
    ["ий", "ей", "ай", "ья", "ь", "а"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

pub(super) fn sex_of_given(folded: &str) -> Sex {
    let first = folded.split(' ').next().unwrap_or_default();
    let mut sexes = entries(folded).chain(entries(first)).map(|(sex, _)| sex);
    match sexes.next() {
        Some(sex) if sexes.all(|other| other == sex) => sex,
        _ => Sex::Unknown,
    }
}

fn entries(folded: &str) -> impl Iterator<Item = (Sex, &'static str)> {
    TABLE.get(&levelled(folded)).into_iter().flatten().copied()
}

/// By levelled name: whose names it may be. Read for every candidate of a likeness, so made once.
static TABLE: LazyLock<HashMap<String, Vec<(Sex, &'static str)>>> = LazyLock::new(|| {
    let mut table = HashMap::<_, Vec<_>>::new();
    for (sex, list) in [(Sex::Male, MEN), (Sex::Female, WOMEN)] {
        for entry in list {
            let formal = entry.split(' ').next().unwrap_or_default();
            for name in entry.split(' ') {
                let standing = table.entry(levelled(name)).or_default();
                if !standing.contains(&(sex, formal)) {
                    standing.push((sex, formal));
                }
            }
        }
    }
    table
});

/// The roots of fathers' names.
static ROOTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| MEN.iter().filter_map(|entry| entry.split(' ').next()).map(root).collect());

/// A given name with its doubled letters once and -ья as -ия.
fn levelled(folded: &str) -> String {
    let mut level = String::with_capacity(folded.len());
    for letter in folded.chars() {
        if !level.ends_with(letter) {
            level.push(letter);
        }
    }
    match level.strip_suffix("ья") {
        Some(stem) => format!("{stem}ия"),
        None => level,
    }
}
