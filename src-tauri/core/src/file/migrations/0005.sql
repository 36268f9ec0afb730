-- The fifth schema: what each part of it is for stands at its heading.

-- Events -------------------------------------------------------------------------------------------------------------
-- The agenda of an event, a row a line: on which of its days (1 is the first), when by the clock of its zone, for how many
-- minutes; none where nobody said until when. Days are counted from the event's first, so that a moved event takes it along.
CREATE TABLE agenda_item(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  event_id BLOB REFERENCES event(id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER, begins TEXT, minutes INTEGER, title TEXT, speaker TEXT, room TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_item_event ON agenda_item(event_id);
