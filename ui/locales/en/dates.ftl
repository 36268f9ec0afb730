# Days in documents: "29 April 2019".
date-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-full = { $day } { date-month } { $year }
date-short = { $day }/{ $month }/{ $year }
date-days = { $day }–{ $lastDay } { date-month } { $year }
date-last-month =
    { $lastMonth ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-days-over-months = { $day } { date-month } – { $lastDay } { date-last-month } { $year }
