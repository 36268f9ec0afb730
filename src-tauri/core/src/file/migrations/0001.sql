-- The first schema. Tables of the programme (synchronised, described in file/tables.rs) follow the journal's own.
-- Types and formats only: a newer laptop's values must fit, so lists of choices live in the app.
-- The guard triggers are made from file/tables.rs after this script.

CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One row for each incarnation of a copy of the file. `rix` is local and never leaves the file.
CREATE TABLE replica(
  rix INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  code TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;

-- One action of a user: what the journal and undo name. `seq` and `clock` are those of its first entry.
-- `hash` goes on from its last entry's, and the next action's first entry goes on from it. `about` may hold a person's
-- name, so it stands outside the chain: an erasure empties it.
CREATE TABLE action(
  rix INTEGER NOT NULL REFERENCES replica,
  seq INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  operator TEXT NOT NULL,
  op TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '',
  wall TEXT NOT NULL,
  app TEXT NOT NULL,
  schema INTEGER NOT NULL,
  undoes_rix INTEGER,
  undoes_seq INTEGER,
  hash BLOB NOT NULL,
  PRIMARY KEY(rix, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_clock ON action(clock);
CREATE INDEX action_undoes ON action(undoes_seq, undoes_rix) WHERE undoes_seq IS NOT NULL;

-- Append-only. op: 0 insert, 1 update, 2 delete, 3 restore, 4 erase, 5 decision, 6 nothing (an undo that found nothing to restore).
-- data is JSON: insert {column: value} without nulls, update {column: [before, after]}, delete the whole row before,
-- decision {column: the clock up to which its conflicts are decided}; identifiers as hexadecimal text.
-- data_hash is SHA-256 over salt and data. An erasure sets data and salt to NULL: the chain still holds, and what stood
-- there cannot be guessed from the hash.
CREATE TABLE entry(
  rix INTEGER NOT NULL REFERENCES replica,
  seq INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  action INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row BLOB NOT NULL CHECK(length(row) = 16),
  op INTEGER NOT NULL,
  data TEXT,
  salt BLOB,
  data_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY(rix, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_row ON entry(row);

-- Derived by the fold, the same on every laptop.
CREATE TABLE conflict(
  row BLOB NOT NULL, tbl TEXT NOT NULL, col TEXT NOT NULL, kind TEXT NOT NULL,
  lost TEXT, won TEXT, clock INTEGER NOT NULL, decided INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(row, col, kind, clock)
) STRICT, WITHOUT ROWID;

-- This laptop's own: remembered column mappings, last choices. Never exchanged.
CREATE TABLE local(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Derived: one index over all that can be found. kind: 1 person, 2 organisation, 3 event, 4 application.
-- rowid = n * 8 + kind, n being the table's local number.
CREATE VIRTUAL TABLE find USING fts5(words, content='', contentless_delete=1, tokenize='unicode61', prefix='1 2 3');

CREATE TABLE programme(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  title TEXT, foundation TEXT, region TEXT, first_year INTEGER, last_year INTEGER, zone TEXT, funder TEXT, signatory TEXT, signatory_post TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE municipality(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  name TEXT, kind TEXT, position INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE module(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  year INTEGER, number INTEGER, title TEXT, colour TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE topic(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  module_id BLOB REFERENCES module DEFERRABLE INITIALLY DEFERRED, title TEXT, competence INTEGER, position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_module ON topic(module_id);

CREATE TABLE organisation(
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  full_name TEXT, short_name TEXT, legal_form TEXT, category TEXT, inn TEXT, no_inn_reason TEXT, ogrn TEXT, kpp TEXT,
  municipality_id BLOB REFERENCES municipality DEFERRABLE INITIALLY DEFERRED,
  fields TEXT, registered_on TEXT CHECK(registered_on IS date(registered_on)), phone TEXT, email TEXT, site TEXT, address TEXT, notes TEXT,
  folded TEXT NOT NULL DEFAULT ''  -- derived: what the list is sorted by
) STRICT;
CREATE INDEX organisation_folded ON organisation(folded, n) WHERE _del = 0;
CREATE INDEX organisation_inn ON organisation(inn) WHERE _del = 0;
CREATE INDEX organisation_category ON organisation(category, folded, n) WHERE _del = 0;
CREATE INDEX organisation_municipality ON organisation(municipality_id, folded, n) WHERE _del = 0;

CREATE TABLE practice(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  title TEXT, description TEXT, organisation_id BLOB REFERENCES organisation(id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE event(
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  module_id BLOB REFERENCES module DEFERRABLE INITIALLY DEFERRED,
  topic_id BLOB REFERENCES topic DEFERRABLE INITIALLY DEFERRED,
  title TEXT, kind TEXT, format TEXT, place TEXT,
  municipality_id BLOB REFERENCES municipality DEFERRABLE INITIALLY DEFERRED,
  starts TEXT, ends TEXT,  -- moments in UTC
  zone TEXT, capacity INTEGER, speakers TEXT, hours INTEGER, status TEXT, notes TEXT,
  day TEXT NOT NULL DEFAULT '', year INTEGER NOT NULL DEFAULT 0,  -- derived: the first day in the event's zone, and its year
  last_day TEXT NOT NULL DEFAULT '',  -- derived: the last day in the event's zone
  folded TEXT NOT NULL DEFAULT ''  -- derived: title, place, speakers, municipality; sorted by and searched
) STRICT;
CREATE INDEX event_day ON event(day, n) WHERE _del = 0;
CREATE INDEX event_module ON event(module_id, day) WHERE _del = 0;
CREATE INDEX event_folded ON event(folded, n) WHERE _del = 0;

CREATE TABLE event_practice(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  event_id BLOB REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  practice_id BLOB REFERENCES practice DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX event_practice_event ON event_practice(event_id);
CREATE INDEX event_practice_practice ON event_practice(practice_id);

CREATE TABLE person(
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  surname TEXT, given TEXT, patronymic TEXT, sex TEXT, born TEXT CHECK(born IS date(born)), phone TEXT, email TEXT,
  municipality_id BLOB REFERENCES municipality DEFERRABLE INITIALLY DEFERRED, notes TEXT,
  folded TEXT NOT NULL DEFAULT '',  -- derived: what the list is sorted by
  phone_digits TEXT NOT NULL DEFAULT '', sound TEXT NOT NULL DEFAULT ''  -- derived: for matching
) STRICT;
CREATE INDEX person_folded ON person(folded, n) WHERE _del = 0;
CREATE INDEX person_phone ON person(phone_digits) WHERE _del = 0 AND phone_digits <> '';
CREATE INDEX person_email ON person(email) WHERE _del = 0 AND email <> '';
CREATE INDEX person_sound ON person(sound) WHERE _del = 0 AND sound <> '';
CREATE INDEX person_municipality ON person(municipality_id, folded, n) WHERE _del = 0;

CREATE TABLE role(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  person_id BLOB REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  organisation_id BLOB REFERENCES organisation(id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT, since TEXT CHECK(since IS date(since)), until TEXT CHECK(until IS date(until)), head INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX role_person ON role(person_id);
CREATE INDEX role_organisation ON role(organisation_id);

CREATE TABLE registration(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  event_id BLOB REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  person_id BLOB REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  organisation_id BLOB REFERENCES organisation(id) DEFERRABLE INITIALLY DEFERRED,  -- the one credited
  status TEXT, registered_at TEXT, attended_at TEXT, hours INTEGER, source TEXT
) STRICT, WITHOUT ROWID;
-- `_del` stands in these indexes though it is 0 throughout: only then are they read alone, without the rows.
CREATE INDEX registration_event ON registration(event_id, status, person_id, organisation_id, hours, _del) WHERE _del = 0;
CREATE INDEX registration_person ON registration(person_id, event_id, status, _del) WHERE _del = 0;
CREATE INDEX registration_organisation ON registration(organisation_id, event_id, status, _del) WHERE _del = 0;

-- Derived: how many have a place at an event and how many were there. Kept by these triggers whoever writes the
-- registration, counted anew whenever the event's row is derived; so that a list sorted by presence reads no registrations.
CREATE TABLE event_count(
  event_id BLOB PRIMARY KEY CHECK(length(event_id) = 16), registered INTEGER NOT NULL DEFAULT 0, present INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TRIGGER registration_count_insert AFTER INSERT ON registration WHEN NEW._del = 0 BEGIN
  UPDATE event_count SET registered = registered + (NEW.status IN ('registered', 'attended', 'no-show')), present = present + (NEW.status = 'attended')
    WHERE event_id = NEW.event_id AND NEW.status IS NOT NULL;
END;
CREATE TRIGGER registration_count_update AFTER UPDATE OF event_id, status, _del ON registration BEGIN
  UPDATE event_count SET registered = registered - (OLD.status IN ('registered', 'attended', 'no-show')), present = present - (OLD.status = 'attended')
    WHERE event_id = OLD.event_id AND OLD._del = 0 AND OLD.status IS NOT NULL;
  UPDATE event_count SET registered = registered + (NEW.status IN ('registered', 'attended', 'no-show')), present = present + (NEW.status = 'attended')
    WHERE event_id = NEW.event_id AND NEW._del = 0 AND NEW.status IS NOT NULL;
END;
CREATE TRIGGER registration_count_delete AFTER DELETE ON registration WHEN OLD._del = 0 BEGIN
  UPDATE event_count SET registered = registered - (OLD.status IN ('registered', 'attended', 'no-show')), present = present - (OLD.status = 'attended')
    WHERE event_id = OLD.event_id AND OLD.status IS NOT NULL;
END;

CREATE TABLE competition(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  title TEXT, kind TEXT, year INTEGER, status TEXT, opens_on TEXT, closes_on TEXT, budget INTEGER, threshold INTEGER, aggregation TEXT,
  marks_needed INTEGER, highest_request INTEGER, number_pattern TEXT, approved_at TEXT, jury_size INTEGER, jury_present INTEGER,
  minutes_number TEXT, minutes_on TEXT, minutes_place TEXT, chair TEXT, secretary TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE criterion(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  competition_id BLOB REFERENCES competition DEFERRABLE INITIALLY DEFERRED,
  position INTEGER, title TEXT, description TEXT, lowest INTEGER, highest INTEGER, step INTEGER, weight INTEGER, required INTEGER, in_total INTEGER,
  comment_below INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX criterion_competition ON criterion(competition_id);

CREATE TABLE application(
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  competition_id BLOB REFERENCES competition DEFERRABLE INITIALLY DEFERRED,
  number TEXT,
  organisation_id BLOB REFERENCES organisation(id) DEFERRABLE INITIALLY DEFERRED,
  person_id BLOB REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT, summary TEXT, goal TEXT, requested INTEGER, own INTEGER, starts_on TEXT, ends_on TEXT, submitted_at TEXT,
  status TEXT, refusal TEXT, award INTEGER,
  practice_id BLOB REFERENCES practice DEFERRABLE INITIALLY DEFERRED,
  event_id BLOB REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  folded TEXT NOT NULL DEFAULT ''  -- derived
) STRICT;
CREATE INDEX application_competition ON application(competition_id, number) WHERE _del = 0;
CREATE INDEX application_number ON application(number);  -- also of deleted ones: a number is never given twice
CREATE INDEX application_organisation ON application(organisation_id) WHERE _del = 0;
CREATE INDEX application_person ON application(person_id) WHERE _del = 0;

CREATE TABLE partner(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  application_id BLOB REFERENCES application(id) DEFERRABLE INITIALLY DEFERRED,
  organisation_id BLOB REFERENCES organisation(id) DEFERRABLE INITIALLY DEFERRED,
  passed_on TEXT, passed_at TEXT, evidence TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX partner_application ON partner(application_id);

CREATE TABLE expert(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  competition_id BLOB REFERENCES competition DEFERRABLE INITIALLY DEFERRED,
  person_id BLOB REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED, position INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX expert_competition ON expert(competition_id);

CREATE TABLE sheet(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  application_id BLOB REFERENCES application(id) DEFERRABLE INITIALLY DEFERRED,
  expert_id BLOB REFERENCES expert DEFERRABLE INITIALLY DEFERRED,
  state TEXT, reason TEXT, finished_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sheet_application ON sheet(application_id);
CREATE INDEX sheet_expert ON sheet(expert_id);

CREATE TABLE mark(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  sheet_id BLOB REFERENCES sheet DEFERRABLE INITIALLY DEFERRED,
  criterion_id BLOB REFERENCES criterion DEFERRABLE INITIALLY DEFERRED,
  value INTEGER, comment TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_sheet ON mark(sheet_id);

CREATE TABLE document(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  series TEXT, number TEXT, kind TEXT,
  event_id BLOB REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  person_id BLOB REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  competition_id BLOB REFERENCES competition DEFERRABLE INITIALLY DEFERRED,
  issued_on TEXT, state TEXT, holder TEXT, reason TEXT,
  folded TEXT NOT NULL DEFAULT ''  -- derived: holder, then number; sorted by and searched
) STRICT, WITHOUT ROWID;
-- Deleted rows as well: the number of an issue that was undone may be on paper and is never given again.
CREATE INDEX document_series ON document(series, number);
CREATE INDEX document_number ON document(number) WHERE _del = 0;
CREATE INDEX document_folded ON document(folded) WHERE _del = 0;
CREATE INDEX document_issued ON document(issued_on, number) WHERE _del = 0;
CREATE INDEX document_event ON document(event_id, kind, person_id) WHERE _del = 0;
CREATE INDEX document_person ON document(person_id) WHERE _del = 0;
