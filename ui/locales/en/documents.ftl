# The page Documents: the register of numbers.

documents-title = Documents
documents-search = Name or number
documents-toolbar = The register
documents-number = Number
documents-holder = Issued to
documents-for = For
documents-issued = Date
documents-state = State
documents-kind = Kind
documents-empty = Nothing has been issued yet
documents-empty-hint = Open an event, mark those present, and print their certificates. Each number stands here from then on and is never given twice.
documents-go-calendar = To the calendar
documents-annul = Annul…
documents-annul-title = Annul { $number }?
documents-annul-hint = The number stays in the register as annulled and is never given again. You can undo this.
documents-annul-reason = Reason
documents-annulled = Annulled: { $number }
documents-person = Open the person
documents-event = Open the event
documents-reason = Reason: { $reason }
