-- The third schema: what each part of it is for stands at its heading.

-- Certificates -------------------------------------------------------------------------------------------------------
-- Names that somebody put into a case by hand, with the nominative that they were made for.
CREATE TABLE name_case(
  id BLOB PRIMARY KEY CHECK(length(id) = 16), _del INTEGER NOT NULL DEFAULT 0,
  person_id BLOB REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  name_case TEXT, of_name TEXT, name TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX name_case_person ON name_case(person_id);

-- How certificates are numbered and signed; pictures are named by their content.
ALTER TABLE programme ADD COLUMN certificate_pattern TEXT;
ALTER TABLE programme ADD COLUMN second_signatory TEXT;
ALTER TABLE programme ADD COLUMN second_signatory_post TEXT;
ALTER TABLE programme ADD COLUMN third_signatory TEXT;
ALTER TABLE programme ADD COLUMN third_signatory_post TEXT;
ALTER TABLE programme ADD COLUMN logo TEXT;
ALTER TABLE programme ADD COLUMN seal TEXT;
ALTER TABLE programme ADD COLUMN first_facsimile TEXT;
ALTER TABLE programme ADD COLUMN second_facsimile TEXT;
ALTER TABLE programme ADD COLUMN third_facsimile TEXT;

-- From how many hours of presence on somebody gets a certificate; what somebody did at an event.
ALTER TABLE event ADD COLUMN least_hours INTEGER;
ALTER TABLE registration ADD COLUMN part TEXT;

-- The register: the count of a number within its series (a pattern may have it anywhere), as what somebody took part, the
-- sum of an award, why somebody got a certificate who was not entitled, which document it stands in for.
ALTER TABLE document ADD COLUMN counter INTEGER;
ALTER TABLE document ADD COLUMN part TEXT;
ALTER TABLE document ADD COLUMN award INTEGER;
ALTER TABLE document ADD COLUMN exception TEXT;
ALTER TABLE document ADD COLUMN replaces BLOB;
CREATE INDEX document_replaces ON document(replaces) WHERE replaces IS NOT NULL;
-- Deleted ones as well: a number that was ever given is not given again, whatever the pattern.
CREATE INDEX document_given ON document(number);
CREATE INDEX document_competition ON document(competition_id, kind, person_id) WHERE _del = 0;
