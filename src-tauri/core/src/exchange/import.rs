//! The import: what the dry run said, in one transaction.

use rusqlite::types::Value;

use super::matching::organisation_key;
use super::model::{ImportDone, PlanRequest, RowFate, Target};
use super::operations::{List, remembered_key};
use super::plan::{Employer, Entry, NewOrganisation, News, Plan};
use crate::error::{Code, Error, Result};
use crate::file::tables::{ORGANISATION, PERSON, REGISTRATION, ROLE};
use crate::file::{Done, Op, ProgrammeFile, Tx, local};
use crate::ids::{OrganisationId, PersonId};
use crate::names;
use crate::organisations::{Category, NoInnReason};
use crate::registrations::RegistrationStatus;
use crate::store::columns::moment_text;
use crate::store::{imports, registrations};

/// Rows between two calls of progress.
const STEP: usize = 100;
/// Where the registration came from, as the journal and reports name it.
const SOURCE: &str = "import";

/// Imports all rows or none; see [`List::import`].
pub(super) fn import(
    list: &List,
    file: &ProgrammeFile,
    request: &PlanRequest,
    progress: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<Done<ImportDone>> {
    file.transact(Op::ImportList, |tx| {
        let plan = list.planned(tx.conn(), request, &mut |done, total| progress(done / 2, total))?;
        let wrong = plan.entries.iter().filter(|entry| matches!(entry.fate, RowFate::Error | RowFate::Decide)).count();
        if wrong > 0 {
            return Err(Error::new(Code::ImportHasErrors).with("count", wrong));
        }
        tx.about(&plan.event.title);
        remember(list, tx, &request.targets)?;

        let mut done = ImportDone { people: 0, updated: 0, organisations: 0, registrations: 0 };
        let mut organisations = Vec::with_capacity(plan.organisations.len());
        for organisation in &plan.organisations {
            organisations.push(make_organisation(tx, organisation)?);
            done.organisations += 1;
        }
        for (organisation, inn) in &plan.inns {
            tx.update(&ORGANISATION, *organisation, &[("inn", text(inn)), ("no_inn_reason", Value::Null)])?;
        }
        let total = plan.entries.len() as u32;
        let mut places = Places::of(tx, request, &plan);
        for (index, entry) in plan.entries.iter().enumerate() {
            if index.is_multiple_of(STEP) && !progress((total + index as u32) / 2, total) {
                return Err(Error::new(Code::Cancelled));
            }
            if !entry.imported() {
                continue;
            }
            let organisation = match entry.employer {
                Employer::None => None,
                Employer::Known(id) => Some(id),
                Employer::New(place) => organisations.get(place).copied(),
            };
            let person = match entry.person {
                None => {
                    done.people += 1;
                    make_person(tx, entry, organisation)?
                }
                Some(id) => {
                    if entry.fate == RowFate::Update {
                        done.updated += 1;
                        renew(tx, id, &entry.news, entry, organisation)?;
                    }
                    id
                }
            };
            done.registrations += u32::from(places.register(tx, person, organisation, entry.reading.present)?);
        }
        Ok(done)
    })
}

fn remember(list: &List, tx: &mut Tx<'_>, targets: &[Target]) -> Result<()> {
    // Only what a person looked at; proposals that nobody saw are made again next time.
    let known = list.headers().targets();
    for ((name, target), proposed) in list.headers().names.iter().zip(targets).zip(known) {
        let key = remembered_key(name);
        if !name.is_empty() && (*target != proposed || local::get(tx.conn(), &key)?.is_some()) {
            tx.remember(&key, Some(target.as_str()))?;
        }
    }
    Ok(())
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn id(id: Option<impl Into<Value>>) -> Value {
    id.map_or(Value::Null, Into::into)
}

fn make_organisation(tx: &mut Tx<'_>, organisation: &NewOrganisation) -> Result<OrganisationId> {
    let new = OrganisationId(tx.new_id());
    let category = category_of(&organisation.name);
    let reason = match category {
        _ if !organisation.inn.is_empty() => Value::Null,
        Category::InitiativeGroup => NoInnReason::NotRegistered.into(),
        Category::Authority => NoInnReason::Authority.into(),
        _ => NoInnReason::Unknown.into(),
    };
    tx.insert(
        &ORGANISATION,
        new,
        &[
            ("full_name", text(&organisation.name)),
            ("short_name", text("")),
            ("legal_form", text("")),
            ("category", category.into()),
            ("inn", text(&organisation.inn)),
            ("no_inn_reason", reason),
            ("municipality_id", id(organisation.municipality)),
        ],
    )?;
    Ok(new)
}

/// What a name tells of the kind of organisation; a person can correct it.
fn category_of(name: &str) -> Category {
    const WORDS: &[(Category, &[&str])] = &[
        (Category::InitiativeGroup, &["инициативная"]),
        (Category::Authority, &["администрация", "управление", "министерство", "департамент", "комитет", "правительство", "совет"]),
        (
            Category::Institution,
            &[
                "мбу",
                "мбук",
                "мбудо",
                "мбоу",
                "мку",
                "гбу",
                "гбук",
                "огбу",
                "огбук",
                "оку",
                "школа",
                "библиотека",
                "музей",
                "учреждение",
                "университет",
                "колледж",
                "больница",
                "центр",
            ],
        ),
        (Category::Media, &["редакция", "газета", "телеканал", "телерадиокомпания", "радио"]),
        (Category::Business, &["ооо", "ип", "ао", "пао", "зао", "оао"]),
    ];
    const NPO: &[&str] = &[
        "ано",
        "нко",
        "моо",
        "роо",
        "броо",
        "оо",
        "фонд",
        "бф",
        "союз",
        "ассоциация",
        "нп",
        "общественная",
        "организация",
        "движение",
        "тос",
        "община",
        "приход",
    ];
    let key = organisation_key(name);
    let has = |words: &[&str]| key.split(' ').any(|word| words.contains(&word));
    // "Фонд ... Центр помощи" is an NPO: its form says more than the words of its name.
    if has(&NPO[..12]) {
        return Category::Npo;
    }
    WORDS.iter().find(|(_, words)| has(words)).map_or(if has(NPO) { Category::Npo } else { Category::Other }, |(category, _)| *category)
}

fn make_person(tx: &mut Tx<'_>, entry: &Entry, organisation: Option<OrganisationId>) -> Result<PersonId> {
    let reading = &entry.reading;
    let person = PersonId(tx.new_id());
    let aside = reading.emails.iter().skip(1).chain(&reading.notes).cloned().collect::<Vec<_>>();
    tx.insert(
        &PERSON,
        person,
        &[
            ("surname", text(&reading.surname)),
            ("given", text(&reading.given)),
            ("patronymic", text(&reading.patronymic)),
            ("sex", names::sex_of(&reading.surname, &reading.given, &reading.patronymic).into()),
            ("born", id(reading.born)),
            ("phone", text(&reading.phones.join(", "))),
            ("email", text(reading.emails.first().map_or("", String::as_str))),
            ("municipality_id", id(reading.municipality)),
            ("notes", text(&aside.join("\n"))),
        ],
    )?;
    if let Some(organisation) = organisation {
        make_role(tx, person, organisation, &reading.post)?;
    }
    Ok(person)
}

fn make_role(tx: &mut Tx<'_>, person: PersonId, organisation: OrganisationId, post: &str) -> Result<()> {
    let role = tx.new_id();
    tx.insert(
        &ROLE,
        role,
        &[("person_id", person.into()), ("organisation_id", organisation.into()), ("title", text(post)), ("head", Value::Integer(0))],
    )
}

fn renew(tx: &mut Tx<'_>, person: PersonId, news: &News, entry: &Entry, organisation: Option<OrganisationId>) -> Result<()> {
    let texts = [("patronymic", &news.patronymic), ("phone", &news.phone), ("email", &news.email), ("notes", &news.notes)];
    let mut values: Vec<(&'static str, Value)> =
        texts.into_iter().filter_map(|(column, value)| value.as_deref().map(|value| (column, text(value)))).collect();
    values.extend(news.born.map(|day| ("born", day.into())));
    values.extend(news.municipality.map(|municipality| ("municipality_id", municipality.into())));
    if !values.is_empty() {
        tx.update(&PERSON, person, &values)?;
    }
    if let Some(organisation) = organisation.filter(|_| news.role) {
        make_role(tx, person, organisation, &entry.reading.post)?;
    }
    if let Some(role) = news.post {
        tx.update(&ROLE, role, &[("title", text(&entry.reading.post))])?;
    }
    Ok(())
}

/// The event's places while they are given out.
struct Places {
    event: crate::ids::EventId,
    capacity: Option<i64>,
    taken: i64,
    now: String,
    /// When those were marked present of whom the list says that they were there.
    attended_at: String,
}

impl Places {
    fn of(tx: &Tx<'_>, request: &PlanRequest, plan: &Plan) -> Self {
        let now = moment_text(tx.now());
        // A list is brought in after the event; the presence belongs to the event's start, unless that is still ahead.
        let attended_at = if plan.event.starts.is_empty() { now.clone() } else { plan.event.starts.clone().min(now.clone()) };
        Self { event: request.event_id, capacity: plan.event.capacity, taken: plan.event.taken, now, attended_at }
    }

    /// Puts the person on the event's list: present when the list says so, else registered, or waiting when the event is full. A
    /// stronger status that stands there already stays. Returns whether anything was written.
    fn register(&mut self, tx: &mut Tx<'_>, person: PersonId, organisation: Option<OrganisationId>, present: Option<bool>) -> Result<bool> {
        let standing = registrations::of_person(tx.conn(), self.event, person)?.into_iter().next();
        let before = standing.as_ref().map(|standing| standing.status);
        let registration = standing.map_or_else(|| registrations::id_of(self.event, person), |standing| standing.id);
        let full = self.capacity.is_some_and(|capacity| self.taken >= capacity);
        let status = match (before, present == Some(true)) {
            (Some(RegistrationStatus::Attended), _) => return Ok(false),
            (_, true) => RegistrationStatus::Attended,
            (Some(RegistrationStatus::Invited), false) => RegistrationStatus::Registered,
            (Some(_), false) => return Ok(false),
            (None, false) if full => RegistrationStatus::Waiting,
            (None, false) => RegistrationStatus::Registered,
        };
        let mut values = vec![("status", status.into())];
        if status == RegistrationStatus::Attended {
            values.push(("attended_at", text(&self.attended_at)));
        }
        if before.is_none() {
            let credited = match organisation {
                Some(id) => Some(id),
                None => imports::roles(tx.conn(), person)?.first().map(|role| role.organisation_id),
            };
            values.extend([
                ("event_id", self.event.into()),
                ("person_id", person.into()),
                ("organisation_id", id(credited)),
                ("registered_at", text(&self.now)),
                ("source", text(SOURCE)),
            ]);
        }
        if !matches!(before, Some(RegistrationStatus::Invited | RegistrationStatus::Registered)) && status != RegistrationStatus::Waiting {
            self.taken += 1;
        }
        tx.put(&REGISTRATION, registration, &values)
    }
}
