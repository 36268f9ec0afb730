# Даты в документах: «29 апреля 2019 г.».
date-month =
    { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
date-full = { $day } { date-month } { $year } г.
date-short = { $day }.{ $month }.{ $year }
date-days = { $day }–{ $lastDay } { date-month } { $year } г.
date-last-month =
    { $lastMonth ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
date-days-over-months = { $day } { date-month } – { $lastDay } { date-last-month } { $year } г.
