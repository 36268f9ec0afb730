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
