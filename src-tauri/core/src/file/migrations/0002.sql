-- The second schema: what each part of it is for stands at its heading.

-- Conflicts name the entries whose values met, so that a decision can say what it has seen. They are derived: what
-- there was of them is derived again. In an entry of op 5 the data is now, for each column decided (the one without a name
-- is the life of the row, true for deleted): {column: {"change": [before, after], "seen": ["replica:seq", ...]}}, and
-- "open": true where it takes a decision back. No entry of this kind was written before.
DROP TABLE conflict;
CREATE TABLE conflict(
  row BLOB NOT NULL, tbl TEXT NOT NULL, col TEXT NOT NULL, kind TEXT NOT NULL,
  lost TEXT NOT NULL, won TEXT NOT NULL,
  clock INTEGER NOT NULL,  -- of the entry in which it showed
  decided INTEGER NOT NULL DEFAULT 0,
  lost_replica BLOB NOT NULL, lost_seq INTEGER NOT NULL, won_replica BLOB NOT NULL, won_seq INTEGER NOT NULL,
  PRIMARY KEY(row, tbl, col, kind, clock, lost_replica, lost_seq, won_replica, won_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_open ON conflict(tbl, row, col) WHERE decided = 0;

-- The journal by person, by laptop, by kind of action, by the time on the wall, by record named. Each holds what the other
-- filters ask for, so that actions are found in it alone and read only for the window.
CREATE INDEX action_operator ON action(operator, clock, op, wall);
CREATE INDEX action_replica ON action(rix, clock, op, wall);
CREATE INDEX action_op ON action(op, clock, wall);
CREATE INDEX action_wall ON action(wall, clock);
CREATE INDEX action_about ON action(about, clock);

-- The copies of the programme; the identifier is the replica's.
CREATE TABLE laptop(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  code TEXT, name TEXT, made_from BLOB, joined_at TEXT, retired_at TEXT
) STRICT, WITHOUT ROWID;

-- This laptop's own: until when the work of another copy is known, and what that copy had then (JSON: replica, number of
-- its last entry).
CREATE TABLE heard(
  replica BLOB PRIMARY KEY CHECK(length(replica) = 16), until TEXT NOT NULL, has TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Printed papers: the number of a row on the sheet that is signed at the door. It stays once it was given.
ALTER TABLE registration ADD COLUMN list_number INTEGER;

-- Minutes: how the jury voted on the ranking as a whole.
ALTER TABLE competition ADD COLUMN votes_for INTEGER;
ALTER TABLE competition ADD COLUMN votes_against INTEGER;
ALTER TABLE competition ADD COLUMN votes_abstained INTEGER;

-- Templates of printed cards, and their pictures. A picture is text (base64) like everything in the journal, at most 2 MB
-- of it: once in the row, once in its entry, so that packages carry it without a way of their own. Its identifier is the
-- beginning of the content's hash.
CREATE TABLE template(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  kind TEXT, title TEXT, body TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE picture(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  name TEXT, content TEXT
) STRICT;

-- Records of one person or one organisation --------------------------------------------------------------------------
-- What people said of a pair of records: one and the same (1) or not (0). The id is derived from the unordered pair, a < b.
-- No key is ever pointed elsewhere: joining is this row, and separating takes it back.
CREATE TABLE same_as(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  kind TEXT, a BLOB, b BLOB, same INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX same_as_a ON same_as(a);
CREATE INDEX same_as_b ON same_as(b);

-- Derived: every live record that is one of several of the same person (kind 1) or organisation (kind 2), and the record
-- that stands for all: the one with the smallest identifier, so the oldest. `n` are the local numbers of both.
CREATE TABLE canon(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), canon BLOB NOT NULL CHECK(length(canon) = 16),
  kind INTEGER NOT NULL, n INTEGER NOT NULL, canon_n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX canon_members ON canon(canon);
CREATE INDEX canon_hidden ON canon(kind, n, canon_n) WHERE id <> canon;

-- Derived: registrations that give way to a stronger one of the same person at the same event, with what they would count.
CREATE TABLE shadow(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), event_id BLOB NOT NULL, canon BLOB NOT NULL, registered INTEGER NOT NULL, present INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shadow_canon ON shadow(canon, event_id);
CREATE INDEX shadow_event ON shadow(event_id, id);
CREATE TRIGGER shadow_insert AFTER INSERT ON shadow BEGIN
  UPDATE event_count SET registered = registered - NEW.registered, present = present - NEW.present WHERE event_id = NEW.event_id;
END;
CREATE TRIGGER shadow_delete AFTER DELETE ON shadow BEGIN
  UPDATE event_count SET registered = registered + OLD.registered, present = present + OLD.present WHERE event_id = OLD.event_id;
END;

-- The registrations of people with several records, those of one person at one event by strength: presence before all, then
-- what staff marked afterwards, a place, a wish, an invitation, a cancellation; the longer presence, the one that credits an
-- organisation, that of the record that stands for all, the smaller identifier.
CREATE VIEW standing AS
  SELECT r.id, r.event_id, c.canon,
    coalesce(r.status IN ('registered', 'attended', 'no-show'), 0) AS registered, coalesce(r.status = 'attended', 0) AS present,
    row_number() OVER (PARTITION BY r.event_id, c.canon ORDER BY
      CASE r.status WHEN 'attended' THEN 0 WHEN 'no-show' THEN 1 WHEN 'registered' THEN 2 WHEN 'waiting' THEN 3 WHEN 'invited' THEN 4
        WHEN 'cancelled' THEN 5 ELSE 6 END,
      r.hours IS NOT NULL, r.hours DESC, r.organisation_id IS NULL, r.person_id <> c.canon, r.id) AS place
  FROM canon c JOIN registration r ON r.person_id = c.id AND r._del = 0 WHERE r.event_id IS NOT NULL;

-- Kept by these triggers whoever writes the registration; a person without joined records costs one look into an index.
CREATE TRIGGER registration_shadow_insert AFTER INSERT ON registration WHEN EXISTS (SELECT 1 FROM canon WHERE id = NEW.person_id) BEGIN
  DELETE FROM shadow WHERE canon = (SELECT canon FROM canon WHERE id = NEW.person_id) AND event_id = NEW.event_id;
  INSERT INTO shadow(id, event_id, canon, registered, present) SELECT id, event_id, canon, registered, present FROM standing
    WHERE canon = (SELECT canon FROM canon WHERE id = NEW.person_id) AND event_id = NEW.event_id AND place > 1;
END;
CREATE TRIGGER registration_shadow_update AFTER UPDATE OF organisation_id, status, hours, _del ON registration
WHEN EXISTS (SELECT 1 FROM canon WHERE id = NEW.person_id) BEGIN
  DELETE FROM shadow WHERE canon = (SELECT canon FROM canon WHERE id = NEW.person_id) AND event_id = NEW.event_id;
  INSERT INTO shadow(id, event_id, canon, registered, present) SELECT id, event_id, canon, registered, present FROM standing
    WHERE canon = (SELECT canon FROM canon WHERE id = NEW.person_id) AND event_id = NEW.event_id AND place > 1;
END;
CREATE TRIGGER registration_shadow_delete AFTER DELETE ON registration WHEN EXISTS (SELECT 1 FROM canon WHERE id = OLD.person_id) BEGIN
  DELETE FROM shadow WHERE canon = (SELECT canon FROM canon WHERE id = OLD.person_id) AND event_id = OLD.event_id;
  INSERT INTO shadow(id, event_id, canon, registered, present) SELECT id, event_id, canon, registered, present FROM standing
    WHERE canon = (SELECT canon FROM canon WHERE id = OLD.person_id) AND event_id = OLD.event_id AND place > 1;
END;
