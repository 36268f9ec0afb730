-- The fourth schema: what each part of it is for stands at its heading.

-- Certificates -------------------------------------------------------------------------------------------------------
-- The template that a certificate was printed on, by its key: one that ships has no row here, one of the file has its
-- identifier in hexadecimal digits. None of those that were printed before this schema: nobody knows.
ALTER TABLE document ADD COLUMN template TEXT;

-- Valid certificates by what they were given for and to whom: who has several is read from here alone.
CREATE INDEX document_valid ON document(event_id, competition_id, person_id, issued_on, id, number, kind, state, _del)
  WHERE kind = 'certificate' AND state = 'issued' AND _del = 0;
