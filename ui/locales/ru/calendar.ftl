# Календарь, страница мероприятия и его форма.

calendar-title = Календарь
calendar-toolbar = Что показывает календарь
calendar-month = Месяц
calendar-list = Список
calendar-view = Вид
calendar-previous = Предыдущий месяц
calendar-next = Следующий месяц
calendar-today = Сегодня
calendar-new = Новое мероприятие
calendar-new-on = Новое мероприятие, { $day }
calendar-search = Название, место, ведущий
calendar-all-modules = Все модули
calendar-all-formats = Все форматы
calendar-all-statuses = Все статусы
calendar-all-municipalities = Весь регион
calendar-more =
    { $count ->
        [one] ещё { $count }
        [few] ещё { $count }
       *[many] ещё { $count }
    }
calendar-grid = { $month }: мероприятия по дням
calendar-moved = Перенесено на { $day }
calendar-move-hint = Shift и стрелка переносят мероприятие на день или неделю
calendar-empty = Мероприятий пока нет
calendar-empty-hint = Запланируйте первое мероприятие: название, день, место. Остальное можно добавить позже.
calendar-first-events = К первым мероприятиям
calendar-none-in-month = В этом месяце ничего нет
event-count =
    { $count ->
        [0] Нет мероприятий
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
column-day = День
column-title = Название
column-kind = Вид
column-place = Место
column-module = Модуль
column-present = Присутствовали
column-status = Состояние

event-new-title = Новое мероприятие
event-edit-title = Изменить мероприятие
event-field-title = Название
event-field-kind = Вид
event-field-format = Формат
event-field-module = Модуль
event-field-topic = Тема
event-field-starts = Начало
event-field-starts-time = Время начала
event-field-ends = Окончание
event-field-ends-time = Время окончания
event-field-municipality = Муниципалитет
event-field-place = Место
event-field-capacity = Мест
event-field-capacity-hint = Пусто: без ограничения
event-field-hours = Академических часов
event-field-hours-hint = Стоят в сертификате
event-field-speakers = Ведущие
event-field-speakers-hint = По одному в строке
event-field-status = Состояние
event-field-practices = Каким практикам учат
event-field-notes = Заметки
event-field-zone = Часовой пояс
event-created = Мероприятие создано
event-saved = Сохранено
event-deleted = Мероприятие удалено
event-delete-title = Удалить мероприятие?
event-delete-text = «{ $title }» исчезнет из календаря. Это можно отменить.
event-door = Вход
event-import = Загрузить список
event-certificates = Сертификаты
event-people = Люди
event-about = О мероприятии
event-registered = Зарегистрированы
event-present = Присутствовали
event-organisations = Организации
event-of-capacity = { $count } из { $capacity }
event-when = Когда
event-where = Где
event-no-place = Не указано
event-add-person = Добавить человека
event-add-person-hint = Имя, телефон или почта
event-added = { $name }: в списке
event-person-search = Имя
event-all-statuses = Все статусы
hours-set = Часы…
hours-set-title = Часы присутствия
hours-set-field = Сколько часов был на мероприятии
hours-set-hint = Академических. Пусто — всё мероприятие
hours-set-done = Часы присутствия записаны
event-mark = Отметить
event-mark-present = Присутствует
event-list-empty = В списке пока никого нет
event-list-empty-hint = Загрузите список, добавьте людей по одному или откройте вход и отмечайте тех, кто приходит.
event-certificates-title = Сертификаты
event-certificates-none = Никто не отмечен. Отметьте тех, кто был, и печатайте.
event-certificates-only-new = Только новые
event-certificates-print = Печатать
event-certificates-making = Готовим сертификаты
event-certificates-made =
    { $count ->
        [one] Готов { $count } сертификат
        [few] Готовы { $count } сертификата
       *[many] Готовы { $count } сертификатов
    }
event-register = Реестр
column-name = Имя
column-organisation = Организация
column-phone = Телефон
column-arrived = Пришёл

agenda = Расписание
agenda-list = Расписание мероприятия
agenda-new = Новая строка расписания
agenda-edit = Строка расписания
agenda-day = День
agenda-begins = Начало
agenda-ends = Окончание
agenda-title = Что будет
agenda-speaker = Кто выступает
agenda-room = Где
agenda-add = Добавить
agenda-deleted = Строка расписания удалена
agenda-outside = вне дней мероприятия
agenda-empty = Расписания пока нет
agenda-empty-hint = Наберите первую строку: когда, что будет, кто выступает. Расписание войдёт в печатную программу мероприятия.
agenda-keys-first = Enter добавляет строку и начинает следующую.
agenda-keys = Enter добавляет строку и начинает следующую. В списке: ↑ ↓ — выбрать, Enter — изменить, Delete — удалить.

door-title = Вход
door-people =
    { $count ->
        [one] человек
        [few] человека
       *[many] человек
    }
door-organisations =
    { $count ->
        [one] организации
       *[other] организаций
    }
door-from = из
door-expected = по списку { $count }
door-search = Буквы любой части имени или цифры телефона
door-search-label = Кто пришёл
door-hint = Наберите три буквы или считайте код бейджа. ↓ ↑ — выбрать, Enter — отметить. Enter на отмеченном снимает отметку.
door-not-registered = не в списке
door-marked = Отмечен приход: { $name }
door-unmarked = Отметка снята: { $name }
door-before = Приход уже отмечен: { $name }
door-none = Никто не подходит под эти буквы
door-nobody = «{ $letters }»: никто не подходит, не отмечено
door-walk-in = Без записи…
door-walk-in-title = Человек без записи
door-walk-in-person = Человек
door-walk-in-organisation = Организация
door-walk-in-organisation-hint = Выберите или наберите название новой
door-walk-in-new = Новая: { $name }
door-walk-in-post = Должность
door-walk-in-save = Отметить приход
door-walk-in-done = Отмечен приход: { $name }
door-back = К мероприятию
door-present = здесь
