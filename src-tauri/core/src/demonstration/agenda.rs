//! The agendas of the story's events: what such a day is made of, by the kind of the event.

use crate::calendar::{EventFormat, EventKind};

use super::events::Planned;

/// A line: minutes after the event's start, how long it takes, what it is.
pub(super) struct Line {
    pub after: i64,
    pub minutes: i64,
    pub title: &'static str,
    /// Which of the event's speakers.
    pub speaker: Option<usize>,
    pub room: &'static str,
}

const fn line(after: i64, minutes: i64, title: &'static str, speaker: Option<usize>, room: &'static str) -> Line {
    Line { after, minutes, title, speaker, room }
}

const WORKSHOP: &[Line] = &[
    line(-30, 30, "Регистрация участников, кофе", None, "Фойе"),
    line(0, 15, "Открытие: зачем мы здесь и чему научимся", Some(0), "Большой зал"),
    line(15, 75, "Разбор темы: как это устроено и с чего начать", Some(0), "Большой зал"),
    line(90, 15, "Перерыв", None, "Фойе"),
    line(105, 75, "Практикум в группах: задача вашей организации", Some(1), "Малый зал"),
    line(180, 60, "Обед", None, "Столовая"),
    line(240, 60, "Разбор решений: каждая группа показывает своё", Some(1), "Большой зал"),
    line(300, 45, "Ответы на вопросы: документы, деньги, сроки", Some(0), "Большой зал"),
    line(345, 15, "Итоги, анкета, сертификаты", None, "Большой зал"),
];

const TRAINING: &[Line] = &[
    line(-30, 30, "Регистрация участников", None, "Фойе"),
    line(0, 30, "Знакомство и ожидания", Some(0), "Учебный класс"),
    line(30, 90, "Упражнение первое: наблюдаем и записываем", Some(0), "Учебный класс"),
    line(120, 15, "Перерыв", None, "Фойе"),
    line(135, 75, "Упражнение второе: работа в парах", Some(1), "Учебный класс"),
    line(210, 60, "Обед", None, "Столовая"),
    line(270, 90, "Упражнение третье: от начала до конца", Some(0), "Учебный класс"),
    line(360, 15, "Перерыв", None, "Фойе"),
    line(375, 45, "Обратная связь и план на месяц", Some(1), "Учебный класс"),
];

const CONFERENCE: &[Line] = &[
    line(-60, 60, "Регистрация, кофе, выставка проектов", None, "Фойе"),
    line(0, 20, "Приветствия", None, "Конференц-зал"),
    line(20, 40, "Что сделано за год: люди, проекты, цифры", Some(0), "Конференц-зал"),
    line(60, 45, "Секция «Практики, которые можно перенять»", Some(1), "Конференц-зал"),
    line(60, 45, "Секция «Деньги и отчётность»", Some(0), "Читальный зал"),
    line(105, 15, "Перерыв", None, "Фойе"),
    line(120, 45, "Разговор с теми, кто принимает решения", Some(1), "Конференц-зал"),
    line(165, 15, "Вручение сертификатов, общее фото", None, "Конференц-зал"),
];

const SESSION: &[Line] = &[
    line(0, 20, "Открытие: вопрос, на который ищем ответ", Some(0), ""),
    line(20, 60, "Работа за столами: что мешает и что помогает", None, ""),
    line(80, 15, "Перерыв", None, ""),
    line(95, 55, "Столы докладывают, зал спорит", Some(1), ""),
    line(150, 30, "Общие цели: голосование и договорённости", Some(0), ""),
];

/// The agenda of an event; empty where nobody would write one.
pub(super) fn of(planned: &Planned) -> &'static [Line] {
    if planned.cancelled {
        return &[];
    }
    match (planned.kind, planned.format) {
        (EventKind::Workshop, _) => WORKSHOP,
        (EventKind::Training, _) => TRAINING,
        (EventKind::Conference, EventFormat::InPerson) => CONFERENCE,
        (EventKind::StrategicSession, _) => SESSION,
        _ => &[],
    }
}
