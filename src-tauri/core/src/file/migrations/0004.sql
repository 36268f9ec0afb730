-- The fourth schema: what each part of it is for stands at its heading.

-- Certificates -------------------------------------------------------------------------------------------------------
-- The template that a certificate was printed on, by its key: one that ships has no row here, one of the file has its
-- identifier in hexadecimal digits. None of those that were printed before this schema: nobody knows.
ALTER TABLE document ADD COLUMN template TEXT;
