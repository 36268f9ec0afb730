//! A certificate of the register, made once more.

use sokrat_core::certificates::{self, AnnulRequest, CertificateData, CertificateOrder, DocumentFilter, DocumentRow, Part, PartRequest};
use sokrat_core::file::tables::REGISTRATION;
use sokrat_core::ids::{DocumentId, EventId};
use sokrat_core::store::registrations;
use sokrat_core::{Code, Result};

use super::stage::{check_in, day, event, founded, workshop};
use super::support::{Scene, text};

fn issue(scene: &Scene, event: EventId) -> CertificateData {
    let order = CertificateOrder::of(event, false);
    let done = certificates::issue(scene.file(), &order, day("2019-04-30"), |_| Ok(())).expect("certificates are given");
    done.value.printed[0].clone()
}

fn again(scene: &Scene, id: DocumentId) -> Result<CertificateData> {
    scene.file().read(|conn| certificates::certificate(conn, id))
}

fn row(scene: &Scene) -> DocumentRow {
    let filter = DocumentFilter::default();
    scene.file().read(|conn| certificates::whole_register(conn, &filter, None)).expect("the register is read").remove(0)
}

#[test]
fn a_certificate_says_again_what_its_line_says() {
    let scene = founded();
    let id = event(&scene, workshop("2019-04-29"));
    let person = scene.person("Ильна");
    check_in(&scene, id, person, true);
    let printed = issue(&scene, id);
    let line = row(&scene);
    let actions = || scene.get::<i64>("SELECT count(*) FROM action");
    let before = actions();
    assert_eq!(again(&scene, line.id).expect("it is made"), printed, "as it was printed");
    assert_eq!(actions(), before, "which changes nothing");

    scene.set_person(person, "surname", text("Ильина"));
    certificates::set_part(scene.file(), PartRequest { event_id: id, person_id: person, part: Part::Speaker }).expect("a speaker");
    let later = again(&scene, line.id).expect("it is made");
    assert_eq!((later.name.full(), later.part), (printed.name.full(), Part::Participant), "name and role are those that were printed");

    certificates::annul(scene.file(), AnnulRequest { id: line.id, reason: "Опечатка".into() }).expect("annulled");
    assert_eq!(again(&scene, line.id).expect("it is made").number, printed.number, "an annulled one can be looked at as well");

    let registration = registrations::id_of(id, person);
    scene.file().transact(sokrat_core::Op::DeletePerson, |tx| tx.delete(&REGISTRATION, registration)).expect("taken off the list");
    let left = again(&scene, line.id).expect("it is made");
    assert_eq!((left.name.full(), left.number), (printed.name.full(), printed.number), "also of somebody who is in the list no more");
}

#[test]
fn what_is_no_certificate_is_none() {
    let scene = founded();
    let nobody = again(&scene, DocumentId(scene.person("Ильина").raw()));
    assert_eq!(nobody.map_err(|error| error.code), Err(Code::NotFound), "there is no such line");
}
