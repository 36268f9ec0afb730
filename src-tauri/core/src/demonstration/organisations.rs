//! Invented organisations of every category.

use super::dice::Dice;
use super::places::PLACES;
use crate::organisations::{Category, NoInnReason};
use crate::values::Day;

/// An organisation as it will stand in the file.
pub(super) struct Invented {
    pub full_name: String,
    pub short_name: String,
    pub legal_form: &'static str,
    pub category: Category,
    pub inn: String,
    pub no_inn_reason: Option<NoInnReason>,
    pub ogrn: String,
    pub kpp: String,
    pub place: usize,
    pub fields: &'static str,
    pub registered_on: Option<Day>,
    pub email: String,
    pub address: String,
}

struct Form {
    short: &'static str,
    full: &'static str,
    category: Category,
    names: &'static [&'static str],
}

const NPO_NAMES: &[&str] = &[
    "Тёплый дом",
    "Светлый путь",
    "Родник",
    "Содействие",
    "Надежда",
    "Белая горка",
    "Меловой край",
    "Добрые соседи",
    "Вместе",
    "Дорога к людям",
    "Живая вода",
    "Святогорье",
    "Шаг навстречу",
    "Опора",
    "Открытый мир",
    "Забота",
    "Крылья",
    "Наше наследие",
    "Истоки",
    "Зелёная тропа",
    "Доверие",
    "Горизонт",
    "Ладонь",
    "Мастерская добра",
    "Семейный круг",
    "Маяк",
    "Ступени",
    "Верный друг",
    "Ясли талантов",
    "Белогорье помогает",
    "Старшее поколение",
    "Свои люди",
    "Лесная школа",
    "Новая высота",
    "Равные возможности",
    "Берег",
    "Ремесленный двор",
    "Молодая волна",
    "Дом у дороги",
    "Подсолнух",
    "Радуга жизни",
    "Вектор участия",
    "Точка роста",
    "Чистый Оскол",
    "Память сердца",
    "Ковчег",
    "Спутник",
    "Диалог",
    "Перспектива",
    "Колос",
];

const INSTITUTION_NAMES: &[&str] = &[
    "Центральная библиотека",
    "Дом культуры",
    "Комплексный центр социального обслуживания",
    "Краеведческий музей",
    "Средняя школа № 3",
    "Центр молодёжных инициатив",
    "Дом ремёсел",
    "Станция юных натуралистов",
    "Детская школа искусств",
    "Центр дополнительного образования",
];

const AUTHORITY_NAMES: &[&str] = &[
    "Управление социальной защиты населения",
    "Управление культуры и молодёжной политики",
    "Отдел по взаимодействию с общественными объединениями",
    "Администрация муниципального образования",
];
const BUSINESS_NAMES: &[&str] = &["Меловик", "Агро-Дар", "Белая Русь Сервис", "Осколпечать", "Правовой партнёр", "Медиа-Ярмарка", "Счёт и отчёт"];
const GROUP_NAMES: &[&str] = &[
    "Соседский сад",
    "Велодорожка",
    "Бабушкины сказки",
    "Чистый двор",
    "Лепим вместе",
    "Добрая посылка",
    "Сохраним усадьбу",
    "Школа пап",
    "Библиотека на окне",
    "Тропа здоровья",
];
const MEDIA_NAMES: &[&str] = &["Районная новь", "Белогорские вести", "Голос округа"];

const FORMS: &[(usize, Form)] = &[
    (
        26,
        Form {
            short: "АНО", full: "Автономная некоммерческая организация", category: Category::Npo, names: NPO_NAMES
        },
    ),
    (16, Form { short: "МОО", full: "Местная общественная организация", category: Category::Npo, names: NPO_NAMES }),
    (
        10,
        Form {
            short: "РОО", full: "Региональная общественная организация", category: Category::Npo, names: NPO_NAMES
        },
    ),
    (8, Form { short: "БФ", full: "Благотворительный фонд", category: Category::Npo, names: NPO_NAMES }),
    (12, Form { short: "", full: "Инициативная группа", category: Category::InitiativeGroup, names: GROUP_NAMES }),
    (
        10,
        Form {
            short: "МБУ", full: "Муниципальное бюджетное учреждение", category: Category::Institution, names: INSTITUTION_NAMES
        },
    ),
    (8, Form { short: "", full: "", category: Category::Authority, names: AUTHORITY_NAMES }),
    (
        6,
        Form {
            short: "ООО", full: "Общество с ограниченной ответственностью", category: Category::Business, names: BUSINESS_NAMES
        },
    ),
    (4, Form { short: "", full: "Редакция газеты", category: Category::Media, names: MEDIA_NAMES }),
];

const FIELDS: &[&str] = &[
    "Социальная поддержка",
    "Культура и наследие",
    "Молодёжь и добровольчество",
    "Экология",
    "Люди с инвалидностью",
    "Старшее поколение",
    "Семья и детство",
    "Спорт и здоровье",
    "Развитие территорий",
    "Просвещение",
];

/// Invents an organisation; `number` is its own and makes INN, OGRN and, from the second round of names on, the name its own.
pub(super) fn invent(dice: &mut Dice, number: usize) -> Invented {
    let total: usize = FORMS.iter().map(|(weight, _)| weight).sum();
    let mut left = dice.below(total);
    let mut form = &FORMS[0].1;
    for (weight, other) in FORMS {
        if left < *weight {
            form = other;
            break;
        }
        left -= weight;
    }
    let place = dice.early(PLACES.len());
    let name = dice.one(form.names);
    let town = PLACES[place].town.split_once(' ').map_or(PLACES[place].town, |(_, town)| town);
    // A place's name keeps two organisations of one name apart, as it does in life.
    let quoted = if number < 60 { format!("«{name}»") } else { format!("«{name} — {town}»") };
    let round = number / 600;
    let quoted = if round == 0 { quoted } else { format!("{quoted} № {}", round + 1) };
    let (full_name, short_name) = match form.category {
        Category::Authority => (format!("{name}, {}", PLACES[place].name), String::new()),
        Category::Institution => (format!("{} {quoted}, {}", form.full, PLACES[place].name), format!("{} {quoted}", form.short)),
        Category::InitiativeGroup | Category::Media => (format!("{} {quoted}", form.full), String::new()),
        _ => (format!("{} {quoted}", form.full), format!("{} {quoted}", form.short)),
    };
    let no_inn_reason = match form.category {
        Category::InitiativeGroup => Some(NoInnReason::NotRegistered),
        Category::Authority => Some(NoInnReason::Authority),
        _ if dice.percent(3) => Some(NoInnReason::Unknown),
        _ => None,
    };
    let registered = no_inn_reason.is_none();
    let year = dice.between(1994, 2018);
    let registered_on = jiff::civil::Date::new(year as i16, dice.between(1, 12) as i8, dice.between(1, 28) as i8).ok().map(Day);
    Invented {
        full_name,
        short_name,
        legal_form: form.short,
        category: form.category,
        inn: if registered { inn(number) } else { String::new() },
        no_inn_reason,
        ogrn: if registered { ogrn(year, number) } else { String::new() },
        kpp: if registered { format!("31{:02}01001", 1 + number % 30) } else { String::new() },
        place,
        fields: dice.one(FIELDS),
        registered_on: registered_on.filter(|_| registered),
        email: format!("info{number}@example.org"),
        address: format!(
            "{}, ул. {}, д. {}",
            PLACES[place].town,
            dice.one(&["Садовая", "Мира", "Школьная", "Победы", "Меловая", "Луговая"]),
            dice.between(1, 90)
        ),
    }
}

/// An INN of the region whose check digit fits (the weights are those of `identifiers::inn`).
fn inn(number: usize) -> String {
    let nine = format!("31{:07}", 9_000_000 + number);
    let sum: usize = nine.bytes().zip([2, 4, 10, 3, 5, 9, 4, 6, 8]).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{nine}{}", sum % 11 % 10)
}

/// An OGRN of the region whose check digit fits.
fn ogrn(year: i64, number: usize) -> String {
    let twelve = format!("1{:02}31{:07}", year % 100, 9_000_000 + number);
    let rest = twelve.bytes().fold(0_usize, |rest, digit| (rest * 10 + usize::from(digit - b'0')) % 11);
    format!("{twelve}{}", rest % 10)
}
