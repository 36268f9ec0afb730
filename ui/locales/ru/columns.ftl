# Таблицы и поля: журнал, расхождения.

column-life = Запись

table-programme = Программа
column-programme-title = Название
column-programme-foundation = Фонд
column-programme-region = Регион
column-programme-first-year = Первый год
column-programme-last-year = Последний год
column-programme-zone = Часовой пояс
column-programme-funder = Грантодатель
column-programme-signatory = Кто подписывает
column-programme-signatory-post = Должность подписывающего
column-programme-certificate-pattern = Шаблон номера сертификата
column-programme-second-signatory = Второй подписывающий
column-programme-second-signatory-post = Должность второго
column-programme-third-signatory = Третий подписывающий
column-programme-third-signatory-post = Должность третьего
column-programme-logo = Логотип
column-programme-seal = Печать
column-programme-first-facsimile = Подпись первого
column-programme-second-facsimile = Подпись второго
column-programme-third-facsimile = Подпись третьего

table-laptop = Ноутбук
column-laptop-code = Код
column-laptop-name = Название
column-laptop-made-from = От какого ноутбука
column-laptop-joined-at = Когда добавлен
column-laptop-retired-at = Когда выведен из работы

table-municipality = Муниципалитет
column-municipality-name = Название
column-municipality-kind = Вид
column-municipality-position = Место в списке

table-module = Модуль
column-module-year = Год
column-module-number = Номер
column-module-title = Название
column-module-colour = Цвет

table-topic = Тема
column-topic-module-id = Модуль
column-topic-title = Название
column-topic-competence = Тема компетенции
column-topic-position = Место в списке

table-practice = Практика
column-practice-title = Название
column-practice-description = Описание
column-practice-organisation-id = Организация

table-event = Мероприятие
column-event-module-id = Модуль
column-event-topic-id = Тема
column-event-title = Название
column-event-kind = Вид
column-event-format = Формат
column-event-place = Место
column-event-municipality-id = Муниципалитет
column-event-starts = Начало
column-event-ends = Окончание
column-event-zone = Часовой пояс
column-event-capacity = Мест
column-event-speakers = Ведущие
column-event-hours = Часов
column-event-status = Состояние
column-event-notes = Заметки
column-event-least-hours = Часы для сертификата

table-event-practice = Практика на мероприятии
column-event-practice-event-id = Мероприятие
column-event-practice-practice-id = Практика

table-agenda-item = Строка расписания
column-agenda-item-event-id = Мероприятие
column-agenda-item-day = День мероприятия
column-agenda-item-begins = Начало
column-agenda-item-minutes = Минут
column-agenda-item-title = Содержание
column-agenda-item-speaker = Кто выступает
column-agenda-item-room = Помещение

table-organisation = Организация
column-organisation-full-name = Полное название
column-organisation-short-name = Краткое название
column-organisation-legal-form = Правовая форма
column-organisation-category = Категория
column-organisation-inn = ИНН
column-organisation-no-inn-reason = Почему нет ИНН
column-organisation-ogrn = ОГРН
column-organisation-kpp = КПП
column-organisation-municipality-id = Муниципалитет
column-organisation-fields = Направления работы
column-organisation-registered-on = Дата регистрации
column-organisation-phone = Телефон
column-organisation-email = Электронная почта
column-organisation-site = Сайт
column-organisation-address = Адрес
column-organisation-notes = Заметки

table-person = Человек
column-person-surname = Фамилия
column-person-given = Имя
column-person-patronymic = Отчество
column-person-sex = Пол
column-person-born = Дата рождения
column-person-phone = Телефон
column-person-email = Электронная почта
column-person-municipality-id = Муниципалитет
column-person-notes = Заметки

table-role = Должность
column-role-person-id = Человек
column-role-organisation-id = Организация
column-role-title = Должность
column-role-since = С какого дня
column-role-until = По какой день
column-role-head = Руководитель

table-registration = Регистрация
column-registration-event-id = Мероприятие
column-registration-person-id = Человек
column-registration-organisation-id = Организация
column-registration-status = Состояние
column-registration-registered-at = Когда записан
column-registration-attended-at = Когда отмечен
column-registration-hours = Часов
column-registration-source = Откуда
column-registration-list-number = Номер строки листа
column-registration-part = Роль

table-competition = Конкурс
column-competition-title = Название
column-competition-kind = Вид
column-competition-year = Год
column-competition-status = Состояние
column-competition-opens-on = Приём заявок с
column-competition-closes-on = Приём заявок по
column-competition-budget = Бюджет
column-competition-threshold = Проходной балл
column-competition-aggregation = Как считается итог
column-competition-marks-needed = Нужно оценок
column-competition-highest-request = Наибольшая сумма заявки
column-competition-number-pattern = Образец номера
column-competition-approved-at = Рейтинг утверждён
column-competition-jury-size = Членов жюри
column-competition-jury-present = Присутствовало
column-competition-minutes-number = Номер протокола
column-competition-minutes-on = Дата протокола
column-competition-minutes-place = Место заседания
column-competition-chair = Председатель
column-competition-secretary = Секретарь
column-competition-votes-for = Голосов за
column-competition-votes-against = Голосов против
column-competition-votes-abstained = Воздержались

table-criterion = Критерий
column-criterion-competition-id = Конкурс
column-criterion-position = Место в списке
column-criterion-title = Название
column-criterion-description = Описание
column-criterion-lowest = Наименьшая оценка
column-criterion-highest = Наибольшая оценка
column-criterion-step = Шаг
column-criterion-weight = Вес
column-criterion-required = Обязателен
column-criterion-in-total = Входит в сумму
column-criterion-comment-below = Пояснение при оценке ниже

table-application = Заявка
column-application-competition-id = Конкурс
column-application-number = Номер
column-application-organisation-id = Заявитель
column-application-person-id = Руководитель или участник
column-application-title = Название
column-application-summary = Кратко о заявке
column-application-goal = Цель
column-application-requested = Запрошено
column-application-own = Собственный вклад
column-application-starts-on = Начало
column-application-ends-on = Окончание
column-application-submitted-at = Подана
column-application-status = Состояние
column-application-refusal = Причина отказа
column-application-award = Сумма гранта
column-application-practice-id = Практика
column-application-event-id = Мероприятие

table-partner = Партнёр
column-partner-application-id = Заявка
column-partner-organisation-id = Организация
column-partner-passed-on = Что передано
column-partner-passed-at = Когда передано
column-partner-evidence = Подтверждение

table-expert = Эксперт
column-expert-competition-id = Конкурс
column-expert-person-id = Человек
column-expert-position = Место в списке

table-sheet = Лист эксперта
column-sheet-application-id = Заявка
column-sheet-expert-id = Эксперт
column-sheet-state = Состояние
column-sheet-reason = Причина
column-sheet-finished-at = Завершён

table-mark = Оценка
column-mark-sheet-id = Лист
column-mark-criterion-id = Критерий
column-mark-value = Оценка
column-mark-comment = Пояснение

table-document = Документ
column-document-series = Серия
column-document-number = Номер
column-document-kind = Вид
column-document-event-id = Мероприятие
column-document-person-id = Человек
column-document-competition-id = Конкурс
column-document-issued-on = Дата выдачи
column-document-state = Состояние
column-document-holder = Кому
column-document-reason = Причина
column-document-counter = Счётчик
column-document-part = Роль
column-document-award = Сумма
column-document-exception = Причина исключения
column-document-replaces = Выдан взамен
column-document-template = Шаблон

# Имена в падежах
table-name-case = Имя в падеже
column-name-case-person-id = Человек
column-name-case-name-case = Падеж
column-name-case-of-name = Имя, для которого исправлено
column-name-case-name = Как писать

# Шаблоны
table-template = Шаблон
column-template-kind = Вид
column-template-title = Название
column-template-body = Содержание
table-picture = Картинка
column-picture-name = Отпечаток
column-picture-content = Содержание

# Объединённые записи
table-same-as = Пара записей
column-same-as-kind = Вид
column-same-as-a = Первая запись
column-same-as-b = Вторая запись
column-same-as-same = Одно и то же
