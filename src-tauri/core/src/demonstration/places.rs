//! The municipalities of the Belgorod region as they were from 2019 to 2021: nine urban okrugs and thirteen districts.

/// A municipality: its name, what it is, and its chief town for addresses.
pub(super) struct Place {
    /// The name.
    pub name: &'static str,
    /// `urban-okrug` or `district`.
    pub kind: &'static str,
    /// The chief town.
    pub town: &'static str,
}

const fn okrug(name: &'static str, town: &'static str) -> Place {
    Place { name, kind: "urban-okrug", town }
}

const fn district(name: &'static str, town: &'static str) -> Place {
    Place { name, kind: "district", town }
}

/// All twenty-two; the ones with most organisations first.
pub(super) const PLACES: [Place; 22] = [
    okrug("Город Белгород", "г. Белгород"),
    okrug("Старооскольский городской округ", "г. Старый Оскол"),
    okrug("Губкинский городской округ", "г. Губкин"),
    district("Белгородский район", "пос. Майский"),
    okrug("Шебекинский городской округ", "г. Шебекино"),
    okrug("Алексеевский городской округ", "г. Алексеевка"),
    okrug("Валуйский городской округ", "г. Валуйки"),
    okrug("Яковлевский городской округ", "г. Строитель"),
    okrug("Новооскольский городской округ", "г. Новый Оскол"),
    okrug("Грайворонский городской округ", "г. Грайворон"),
    district("Корочанский район", "г. Короча"),
    district("Борисовский район", "пос. Борисовка"),
    district("Волоконовский район", "пос. Волоконовка"),
    district("Чернянский район", "пос. Чернянка"),
    district("Ракитянский район", "пос. Ракитное"),
    district("Прохоровский район", "пос. Прохоровка"),
    district("Ровеньский район", "пос. Ровеньки"),
    district("Красногвардейский район", "г. Бирюч"),
    district("Ивнянский район", "пос. Ивня"),
    district("Вейделевский район", "пос. Вейделевка"),
    district("Краснояружский район", "пос. Красная Яруга"),
    district("Красненский район", "с. Красное"),
];
