# Сегодня.
today-next = Ближайшие мероприятия
today-last = Последние мероприятия
today-over = Впереди мероприятий нет. Показаны последние.
today-no-events = Мероприятий пока нет
today-no-events-hint = Добавьте первое мероприятие в календарь, и оно появится здесь.
today-to-calendar = Открыть календарь
today-all-events = Все мероприятия
today-people =
    { $count ->
        [one] человек
        [few] человека
       *[many] человек
    }
today-organisations =
    { $count ->
        [one] организация
        [few] организации
       *[many] организаций
    }
today-events =
    { $count ->
        [one] мероприятие
        [few] мероприятия
       *[many] мероприятий
    }
today-attendances =
    { $count ->
        [one] участие
        [few] участия
       *[many] участий
    }
today-gaps = Темы без полного набора
today-gaps-hint = По правилу у темы один очный семинар и два вебинара.
today-gap-workshop = нет семинара
today-gap-webinars =
    { $count ->
        [one] нет { $count } вебинара
       *[many] нет { $count } вебинаров
    }
today-no-gaps = У всех тем есть семинар и два вебинара.
today-competitions = Конкурсы
today-no-competitions = Конкурсов пока нет.
today-applications =
    { $count ->
        [one] { $count } заявка
        [few] { $count } заявки
       *[many] { $count } заявок
    }
today-sheets = Листов: { $final } из { $total }
today-closes = приём до { $day }
today-present = были { $count }
today-registered = записаны { $count }
