# The programme file: backups, passphrase, check; the window that waits for a passphrase.

file-page = Programme file
file-menu = File, backups, passphrase…
file-tabs = Parts of the page
file-tab-backups = Backups
file-tab-passphrase = Passphrase
file-tab-check = Check

## The passphrase at opening, and the lock
unlock-title = Type the passphrase of the file
unlock-file = { $name } — { $folder }
unlock-passphrase = Passphrase
unlock-show = Show the passphrase
unlock-open = Open
unlock-wait =
    { $seconds ->
        [one] You can try again in { $seconds } second
       *[other] You can try again in { $seconds } seconds
    }
recover-forgotten = Forgotten the passphrase…
recover-title = Forgotten the passphrase
recover-hint = If there is a printed sheet, type the recovery code that stands on it and set a new passphrase. Without the code or the passphrase nobody opens the file.
recover-code = Recovery code: sixteen groups of digits
recover-do = Set a new passphrase
recover-done = The new passphrase is set. The recovery code of before no longer opens the file: print a new sheet.
lock-title = The window is locked
lock-hint = The file stays open. Type its passphrase to go on.
lock-unlock = Go on
lock-now = Lock the window
lock-soon = The window locks in half a minute. Press any key to stay.

## Backups
backups-hint = Sokrat makes backups by itself: on closing, and before an import, an exchange, an update of the file and a restore. It keeps the last ten, one a day for a month, one a week for a year and one of each month.
backups-folder = They lie beside the file: { $folder }. “Save a copy…” makes one on another disk.
backups-make = Make a backup now
backups-making = Making the backup
backups-made = The backup is made
backups-at = When
backups-reason = Why
backups-size = Size
backups-protection = Protection
backups-reason-close = on closing
backups-reason-asked = asked for
backups-reason-import = before an import
backups-reason-exchange = before an exchange
backups-reason-migration = before an update of the file
backups-reason-restore = before a restore
backups-reason-erasing = before erasing data
backups-protection-none = no passphrase
backups-protection-same = present passphrase
backups-protection-other = earlier passphrase
backups-restore = Restore…
backups-empty = No backups yet
backups-empty-hint = The first appears when you close the programme after a change.
backups-megabytes = MB
backups-limit = How much space backups may take
backups-limit-none = No limit
backups-limit-megabytes = up to { $megabytes } MB
backups-open-title = Some backups open without a passphrase
backups-open-hint = They were made before you set one. The data in them is not protected.
backups-open-remove = Delete unprotected backups
backups-open-sure = Backups without a passphrase will be deleted. This cannot be undone.
backups-open-removed = Unprotected backups are deleted
restore-title = Restore the backup of { $moment }?
restore-lead = The programme becomes what it was in this backup. Sokrat backs up the present state first, so you can come back the same way.
restore-same = Nothing was changed after this backup.
restore-actions =
    { $count ->
        [one] After it there was { $count } action: it will be gone from the programme.
       *[other] After it there were { $count } actions: they will be gone from the programme.
    }
restore-others = Other laptops and the shared folder have what was done after this backup: it comes back from there with the next exchange. To take it back everywhere, undo it in the journal. The shared folder is not used after the restore until you choose it again.
restore-passphrase = Passphrase of this backup
restore-passphrase-hint = The backup was made under an earlier passphrase. After the restore the programme keeps its present one.
restore-look = See what will change
restore-do = Restore
restore-working = Restoring
restore-done = The programme is restored from the backup of { $moment }

## The passphrase of the programme
passphrase-none-title = The file is not encrypted
passphrase-none = Whoever gets hold of it can read it: from a laptop, a stick, a cloud. With a passphrase the file, its backups and the working files beside it are encrypted.
passphrase-some-title = The file is encrypted
passphrase-some = The file, its backups and the working files beside it open with the passphrase only. Documents that you print and save are not encrypted.
passphrase-set = Set a passphrase
passphrase-change = Change the passphrase
passphrase-current = Present passphrase
passphrase-new = New passphrase
passphrase-again = New passphrase once more
passphrase-rule = Best are four or five words that do not belong together: easy to remember, hard to guess. Spaces and capitals count.
passphrase-strength = Strength: { $strength }
passphrase-strength-short = too short
passphrase-strength-weak = weak, quickly guessed
passphrase-strength-fair = fair
passphrase-strength-good = good
passphrase-strength-strong = very strong
passphrase-working = The file is written anew; until then the old one stands
passphrase-warning = If the passphrase is forgotten, only the code of the sheet opens the file. Print it and keep it in a safe.
passphrase-done = The passphrase is set
passphrase-changed = The passphrase is changed. Backups made before open with the earlier one, and the earlier sheet serves for them only.
passphrase-sheet = Print the sheet…
passphrase-sheet-title = Passphrase sheet
passphrase-sheet-hint = The sheet holds the recovery code: whoever takes it can open the file. Type the passphrase to print it; Sokrat does not keep it on the disk.
passphrase-sheet-make = Show the sheet
passphrase-remove = Remove the passphrase…
passphrase-remove-title = Remove the passphrase
passphrase-remove-hint = Whoever gets hold of the file can read it again.
passphrase-remove-do = Remove the passphrase
passphrase-removed = The passphrase is removed
passphrase-lock-after = Lock the idle window
passphrase-lock-never = never
passphrase-lock-minutes =
    { $minutes ->
        [one] after { $minutes } minute
       *[other] after { $minutes } minutes
    }

## The check
check-hint = The check reads the whole file: whether pages are whole, references lead to records, the journal is unbroken, the tables agree with it, and the search index is right. It changes nothing.
check-run = Check the file
check-running = Checking the file
check-clean = The file is in order
check-clean-hint =
    { $entries ->
        [one] { $entries } journal entry and { $rows } table rows were compared.
       *[other] { $entries } journal entries and { $rows } table rows were compared.
    }
check-damage = Pages of the file are damaged
check-damage-hint = A failing disk does that. Restore the last backup that is whole, and have the disk looked at.
check-dangling =
    { $count ->
        [one] { $count } reference leads to a record that is not there
       *[other] { $count } references lead to records that are not there
    }
check-dangling-hint = Restore a backup made before the file was changed.
check-breaks = The journal was changed or is broken
check-breaks-hint = Somebody changed the journal itself, at entry { $seq } of laptop { $replica }. That cannot be repaired: restore an earlier backup, or go on knowing it.
check-changed =
    { $count ->
        [one] { $count } record differs from the journal: another program changed it
       *[other] { $count } records differ from the journal: another program changed them
    }
check-changed-hint = Take the journal's values back if you do not know who changed them and why. Or accept: then the changes go into the journal and can be undone. Sokrat makes a backup first.
check-journal = Take the journal's values back
check-accept = Accept the changes
check-accepted =
    { $rows ->
        [one] { $rows } record is accepted
       *[other] { $rows } records are accepted
    }
check-taken-back =
    { $rows ->
        [one] { $rows } record is restored from the journal
       *[other] { $rows } records are restored from the journal
    }
check-stale = The search index is out of date
check-stale-hint = The data is whole, but a search may not find everything. The index is built again from the tables.
check-renew = Build it again
check-renewed = The search index is built again
check-row-history = History of the record
check-noticed = Another program changed the file while it was closed
check-noticed-short = The file differs from its journal.
check-unguarded = Another program took the journal's guard away. Sokrat has put it back.
check-show = What to do about it
check-table-person = Person
check-table-organisation = Organisation
check-table-event = Event
check-table-registration = Registration
check-table-role = Role in an organisation
check-table-application = Application
check-table-competition = Competition
check-table-criterion = Criterion
check-table-expert = Expert
check-table-sheet = Score sheet
check-table-mark = Mark
check-table-document = Document
check-table-partner = Partner
check-table-practice = Practice
check-table-programme = Programme
check-table-module = Module
check-table-topic = Topic
check-table-municipality = Municipality
