//! What an organisation's form must hold.

use rusqlite::Connection;

use super::model::OrganisationFields;
use crate::error::{Code, Facts, Issue, Result};
use crate::identifiers;
use crate::ids::OrganisationId;
use crate::people::rules::{Form, LONGEST_NOTE};
use crate::store;

/// The fields as the file keeps them, or all that is wrong with them. An INN needs no reason; without one there must be a
/// reason. Two organisations may share an INN only with different KPPs (branches).
pub fn prepare(conn: &Connection, fields: &OrganisationFields, id: Option<OrganisationId>) -> Result<OrganisationFields> {
    let mut form = Form::default();
    let full_name = form.line("fullName", &fields.full_name, 500, true);
    let short_name = form.line("shortName", &fields.short_name, 200, false);
    let legal_form = form.line("legalForm", &fields.legal_form, 200, false);
    let read = identifiers::inn(&fields.inn);
    let inn_is_empty = read.as_deref() == Ok("");
    let inn = form.read("inn", read);
    if inn_is_empty && fields.no_inn_reason.is_none() {
        form.wrong("inn", Code::InnOrReason);
    }
    let ogrn = form.read("ogrn", identifiers::ogrn(&fields.ogrn));
    let kpp = form.read("kpp", identifiers::kpp(&fields.kpp));
    if !inn.is_empty()
        && let Some(other) = store::organisations::same_inn(conn, &inn, &kpp, id)?
    {
        form.issue(Issue { field: "inn".to_owned(), code: Code::AlreadyThere, facts: Facts::from([("name".to_owned(), other.into())]) });
    }
    if let Some(municipality) = fields.municipality_id
        && !store::windows::has_municipality(conn, municipality)?
    {
        form.wrong("municipalityId", Code::NotAChoice);
    }
    let work = form.text("fields", &fields.fields, 1000);
    if let Some(day) = fields.registered_on {
        form.within("registeredOn", day.0.year().into(), 1900, 2100);
    }
    let phone = form.read("phone", identifiers::phone(&fields.phone));
    let email = form.read("email", identifiers::email(&fields.email));
    let site = form.line("site", &fields.site, 300, false);
    let address = form.line("address", &fields.address, 500, false);
    let notes = form.text("notes", &fields.notes, LONGEST_NOTE);
    form.finish()?;
    let no_inn_reason = fields.no_inn_reason.filter(|_| inn.is_empty());
    Ok(OrganisationFields {
        full_name,
        short_name,
        legal_form,
        category: fields.category,
        inn,
        no_inn_reason,
        ogrn,
        kpp,
        municipality_id: fields.municipality_id,
        fields: work,
        registered_on: fields.registered_on,
        phone,
        email,
        site,
        address,
        notes,
    })
}
