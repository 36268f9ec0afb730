//! What the competitions ask, and what applicants and experts write.

use crate::competitions::CriterionFields;
use crate::values::Hundredths;

/// Criteria of the travel competition: title, what is looked at, weight in hundredths.
pub(super) const TRAVEL: &[(&str, &str, i64)] = &[
    ("Актуальность поездки", "Зачем поездка организации и её благополучателям", 100),
    ("Применимость практики", "Можно ли перенести практику в свои условия", 150),
    ("Мотивация участника", "Участие в мероприятиях программы, личный план", 100),
    ("Обоснованность расходов", "Смета соответствует поездке", 100),
    ("Готовность передать опыт", "Кому и как участник расскажет об увиденном", 50),
];

/// Criteria of the project competition.
pub(super) const PROJECT: &[(&str, &str, i64)] = &[
    ("Значимость проблемы", "Проблема названа и подтверждена", 100),
    ("Владение технологией", "Организация применяет практику и знает её результаты", 150),
    ("Зонтичная сеть", "Роли партнёров, сопровождение, обмен", 150),
    ("Реалистичность бюджета", "Расходы нужны и посчитаны", 100),
    ("Измеримость результатов", "Показатели и способы проверки", 100),
    ("Устойчивость", "Что останется после гранта", 50),
];

/// The criteria as a competition takes them: marks of 0 to 10, whole ones; below four with a comment.
pub(super) fn criteria(of: &[(&str, &str, i64)]) -> Vec<CriterionFields> {
    let one = |(title, description, weight): &(&str, &str, i64)| CriterionFields {
        id: None,
        title: (*title).to_owned(),
        description: (*description).to_owned(),
        lowest: Hundredths(0),
        highest: Hundredths(1000),
        step: Hundredths(100),
        weight: Hundredths(*weight),
        required: true,
        in_total: true,
        comment_below: Some(Hundredths(400)),
    };
    of.iter().map(one).collect()
}

/// What experts write beside low marks.
pub(super) const REMARKS: &[&str] = &[
    "Связь с задачами организации не раскрыта",
    "Смета не подтверждена расчётами",
    "Нет плана внедрения",
    "Показатели не измеримы",
    "Роль партнёров описана в общих словах",
];

/// Where travellers go.
pub(super) const DESTINATIONS: &[&str] = &[
    "Стажировка в Нижнем Новгороде",
    "Конференция «Белые ночи фандрайзинга», Санкт-Петербург",
    "Стажировка в Казани",
    "Форум социальных технологий, Пермь",
    "Стажировка в Воронеже",
    "Летняя школа НКО, Самара",
    "Стажировка в Туле",
    "Конференция «Добровольцы и город», Екатеринбург",
];
