# Today.
today-next = Next events
today-last = Last events
today-over = No events lie ahead. These are the last ones.
today-no-events = No events yet
today-no-events-hint = Add the first event to the calendar and it will stand here.
today-to-calendar = Open the calendar
today-all-events = All events
today-people =
    { $count ->
        [one] person
       *[other] people
    }
today-organisations =
    { $count ->
        [one] organisation
       *[other] organisations
    }
today-events =
    { $count ->
        [one] event
       *[other] events
    }
today-attendances =
    { $count ->
        [one] participation
       *[other] participations
    }
today-gaps = Incomplete topics
today-gaps-hint = By the rule a topic has one workshop in person and two webinars.
today-gap-workshop = no workshop
today-gap-webinars =
    { $count ->
        [one] { $count } webinar missing
       *[other] { $count } webinars missing
    }
today-no-gaps = Every topic has its workshop and two webinars.
today-competitions = Competitions
today-no-competitions = No competitions yet.
today-applications =
    { $count ->
        [one] { $count } application
       *[other] { $count } applications
    }
today-sheets = Sheets: { $final } of { $total }
today-closes = open until { $day }
today-present = { $count } present
today-registered = { $count } registered
