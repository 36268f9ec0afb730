# Дубли: записи, которые могут быть одним человеком или одной организацией.

duplicates-toolbar = Какие пары
duplicates-kind = Что сравнивать
duplicates-all-kinds = Все записи
duplicates-record = Запись
duplicates-other = Другая запись
duplicates-why = Что совпадает
duplicates-how-sure = Насколько похожи
duplicates-sure = Почти наверняка
duplicates-likely = Возможно
duplicates-searching = Ищем записи, которые могут быть одним человеком или одной организацией
duplicates-likeliest = Самые похожие: { $shown } из { $total } пар
duplicates-search-again = Искать снова
duplicates-none = Решать нечего
duplicates-none-hint = Записей, похожих на дубли, нет. После загрузки списка или обмена с другим ноутбуком поищите снова.
duplicates-put-off =
    { $count ->
        [one] Вернуть отложенную пару
        [few] Вернуть { $count } отложенные пары
       *[many] Вернуть { $count } отложенных пар
    }
duplicates-one-or-two = одна запись или две?
duplicates-stands = Стоит за обе
duplicates-nothing = не указано
duplicates-choose-hint = Выбранное запишется в старшую запись, она и будет показана. Остальные записи не меняются, и их можно снова разделить.
duplicates-told-apart = Кто-то уже отметил, что это не дубль.
duplicates-join = Объединить
duplicates-tell-apart = Не дубль
duplicates-later = Позже
duplicates-joined = { $name }: записи объединены
duplicates-apart = { $name }: отмечено, что это не дубль
duplicates-separated = { $name }: запись отделена
duplicates-records = Объединённые записи
duplicates-alone = Других записей нет
duplicates-separate = Отделить
duplicates-compare = Сравнить…
duplicates-compare-title = Что говорит запись
duplicates-join-with = Объединить с…
duplicates-join-title = Объединить записи
duplicates-same-as = То же, что и
duplicates-person-counts = Мероприятий { $registrations }, ролей { $roles }, документов { $papers }
duplicates-organisation-counts = Участий { $registrations }, людей { $roles }, заявок { $papers }
duplicates-found-today =
    { $count ->
        [one] { $count } пара записей похожа на дубль
        [few] { $count } пары записей похожи на дубли
       *[many] { $count } пар записей похожи на дубли
    }
