# The page Documents: the register of numbers.

documents-title = Documents
documents-search = Name or number
documents-toolbar = The register
documents-number = Number
documents-holder = Issued to
documents-holder-erased = name erased
documents-for = For
documents-issued = Date
documents-state = State
documents-template = Template
documents-no-template = —
documents-template-deleted = { $title } (deleted)
documents-template-unknown = Nobody noted on which template this certificate was printed. Here it is on the template “{ $used }”.
documents-template-gone = This certificate was printed on the template “{ $title }”, which is there no more. Here it is on the template “{ $used }”.
documents-template-changed = The template was changed after this certificate was issued: the paper may look different.
documents-template-before = The template before: { $title }. It is there no more.
documents-minutes-template-unknown = These minutes were printed on a template that this file does not have. Here they have the usual look.
documents-minutes-template-gone = These minutes were printed on the template “{ $title }”, which is there no more. Here they have the usual look.
documents-minutes-template-changed = The template was changed after these minutes were entered: the paper may look different.
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
documents-competition = Open the competition
documents-open = Show the document
documents-note = Note
documents-kind-all = All documents
documents-all = All states
documents-exceptions = Exceptions
documents-doubles = Given twice
documents-double = Given twice
documents-doubled =
    { $count ->
        [one] { $count } certificate is valid beside another of the same person for the same: two laptops gave one each. Annul the later.
       *[other] { $count } certificates are valid beside another of the same person for the same: two laptops gave one each. Annul the later of each two.
    }
documents-doubled-show = Show them
documents-doubled-reason = Given twice: { $numbers } is valid
documents-of = Only { $title }
documents-reissue = Replace…
documents-reissue-title = Replace { $number }?
documents-reissue-hint = The person gets a certificate with a new number, the old one becomes annulled. In the register they point to each other.
documents-reissue-do = Replace and print
documents-reissued = In place of { $old }, { $number } was issued
documents-annul-do = Annul
documents-check = Check a code…
documents-check-title = Check of a certificate
documents-check-code = Code or number
documents-check-hint = Point a scanner at the QR code, or type the number and press Enter. No network is needed.
documents-check-do = Check
documents-verdict-valid = The certificate is valid.
documents-verdict-annulled = The certificate was issued, but is valid no more.
documents-verdict-replaced = Another certificate was issued in place of this one.
documents-verdict-name-differs = The number is in the register, but the name or the day in the code is another. Compare the paper with the register.
documents-verdict-unknown = This number is not here. If another laptop printed it, exchange packages first.
documents-name-not-proved = Only the number was checked. Compare the name on the paper with the one in the register.
documents-more = More
documents-pdf = Register as PDF
documents-xlsx = Register as XLSX
documents-gaps = Numbers that are not in the register…
documents-settings = Numbers and signatures…

# The list before printing, numbers and signatures
certificates-title-of = Certificates: { $title }
certificates-list = For whom we print
certificates-name = Name as on the certificate
certificates-why = What for
certificates-standing = Gets one
certificates-hours = { $hours } h
certificates-form = What to make
certificates-names = Names of the files
certificates-least-hours = Hours at least
certificates-search = Name, organisation, number
certificates-show = Show
certificates-show-all = Everybody
certificates-show-given = Who gets one
certificates-show-leftOut = Who gets none
certificates-show-doubtful = Doubtful case
certificates-summary = { $present } get one: { $new } new, { $printed } printed before. { $leftOut } get none.
certificates-doubts =
    { $count ->
        [one] Check the case of { $count } name.
       *[other] Check the case of { $count } names.
    }
certificates-nameless =
    { $count ->
        [one] { $count } application names nobody.
       *[other] { $count } applications name nobody.
    }
certificates-doubtful = Check the case
certificates-several = Has several
certificates-doubled =
    { $count ->
        [one] { $count } person has several valid certificates.
       *[other] { $count } people have several valid certificates.
    }
certificates-other-template =
    { $count ->
        [one] { $count } certificate was issued on another template and will be on this one.
       *[other] { $count } certificates were issued on another template and will be on this one.
    }
certificates-printed-before = Printed before as: { $as }. Printing changes that in the register as well; a replacement leaves it and gets a new number.
certificates-changed = Will change
certificates-changing =
    { $count ->
        [one] { $count } certificate was printed otherwise before: the register will change.
       *[other] { $count } certificates were printed otherwise before: the register will change.
    }
certificates-annul-later = { $number } was given first. Given later and to be annulled in the register: { $numbers }.
certificates-corrected = Corrected
certificates-exception = Exception
certificates-excepted = Given as an exception: { $reason }
certificates-to-print = To print: { $count }
certificates-look = Look at this before you give them out: { $name }
certificates-open-folder = Open
certificates-as-printed = How to print it. { $case }
certificates-remember = Remember
certificates-right-as-is = Right as it is
certificates-by-rule = By the rules
certificates-part = Role
certificates-exception-reason = Why give one all the same
certificates-except = Give
certificates-no-exception = Do not give
certificates-line-hint = Choose a line with the arrows. Enter comes here, Space ticks: then only those ticked are printed.
certificates-settings = Numbers and signatures of certificates
certificates-pattern = Pattern of numbers
certificates-pattern-hint = { "{year}" } and { "{month}" } come from the day of the event, { "{laptop}" } is the laptop’s code, { "{number:5}" } a counter of five digits.
certificates-sample = A number will look like this: { $number }
certificates-signer = Signature { $number }
certificates-signer-name = Surname and initials
certificates-signer-post = Post
certificates-facsimile = Facsimile
certificates-seal = Seal
certificates-logo = Logo
certificates-picture-there = There is a picture
certificates-picture-none = None
certificates-picture-choose = Choose…
certificates-picture-other = Another…
certificates-picture-remove = Remove
certificates-settings-hint = Signatures, seal and logo show where the template has a place for them. Numbers that were given stay as they are.
