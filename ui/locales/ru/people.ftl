# Люди: список, запись, форма.

people-title = Люди
people-toolbar = Какие люди
people-search = Имя, телефон, почта
people-new = Новый человек
people-empty = Здесь пока никого нет
people-empty-hint = Добавьте человека или загрузите список регистрации на странице мероприятия: люди придут вместе с ним.
people-all-municipalities = Весь регион
people-events = Мероприятия
person-record = Человек
person-surname = Фамилия
person-given = Имя
person-patronymic = Отчество
person-patronymic-hint = Может отсутствовать
person-sex = Пол
person-born = Дата рождения
person-phone = Телефон
person-email = Почта
person-municipality = Муниципалитет
person-notes = Заметки
person-is-this = Это он или она
person-likely = Возможно, уже есть в файле
person-new-title = Новый человек
person-edit-title = Изменить запись
person-created = { $name }: запись добавлена
person-saved = Сохранено
person-delete-title = Удалить запись о человеке?
person-delete-text = { $name } исчезнет из списков. Это можно отменить.
person-deleted = { $name }: запись удалена
person-erase = Уничтожить персональные данные…
person-erase-title = Уничтожить персональные данные?
person-erase-text =
    { $name } исчезнет из программы навсегда: имя, контакты, должности, кому выданы сертификаты — и из истории изменений, на каждом ноутбуке. Вернуть это нельзя.

    Остаётся то, что никого не называет: сколько человек было на мероприятии, номера и дни сертификатов. Резервные копии хранят прежнее, пока вы их не удалите.
person-erase-action = Уничтожить
person-erased = Персональные данные уничтожены
person-contacts = Контакты
person-no-contacts = Нет телефона и почты
person-roles = Организации
person-no-roles = Нет организации
person-role-add = Добавить роль
person-role-edit = Роль
person-role-organisation = Организация
person-role-title = Должность
person-role-since = С
person-role-until = По
person-role-head = Возглавляет организацию
person-role-former = до { $day }
person-role-saved = Роль сохранена
person-role-removed = Роль убрана
person-events = Мероприятия
person-no-events = Мероприятий пока нет
person-documents = Документы
person-events-count =
    { $count ->
        [one] { $count } мероприятие
        [few] { $count } мероприятия
       *[many] { $count } мероприятий
    }
