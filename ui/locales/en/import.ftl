# Importing a registration list into an event.

import-title = Import a list
import-choose = Choose a file…
import-choose-other = Another file…
import-intro = XLSX, ODS or CSV with one person a row: name, phone, e-mail, organisation.
import-intro-safe = First you see what would happen to each row. Nothing is written until you say so, and then all rows or none.
import-file =
    { $rows ->
        [one] { $name }: { $rows } row
       *[other] { $name }: { $rows } rows
    }
import-sheet = Sheet
import-columns = Columns of the list
import-column-taken = Taken for
import-column-remembered = as last time
import-checking = Checking the rows
import-stopped = The check was stopped: what would happen to the rows is not known.
import-check-again = Check again
import-importing = Importing
import-new = New people
import-update = Updated
import-known = Already known
import-twice = Twice in the list
import-decide = To decide
import-errors = Errors
import-skipped = Left out
import-organisations = New organisations
import-rows = Rows
import-row = Row
import-name = Name
import-organisation = Organisation
import-fate = What happens
import-problem = Problem
import-cell = { $cell } ({ $header })
import-decide-which = Who is it?
import-decide-new = A new person
import-decide-skip = Leave the row out
import-decide-open = Decide
import-do =
    { $count ->
        [one] Import { $count } row
       *[other] Import { $count } rows
    }
import-not-ready-errors = Some rows are wrong. Correct them in the file and choose it again, or leave those rows out.
import-not-ready-decide = Some rows fit several people. Say for each who it is.
import-skip-errors =
    { $count ->
        [one] Leave { $count } faulty row out
       *[other] Leave { $count } faulty rows out
    }
import-save-faults = Save faulty rows…
import-faults-saved = Saved: { $name }
import-done =
    { $registrations ->
        [one] { $registrations } person on the list
       *[other] { $registrations } people on the list
    }, new: { $people }
import-ready = Everything is in order.
import-ready-noted = There are no errors, but read what is noted at the rows.
import-shown = The first { $count } rows are shown, those that need you first.
import-back = To the event
