//! The story told: who wrote what into the file, and when.

use jiff::civil::{Date, DateTime, Time};
use rusqlite::types::Value;

use super::dice::Dice;
use super::events::{EVENTS, MODULES, PRACTICES, Planned, SPEAKERS, TOPICS};
use super::grants::Journey;
use super::places::PLACES;
use super::story::StoryClock;
use super::{Size, agenda, organisations, people};
use crate::calendar::{EventFormat, EventKind, EventStatus};
use crate::error::{Code, Error, Result};
use crate::file::tables::{
    AGENDA_ITEM, EVENT, EVENT_PRACTICE, MODULE, MUNICIPALITY, ORGANISATION, PERSON, PRACTICE, PROGRAMME, REGISTRATION, ROLE, TOPIC,
};
use crate::file::{Op, ProgrammeFile, Tx};
use crate::ids::{EventId, ModuleId, MunicipalityId, OrganisationId, PersonId, PracticeId, RawId, TopicId};
use crate::registrations::RegistrationStatus;
use crate::store::agenda::time_text;
use crate::store::columns::moment_text;
use crate::store::registrations::id_of;
use crate::values::Moment;

/// The people of the foundation who use the programme.
pub(super) const MANAGER: &str = "Зимина Вера Павловна";
pub(super) const COORDINATOR: &str = "Лягушев Роман Ильич";
const ASSISTANT: &str = "Пересветова Яна Олеговна";

/// A person of the story.
pub(super) struct Actor {
    pub person: people::Invented,
    pub organisation: Option<usize>,
    pub id: Option<PersonId>,
}

/// An organisation of the story.
pub(super) struct Troupe {
    pub organisation: organisations::Invented,
    pub id: Option<OrganisationId>,
}

/// An event that was told.
pub(super) struct Told {
    pub id: EventId,
    pub date: Date,
    pub practices: &'static [usize],
    /// Those who were there, by their place among the people.
    pub present: Vec<usize>,
}

/// The work under way.
pub(super) struct Building<'a> {
    pub file: &'a ProgrammeFile,
    pub story: &'a StoryClock,
    pub size: Size,
    pub dice: Dice,
    progress: &'a mut dyn FnMut(u32, u32) -> bool,
    done: u32,
    total: u32,
    places: Vec<MunicipalityId>,
    modules: Vec<(i16, ModuleId)>,
    topics: Vec<TopicId>,
    pub practices: Vec<PracticeId>,
    pub organisations: Vec<Troupe>,
    pub people: Vec<Actor>,
    /// How many people have come so far: the next one who comes for the first time stands at this place.
    pub known: usize,
    pub told: Vec<Told>,
    /// Journeys that were funded.
    pub journeys: Vec<Journey>,
    /// The last event for which each person was chosen.
    chosen: Vec<usize>,
}

/// A moment by the clock of Moscow, which is three hours ahead of UTC in all these years.
pub(super) fn moscow(time: DateTime) -> jiff::Timestamp {
    jiff::tz::Offset::constant(3).to_timestamp(time).unwrap_or_default()
}

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(super) fn or_null<T: Into<Value>>(value: Option<T>) -> Value {
    value.map_or(Value::Null, Into::into)
}

impl<'a> Building<'a> {
    pub fn new(file: &'a ProgrammeFile, story: &'a StoryClock, size: Size, seed: u64, progress: &'a mut dyn FnMut(u32, u32) -> bool) -> Self {
        let mut dice = Dice::new(seed, 1);
        let (people_count, organisation_count) = match size {
            Size::Real => (466, 152),
            Size::Big => (100_000, 20_000),
        };
        let organisations: Vec<_> =
            (0..organisation_count).map(|number| Troupe { organisation: organisations::invent(&mut dice, number), id: None }).collect();
        let mut people: Vec<_> = (0..people_count)
            .map(|number| {
                // The first of each organisation comes for certain; the others are spread, the older ones having more.
                let organisation = match number {
                    number if number < organisation_count => Some(number),
                    _ if dice.percent(3) => None,
                    _ => Some(dice.early(organisation_count)),
                };
                Actor { person: people::invent(&mut dice, number, number < organisation_count), organisation, id: None }
            })
            .collect();
        dice.shuffle(&mut people);
        let (events, applications) = match size {
            Size::Real => (EVENTS.len(), 2),
            Size::Big => (2_000, 10),
        };
        let total = (events + applications * 20) as u32;
        let chosen = vec![usize::MAX; people.len()];
        Self {
            file,
            story,
            size,
            dice,
            progress,
            done: 0,
            total,
            places: Vec::new(),
            modules: Vec::new(),
            topics: Vec::new(),
            practices: Vec::new(),
            organisations,
            people,
            known: 0,
            told: Vec::new(),
            journeys: Vec::new(),
            chosen,
        }
    }

    /// Tells the whole story.
    pub fn build(mut self) -> Result<()> {
        self.programme()?;
        self.years()?;
        self.practices()?;
        match self.size {
            Size::Real => {
                for (number, event) in EVENTS.iter().enumerate() {
                    let (year, month, day) = event.date;
                    self.event(number, event, Date::constant(year, month, day), event.title, EVENTS.len())?;
                    self.step(1)?;
                    if matches!(event.kind, EventKind::Workshop | EventKind::Training) {
                        self.certificates()?;
                    }
                    // The competitions run between the events.
                    match event.date {
                        (2019, 11, 28) => self.travel_competition()?,
                        (2021, 1, 28) => self.project_competition()?,
                        _ => {}
                    }
                }
                Ok(())
            }
            Size::Big => {
                for number in 0..2_000 {
                    let event = &EVENTS[number % EVENTS.len()];
                    let day = jiff::Span::new().days(number as i64 * 1_060 / 2_000);
                    let date = Date::constant(2019, 1, 28).checked_add(day).unwrap_or(Date::constant(2021, 12, 1));
                    self.event(number, event, date, &format!("{} ({})", event.title, number + 1), 2_000)?;
                    self.step(1)?;
                }
                self.many_competitions()
            }
        }
    }

    /// So many steps are done; `cancelled` when the person wants no more.
    pub fn step(&mut self, steps: u32) -> Result<()> {
        self.done += steps;
        if (self.progress)(self.done.min(self.total), self.total) { Ok(()) } else { Err(Error::new(Code::Cancelled)) }
    }

    fn programme(&mut self) -> Result<()> {
        self.story.tell(moscow(Date::constant(2019, 1, 14).at(9, 30, 0, 0)), MANAGER);
        let places = self.file.transact(Op::CreateProgramme, |tx| {
            tx.about("НКО-СОКРАТ");
            let values = [
                ("title", text("НКО-СОКРАТ")),
                ("foundation", text("Фонд развития некоммерческих организаций «Агора»")),
                ("region", text("Белгородская область")),
                ("first_year", 2019.into()),
                ("last_year", 2021.into()),
                ("zone", text("Europe/Moscow")),
                ("funder", text("Фонд целевых программ «Меридиан»")),
                ("signatory", text("В. П. Зимина")),
                ("signatory_post", text("Директор программы")),
            ];
            tx.put(&PROGRAMME, RawId::derived("programme", &[]), &values)?;
            let mut places = Vec::new();
            for (position, place) in (1_i64..).zip(&PLACES) {
                let id = MunicipalityId(tx.new_id());
                tx.insert(&MUNICIPALITY, id, &[("name", text(place.name)), ("kind", text(place.kind)), ("position", position.into())])?;
                places.push(id);
            }
            Ok(places)
        })?;
        self.places = places.value;
        Ok(())
    }

    fn years(&mut self) -> Result<()> {
        for year in 2019..=2021_i16 {
            let (op, date) = if year == 2019 { (Op::CreateModule, Date::constant(2019, 1, 15)) } else { (Op::CopyYear, Date::constant(2019, 1, 16)) };
            self.story.tell(moscow(date.at(10, 0, 0, 0)), MANAGER);
            let modules = self.file.transact(op, |tx| {
                let mut modules = Vec::new();
                for (number, title) in (1_i64..).zip(MODULES) {
                    let id = ModuleId(tx.new_id());
                    let colour = format!("c{number}");
                    tx.insert(
                        &MODULE,
                        id,
                        &[("year", i64::from(year).into()), ("number", number.into()), ("title", text(title)), ("colour", colour.into())],
                    )?;
                    modules.push((year, id));
                }
                Ok(modules)
            })?;
            self.modules.extend(modules.value);
        }
        for (position, (year, module, title)) in (1_i64..).zip(TOPICS) {
            self.story.tell(moscow(Date::constant(2019, 1, 17).at(11, 0, 0, 0)), COORDINATOR);
            let module = self.module(*year, *module);
            let topic = self.file.transact(Op::CreateTopic, |tx| {
                tx.about(title);
                let id = TopicId(tx.new_id());
                tx.insert(
                    &TOPIC,
                    id,
                    &[("module_id", or_null(module)), ("title", text(title)), ("competence", 1.into()), ("position", position.into())],
                )?;
                Ok(id)
            })?;
            self.topics.push(topic.value);
        }
        Ok(())
    }

    fn module(&self, year: i16, number: u8) -> Option<ModuleId> {
        let first = self.modules.iter().position(|(other, _)| *other == year)?;
        number.checked_sub(1).and_then(|place| self.modules.get(first + usize::from(place))).map(|(_, id)| *id)
    }

    fn practices(&mut self) -> Result<()> {
        self.story.tell(moscow(Date::constant(2019, 2, 4).at(14, 0, 0, 0)), COORDINATOR);
        let owners: Vec<usize> = (0..self.organisations.len())
            .filter(|place| self.organisations[*place].organisation.category == crate::organisations::Category::Npo)
            .collect();
        let (organisations, places) = (&mut self.organisations, &self.places);
        let practices = self.file.transact(Op::EditProgramme, |tx| {
            let mut practices = Vec::new();
            for ((title, description), owner) in PRACTICES.iter().zip(owners) {
                let owner = organisation(tx, organisations, places, owner)?;
                let id = PracticeId(tx.new_id());
                tx.insert(&PRACTICE, id, &[("title", text(title)), ("description", text(description)), ("organisation_id", owner.into())])?;
                practices.push(id);
            }
            Ok(practices)
        })?;
        self.practices = practices.value;
        Ok(())
    }

    fn event(&mut self, number: usize, planned: &'static Planned, date: Date, title: &str, of: usize) -> Result<()> {
        let id = self.announce(number, planned, date, title)?;
        let mut told = Told { id, date, practices: planned.practices, present: Vec::new() };
        if !planned.cancelled {
            told.present = self.gather(number, planned, date, id, title, of)?;
        }
        self.told.push(told);
        Ok(())
    }

    /// The event is planned, weeks before.
    fn announce(&mut self, number: usize, planned: &'static Planned, date: Date, title: &str) -> Result<EventId> {
        let before = date.checked_sub(jiff::Span::new().days(24)).unwrap_or(date);
        self.story.tell(moscow(before.at(11, 0, 0, 0)), COORDINATOR);
        let module = self.module(date.year(), planned.module);
        let topic = TOPICS.iter().position(|(year, _, title)| *title == planned.topic && *year == date.year()).map(|place| self.topics[place]);
        let starts = moscow(date.at(planned.hour, 0, 0, 0));
        let ends = starts + jiff::SignedDuration::from_mins(planned.minutes);
        let speakers = [number, number + 3].map(|place| SPEAKERS[place % SPEAKERS.len()]);
        let place = (planned.format != EventFormat::Online).then(|| self.places[planned.place]);
        let status = if planned.cancelled { EventStatus::Cancelled } else { EventStatus::Open };
        let status = if self.size == Size::Big { EventStatus::Held } else { status };
        // An academic hour has 45 minutes.
        let hours = planned.minutes / 45 * 100;
        let values = [
            ("module_id", or_null(module)),
            ("topic_id", or_null(topic)),
            ("title", text(title)),
            ("kind", planned.kind.into()),
            ("format", planned.format.into()),
            ("place", text(planned.venue)),
            ("municipality_id", or_null(place)),
            ("starts", Moment(starts).into()),
            ("ends", Moment(ends).into()),
            ("zone", text("Europe/Moscow")),
            ("capacity", if place.is_some() && self.size == Size::Real { 120.into() } else { Value::Null }),
            ("speakers", text(&speakers.join("\n"))),
            ("hours", hours.into()),
            ("status", status.into()),
        ];
        let practices: Vec<PracticeId> = planned.practices.iter().map(|place| self.practices[*place]).collect();
        let made = self.file.transact(Op::CreateEvent, |tx| {
            tx.about(title);
            let id = EventId(tx.new_id());
            tx.insert(&EVENT, id, &values)?;
            for practice in practices {
                let link = RawId::derived("event-practice", &[id.raw(), practice.raw()]);
                tx.insert(&EVENT_PRACTICE, link, &[("event_id", id.into()), ("practice_id", practice.into())])?;
            }
            Ok(id)
        })?;
        // Of two thousand events nobody reads the agendas.
        if self.size == Size::Real {
            self.lay_out(planned, made.value, title, speakers)?;
        }
        Ok(made.value)
    }

    /// The agenda of the day is laid out.
    fn lay_out(&mut self, planned: &Planned, event: EventId, title: &str, speakers: [&str; 2]) -> Result<()> {
        let lines = agenda::of(planned);
        if lines.is_empty() {
            return Ok(());
        }
        self.file.transact(Op::EditEvent, |tx| {
            tx.about(title);
            for line in lines {
                let begins = Time::midnight() + jiff::SignedDuration::from_mins(i64::from(planned.hour) * 60 + line.after);
                let values = [
                    ("event_id", event.into()),
                    ("day", 1.into()),
                    ("begins", time_text(begins)),
                    ("minutes", line.minutes.into()),
                    ("title", text(line.title)),
                    ("speaker", text(line.speaker.map_or("", |speaker| speakers[speaker]))),
                    ("room", text(if planned.format == EventFormat::Online { "" } else { line.room })),
                ];
                let id = tx.new_id();
                tx.insert(&AGENDA_ITEM, id, &values)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// People register, come, or do not; returns who was there.
    fn gather(&mut self, number: usize, planned: &Planned, date: Date, event: EventId, title: &str, of: usize) -> Result<Vec<usize>> {
        let list = self.invite(number, planned, of);
        let big = self.size == Size::Big;
        let statuses: Vec<RegistrationStatus> = list
            .iter()
            .map(|_| match self.dice.below(100) {
                _ if big => RegistrationStatus::Attended,
                0..=8 => RegistrationStatus::NoShow,
                9..=11 => RegistrationStatus::Cancelled,
                _ => RegistrationStatus::Attended,
            })
            .collect();
        let before = date.checked_sub(jiff::Span::new().days(2)).unwrap_or(date);
        let attended = moscow(date.at(planned.hour - 1, 50, 0, 0));
        self.story.tell(moscow(before.at(16, 0, 0, 0)), COORDINATOR);
        let registered = moment_text(Moment(moscow(before.at(15, 0, 0, 0))));
        let (organisations, people, places, dice) = (&mut self.organisations, &mut self.people, &self.places, &mut self.dice);
        self.file.transact(Op::ImportList, |tx| {
            tx.about(title);
            for (place, status) in list.iter().zip(&statuses) {
                let actor = &mut people[*place];
                let credited = match actor.organisation {
                    Some(place) => Some(organisation(tx, organisations, places, place)?),
                    None => None,
                };
                let person = match actor.id {
                    Some(id) => id,
                    None => person(tx, dice, actor, credited, organisations, places)?,
                };
                let mut values = vec![
                    ("event_id", event.into()),
                    ("person_id", person.into()),
                    ("organisation_id", or_null(credited)),
                    ("status", if big { (*status).into() } else { RegistrationStatus::Registered.into() }),
                    ("registered_at", text(&registered)),
                    ("source", text("import")),
                ];
                if big {
                    values.push(("attended_at", Moment(attended).into()));
                }
                tx.insert(&REGISTRATION, id_of(event, person), &values)?;
            }
            Ok(())
        })?;
        if !big {
            self.hold(&list, &statuses, attended, event, title)?;
        }
        Ok(list.into_iter().zip(statuses).filter(|(_, status)| *status == RegistrationStatus::Attended).map(|(place, _)| place).collect())
    }

    /// The day itself: who came is marked, afterwards the event is closed.
    fn hold(&mut self, list: &[usize], statuses: &[RegistrationStatus], attended: jiff::Timestamp, event: EventId, title: &str) -> Result<()> {
        self.story.tell(attended, ASSISTANT);
        let people = &self.people;
        let mark = |tx: &mut Tx<'_>, wanted: RegistrationStatus| {
            tx.about(title);
            for (place, status) in list.iter().zip(statuses).filter(|(_, status)| **status == wanted) {
                let Some(person) = people[*place].id else { continue };
                let mut values = vec![("status", (*status).into())];
                if wanted == RegistrationStatus::Attended {
                    values.push(("attended_at", Moment(attended + jiff::SignedDuration::from_secs(20 * (*place as i64 % 60))).into()));
                }
                tx.update(&REGISTRATION, id_of(event, person), &values)?;
            }
            Ok(())
        };
        self.file.transact(Op::CheckInMany, |tx| mark(tx, RegistrationStatus::Attended))?;
        self.story.tell(attended + jiff::SignedDuration::from_hours(24), COORDINATOR);
        self.file.transact(Op::ChangeRegistration, |tx| mark(tx, RegistrationStatus::NoShow))?;
        self.file.transact(Op::ChangeRegistration, |tx| mark(tx, RegistrationStatus::Cancelled))?;
        self.file.transact(Op::EditEvent, |tx| {
            tx.about(title);
            tx.update(&EVENT, event, &[("status", EventStatus::Held.into())])
        })?;
        Ok(())
    }

    /// Who is on the list: some for the first time, the others from those who came before, the earliest most often.
    fn invite(&mut self, number: usize, planned: &Planned, of: usize) -> Vec<usize> {
        let wanted = if self.size == Size::Big { 500 } else { planned.people };
        let share = |upto: usize| match self.size {
            Size::Big => self.people.len() * upto / of,
            // The first year brings most of the people.
            Size::Real => {
                let weight = |event: &Planned| event.people * if event.date.0 == 2019 { 3 } else { 1 };
                let all: usize = EVENTS.iter().map(weight).sum();
                self.people.len() * EVENTS[..upto].iter().map(weight).sum::<usize>() / all
            }
        };
        let until = share(number + 1);
        let mut list: Vec<usize> = (self.known..until).collect();
        let seen = self.known;
        for place in &list {
            self.chosen[*place] = number;
        }
        let mut tries = 0;
        while list.len() < wanted && seen > 0 && tries < wanted * 20 {
            tries += 1;
            let place = self.dice.early(seen);
            if self.chosen[place] != number {
                self.chosen[place] = number;
                list.push(place);
            }
        }
        self.known = until;
        list
    }
}

/// The organisation at this place; made when it is met for the first time.
fn organisation(tx: &mut Tx<'_>, all: &mut [Troupe], places: &[MunicipalityId], place: usize) -> Result<OrganisationId> {
    let troupe = &mut all[place];
    if let Some(id) = troupe.id {
        return Ok(id);
    }
    let id = OrganisationId(tx.new_id());
    let invented = &troupe.organisation;
    let values = [
        ("full_name", text(&invented.full_name)),
        ("short_name", text(&invented.short_name)),
        ("legal_form", text(invented.legal_form)),
        ("category", invented.category.into()),
        ("inn", text(&invented.inn)),
        ("no_inn_reason", or_null(invented.no_inn_reason)),
        ("ogrn", text(&invented.ogrn)),
        ("kpp", text(&invented.kpp)),
        ("municipality_id", places[invented.place].into()),
        ("fields", text(invented.fields)),
        ("registered_on", or_null(invented.registered_on)),
        ("email", text(&invented.email)),
        ("address", text(&invented.address)),
    ];
    tx.insert(&ORGANISATION, id, &values)?;
    troupe.id = Some(id);
    Ok(id)
}

/// Makes a person with their roles.
fn person(
    tx: &mut Tx<'_>,
    dice: &mut Dice,
    actor: &mut Actor,
    credited: Option<OrganisationId>,
    all: &mut [Troupe],
    places: &[MunicipalityId],
) -> Result<PersonId> {
    let id = PersonId(tx.new_id());
    let invented = &actor.person;
    let home = actor.organisation.map(|place| places[all[place].organisation.place]);
    let values = [
        ("surname", text(&invented.surname)),
        ("given", text(&invented.given)),
        ("patronymic", text(&invented.patronymic)),
        ("sex", invented.sex.into()),
        ("born", or_null(invented.born)),
        ("phone", text(&invented.phone)),
        ("email", text(&invented.email)),
        ("municipality_id", or_null(home)),
        ("notes", text("")),
    ];
    tx.insert(&PERSON, id, &values)?;
    let day = |year: i64, month: i64| text(&format!("{year:04}-{month:02}-01"));
    if let Some(organisation) = credited {
        let since = day(dice.between(2008, 2018), dice.between(1, 12));
        let role = tx.new_id();
        let values = [
            ("person_id", id.into()),
            ("organisation_id", organisation.into()),
            ("title", text(invented.post)),
            ("since", since),
            ("head", i64::from(invented.head).into()),
        ];
        tx.insert(&ROLE, role, &values)?;
    }
    // Some worked elsewhere before; some help a second organisation.
    if dice.percent(8) {
        let earlier = dice.early(all.len());
        if let Some(other) = all[earlier].id.filter(|other| Some(*other) != credited) {
            let until = if dice.percent(60) { day(dice.between(2006, 2007), 12) } else { Value::Null };
            let role = tx.new_id();
            let values = [
                ("person_id", id.into()),
                ("organisation_id", other.into()),
                ("title", text("волонтёр")),
                ("since", day(2004, 9)),
                ("until", until),
                ("head", 0.into()),
            ];
            tx.insert(&ROLE, role, &values)?;
        }
    }
    actor.id = Some(id);
    Ok(id)
}
