# Printing the papers of an event: registration sheet, badges, table cards, labels.

print-menu = Print
print-sheet = Registration sheet…
print-sheet-empty = Empty registration sheet…
print-badges = Badges…
print-table-cards = Table cards…
print-labels = Envelope labels…
print-programme = Programme of the event
papers-do = Print
print-making = Preparing to print
print-sheet-title = Registration sheet
print-sheet-usual = The usual sheet
print-list-usual = The usual look
print-sheet-names = Names from the list
print-sheet-columns = Columns
print-sheet-organisation = Organisation
print-sheet-phone = Phone (the sheet lies on its side)
print-sheet-consent = Consent to data processing
print-sheet-blank = Blank rows
print-sheet-blank-hint = For those who come unregistered
print-sheet-anew = Number anew by name
print-sheet-anew-hint = The numbers of sheets printed before will no longer fit.
print-cards-title-badge = Badges
print-cards-title-table-card = Table cards
print-cards-title-label = Envelope labels
print-cards-people = For whom
paper-people-registered = Everybody listed but waiting and cancelled
paper-people-present = Those marked present
paper-people-chosen =
    { $count ->
        [one] The one chosen in the list
       *[other] Those chosen in the list: { $count }
    }
print-cards-code = Code of the registration
print-cards-code-hint = The code of the person’s registration for this event, without name and phone.
print-cards-skip = Places to leave free on the first sheet
print-cards-skip-hint = How many labels, badges or table cards of a pre-cut sheet are used up
print-cards-actual = Choose “Actual size” when printing, or the measures will be off.
mark-rows = Mark by the sheet…
mark-rows-title = Mark by the signed sheet
mark-rows-text = Type the numbers of the rows that are signed. Sokrat marks these people present.
mark-rows-numbers = Row numbers
mark-rows-numbers-hint = For example: 1-15, 17, 20
mark-rows-save = Mark
mark-rows-done =
    { $marked ->
        [one] { $marked } person marked
       *[other] { $marked } people marked
    }, marked before: { $before }
print-year-plan = Print the plan of { $year }
score-print = Print score sheets
score-print-expert = Print the sheets of this expert
score-print-template-hint = A template has the sheets of the applications, without the summary of the expert
final-minutes = Final minutes…
final-minutes-title = Final minutes
final-minutes-not-approved = The ranking is not approved: so far only a draft of the minutes can be printed.
final-minutes-no-quorum = The quorum is not confirmed. Withdraw the approval of the ranking and say in the competition how many members the jury has and how many are present.
final-minutes-quorum = Members of the jury: { $size }, present: { $present }, at least { $needed } needed. There is a quorum.
final-minutes-hint = The minutes are entered in the register of documents under their number. Printed again, they keep it.
final-minutes-number-hint = Empty: the next in order
final-minutes-for = For
final-minutes-against = Against
final-minutes-abstained = Abstained
final-minutes-do = Enter and print
