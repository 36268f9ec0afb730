# Errors. Each says what happened and what to do. The short ones stand at a field.

## The file
error-not-a-programme = This is not a Sokrat programme. Choose a file that ends in .sokrat.
error-newer-file = This file was saved by a newer version of Sokrat. Update the application and open the file again.
error-damaged-file = The file is damaged and cannot be opened. It has not been changed. Use your latest backup.
error-altered-file = Another program changed the make-up of the file, and it cannot be opened. Nothing in it was run, and it has not been changed. Use your latest backup; if the file came on a stick, ask for a new one.
error-locked-file = The file is open in another window or program. Close it there and try again.
error-passphrase-needed = The file is encrypted. Type its passphrase.
error-wrong-passphrase = The file is encrypted and this passphrase does not fit. Check the keyboard layout and Caps Lock, then type it again.
error-wrong-recovery-code = This code does not open the file. Check the order of the groups and the date of the sheet: after the passphrase was changed the new sheet applies.
error-recovery-code-length = The code has { $needed } digits; { $digits } were typed.
error-recovery-code-slip = Group { $group } was mistyped: compare it with the sheet.
error-locked = The window is locked. Type the passphrase of the file.
error-wait-first =
    { $seconds ->
        [one] A wrong passphrase was typed. You can try again in { $seconds } second.
       *[other] A wrong passphrase was typed. You can try again in { $seconds } seconds.
    }
error-passphrases-differ = The passphrases differ. Type the new one again.
error-file-missing = The file was not found: { $path }. It may have been moved or renamed. Choose it again.
error-folder-missing = The folder is not there: { $path }. Put the stick in or connect the drive, and try again; or choose another folder.
error-file-exists = There is a file of this name already: { $path }. Choose another name.
error-disk-full = The disk is full. Nothing was written. Free some space and try again.
error-read-only = This place cannot be written to. Choose another folder or remove the write protection.
error-input-output = The file could not be read or written. Check the disk and try again.
error-nothing-open = No programme is open. Open a file or create a new programme.
error-guarded-table = Something tried to change the data behind the journal’s back. Nothing was written. Restart Sokrat.

## Records
error-not-found = This record no longer exists. It may have been deleted. Refresh the list.
error-bad-request = Sokrat sent a wrong request. The fault is ours and nothing was changed. Try again or restart the application.
error-invalid = Some fields are not right. Correct the marked fields.
error-cancelled = Cancelled. Nothing was changed.
error-nothing-to-undo = There is nothing to undo or redo.
error-already-taken-back = This action was taken back already.
error-cannot-take-back = The creation of the programme cannot be taken back: without it there is nothing to show.
error-changed-meanwhile = A new value came while you looked. Look again and decide.
error-undecided =
    { $count ->
        [one] Two laptops do not agree about { $count } value. Decide it on the page Conflicts; until then nothing is approved or printed here.
       *[other] Two laptops do not agree about { $count } values. Decide them on the page Conflicts; until then nothing is approved or printed here.
    }
error-in-use =
    { $count ->
        [one] This cannot be deleted: { $count } other record refers to it. Remove the reference first.
       *[other] This cannot be deleted: { $count } other records refer to it. Remove the references first.
    }
error-internal = Something went wrong, and the fault is ours. The data is unchanged. Try again; if it stays, send us the report number: { $report }.

## Fields
error-required = Fill in this field
error-too-long = Too long: at most { $most } characters
error-too-short = Too short: at least { $least } characters are needed
error-out-of-range = Must be from { $least } to { $most }
error-end-before-start = The end is before the start
error-end-not-after = The end must be after the start
error-outside-event = The event does not take place on this day: choose another day or change the dates of the event
error-bad-day = Not a date. Example: 29.04.2019
error-bad-number = Not a number
error-bad-money = Not a sum. Example: 150,000.50
error-bad-email = Not an e-mail address
error-bad-phone = Not a phone number
error-bad-inn-length = An INN has 10 or 12 digits; this has { $digits }
error-bad-inn-check = The check digit of the INN does not fit. Check the digits
error-inn-exponent = The spreadsheet spoiled the INN: its last digits are lost. Type it again
error-bad-ogrn-length = An OGRN has 13 or 15 digits; this has { $digits }
error-bad-ogrn-check = The check digit of the OGRN does not fit. Check the digits
error-bad-kpp = A KPP has 9 characters. Check it
error-bad-snils = The check number of the SNILS does not fit. Check the digits
error-inn-or-reason = Give the INN or the reason why there is none
error-not-a-choice = Choose a value from the list
error-already-there = There is such a record already
error-bad-zone = Unknown time zone

## Registrations
error-move-not-allowed = The status cannot change this way. Choose another status.
error-event-full =
    { $capacity ->
        [one] No places left: there is { $capacity } place. Use the waiting list or raise the number of places.
       *[other] No places left: there are { $capacity } places. Use the waiting list or raise the number of places.
    }

## Competitions
error-off-step = The mark must be a multiple of { $step }
error-comment-required = A mark below { $below } needs a comment
error-sheet-incomplete =
    { $missing ->
        [one] The sheet is not complete: { $missing } mark is missing. Enter it and finish the sheet.
       *[other] The sheet is not complete: { $missing } marks are missing. Enter them and finish the sheet.
    }
error-ranking-approved = The ranking is approved and marks can no longer change. Withdraw the approval first.
error-conflict-of-interest = { $expert } has a conflict of interest with application { $number }. Record that the expert steps aside, or assign another one.
error-sums-differ = The sum requested and the own contribution do not make the total
error-no-quorum = No quorum: { $present } present, { $needed } needed. Press “Edit” in the competition and say how many members of the jury are present.
error-marks-missing =
    { $count ->
        [one] { $count } application lacks marks. Wait for the experts’ sheets or refuse the application.
       *[other] { $count } applications lack marks. Wait for the experts’ sheets or refuse these applications.
    }
error-bad-number-pattern = The pattern of numbers needs one counter: { "{n}" } or { "{n:3}" }. Example: PG-{ "{year}" }-{ "{n:3}" }
error-bad-pattern = Braces may hold only year, month, laptop and number, each once. Example: SK-{ "{year}" }-{ "{laptop}" }-{ "{number:5}" }
error-pattern-no-number = The pattern has no counter. Add { "{number}" } or, with leading zeros, { "{number:5}" }.
error-pattern-no-laptop = The pattern has no laptop code, so two laptops would print one number. Add { "{laptop}" }.
error-pattern-runs-together = A sign such as a hyphen must stand between the laptop code and the counter: { "{laptop}" }-{ "{number:5}" }. Without it different numbers read the same.
error-pattern-sign = A number cannot hold the bar “|” or invisible signs. Put a hyphen instead.
error-bad-file-pattern = In a file name, braces may hold only number, name, surname, organisation, event and date. Example: { "{number}" } { "{surname}" }
error-not-valid-now = { $number } is annulled already. Choose a valid document.
error-doubled = { $number } is valid as well and was given before. Annul this one; replace the other if it must be.
error-award-not-allowed = The application is below the pass mark or not ranked: it cannot get a grant
error-finished-without =
    { $count ->
        [one] It cannot be required: { $count } finished sheet has no such mark. Reopen the sheet, or leave the criterion optional
       *[other] It cannot be required: { $count } finished sheets have no such mark. Reopen them, or leave the criterion optional
    }

## Certificates
error-not-present = Hours belong to somebody who is marked present. Mark them first
error-nobody-present = Nobody is marked as present. Mark the participants and try again.
error-name-erased = The name on this document was erased, so it cannot be shown. Number and day stay in the register.
error-nobody-new = Everybody who was present has a certificate already. To print them again, clear “Only the new ones”.
error-minutes-not-approved = Final minutes are made of an approved ranking. Approve the ranking first.
error-votes-differ = There are { $votes } votes and { $present } members present: each votes once
error-no-majority = The decision was not carried: { $votes } for it, at least { $needed } needed
error-nothing-to-mark = There is nothing to print: criteria, experts and admitted applications are needed.
error-nobody-to-print = There is nobody to print for: this list is empty. Choose other people.
error-nothing-on-sheet = The sheet would be empty: no names and no blank rows. Say how many rows
error-bad-rows = “{ $text }” is no row number. Example: 1-15, 17, 20
error-not-a-badge = This is not the code of a badge. Nobody was marked
error-unknown-badge = This badge’s registration is not in the programme. Find the person by name
error-badge-of-another-event = This badge is for “{ $event }”. Nobody was marked
error-no-such-row = The sheet has no rows of these numbers: { $numbers }. Check the numbers; nobody was marked
error-no-viewer = The document is ready, but no program on this computer shows it. Open the file by hand from the folder of documents.
error-no-printer = The printer “{ $printer }” is no longer there. Choose another one.
error-no-printer-at-all = This computer has no printer. Save the document on a stick and print it where there is one; then delete the file.
error-printer-refuses = The printer “{ $printer }” takes no documents now. Check that it is switched on, or choose another one.
error-print-failed = The system did not take the document for printing. Check the printer, or open the document in the viewer and print from there.
error-print-over = The document could not be taken back: it is printed already, or the printer has it. Stop it at the printer itself.
error-file-too-large = The file is too large: at most { $most } MB.
error-not-a-template = This is not a template of Sokrat. Choose a file that ends in .sokrat-template.
error-newer-template = The template was made by a newer version of Sokrat. Update the application: this one would print it wrong.
error-template-off-sheet = The cards of this template find no room on its sheet: { $by } mm too much. Change the template or choose another.
error-template-gone = This template is there no more. Choose another one or the usual look.
error-template-changed = This template was changed on another laptop while it was open. Save again to keep yours, or close it to see what is there now.
error-off-sheet = No room on the sheet: { $by } mm too much
error-picture-format = Sokrat cannot print a file of this kind. Open the picture in a viewer, save it as PNG, JPEG or SVG and choose it again.
error-picture-svg-text = This SVG has texts: without their font they look different. Turn texts into outlines (paths) in the program that made it, save it and choose it again.
error-picture-damaged = The picture’s file is damaged or was not copied to its end. Copy it once more or save the picture anew.
error-picture-too-large = The picture has more than { $most } million pixels. Make it smaller: 3508 × 2480 are enough for A4, 4961 × 3508 for A3.
error-picture-too-heavy = The picture’s file is larger than { $most } MB. Make it smaller (3508 × 2480 pixels are enough for A4) or save it as JPEG.
error-picture-cmyk = The colours of this picture are for a printing press (CMYK). Save it in RGB and choose it again.

## Foreign files
error-not-a-table = This is not a table. Use an XLSX, ODS or CSV file.
error-empty-list = The list has no rows. Check that the right sheet is chosen.
error-two-headers = The list has two header rows: { $first } and { $second }. Remove one of them in the file and choose it again.
error-column-missing = Nobody said where the column “{ $column }” is. Choose it.
error-fits-several =
    { $count ->
        [one] Fits { $count } person. Decide whether it is the same
       *[other] Fits { $count } people. Choose who it is
    }
error-twice-in-list = This person stands in row { $row } already
error-inn-of-several = Several organisations of the programme have this name, and nobody can tell whose INN this is: it is not written down, and the people go to the first of them. Enter the INN in the right one first, and check the list again.
error-criterion-gone = This criterion was taken out on another laptop. Take it out here as well, or add it anew.
error-import-has-errors =
    { $count ->
        [one] The list has { $count } error. Correct it or leave the row out: a list is imported whole or not at all.
       *[other] The list has { $count } errors. Correct them or leave the rows out: a list is imported whole or not at all.
    }
error-too-large = The file is too large for a list: at most { $most }. Split it into parts.
error-bad-encoding = The letters could not be read. Save the file as UTF-8 or Windows-1251.

# Exchange with other laptops
error-not-a-package = This is not a Sokrat package. Choose a file that ends in .sokrat-package.
error-other-programme = This package or backup belongs to another programme. Open that programme and take it in there.
error-damaged-package = The package is damaged or was not made by this programme: nothing of it was taken in. Carry it over again, or make it anew on the other laptop.
error-newer-package = The package was made by a newer version of Sokrat ({ $version }). Update Sokrat on this laptop and take it in again: nothing of it was taken in.
error-package-gap = Something is missing before this package: laptop “{ $laptop }” has done more than is known here. Ask for a package with “Everything”.
error-forked-replica = Two laptops worked under one name, “{ $laptop }”. Take the package in and agree to enter the other laptop under a new name.
error-for-another-laptop = This file was made for another laptop. Open it there with “Open”: Sokrat asks where to keep the programme.
error-field-changed = This was changed elsewhere while you were filling it in. Save again to keep yours, or leave without saving to see what stands there now.
error-no-exchange-folder = No shared folder has been chosen. Choose it on the page “Laptops”.
error-not-for-another = This file was not made for another laptop. Open it as an ordinary programme.
