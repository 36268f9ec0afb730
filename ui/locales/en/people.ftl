# People: the list, the record, the form.

people-title = People
people-toolbar = Which people
people-search = Name, phone, e-mail
people-new = New person
people-empty = Nobody here yet
people-empty-hint = Add a person, or import a registration list at an event: people come in with it.
people-all-municipalities = Whole region
people-events = Events
person-record = Person
person-surname = Surname
person-given = Given name
person-patronymic = Patronymic
person-patronymic-hint = May be absent
person-sex = Sex
person-born = Born
person-phone = Phone
person-email = E-mail
person-municipality = Municipality
person-notes = Notes
person-is-this = It is this person
person-likely = Perhaps already in the file
person-new-title = New person
person-edit-title = Edit the person
person-created = { $name } added
person-saved = Saved
person-delete-title = Delete this person?
person-delete-text = { $name } disappears from lists. You can undo this.
person-deleted = { $name } deleted
person-erase = Erase personal data…
person-erase-title = Erase personal data?
person-erase-text =
    { $name } disappears from the programme for good: the name, contacts, roles, whom certificates were given to, and from the journal, on every laptop. Nothing brings this back.

    Only what names nobody stays: how many people came to an event, the numbers and days of certificates. Backups keep the old state until you delete them.
person-erase-action = Erase
person-erased = The personal data is erased
person-contacts = Contacts
person-no-contacts = No phone, no e-mail
person-roles = Organisations
person-no-roles = No organisation
person-role-add = Add a role
person-role-edit = Role
person-role-organisation = Organisation
person-role-title = Post
person-role-since = Since
person-role-until = Until
person-role-head = Heads the organisation
person-role-former = until { $day }
person-role-saved = Role saved
person-role-removed = Role removed
person-events = Events
person-no-events = No events yet
person-documents = Documents
person-events-count =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
