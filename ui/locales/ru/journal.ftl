# Журнал.
journal-at = Когда
journal-op = Действие
journal-about = О чём
journal-operator = Кто
journal-entries = Изменений
journal-replica = Ноутбук
journal-table = Что это
journal-record = Запись
journal-deed = Что сделано
journal-field = Поле
journal-before = Было
journal-after = Стало
journal-undone = отменено
journal-undone-op = { $op } (отменено)
journal-count =
    { $count ->
        [one] { $count } действие
        [few] { $count } действия
       *[many] { $count } действий
    }
journal-empty = Журнал пока пуст
journal-empty-hint = Здесь появится каждое изменение: кто, когда и что сделал.
journal-toolbar = Отбор журнала
journal-search = Фамилия, название
journal-all-operators = Все сотрудники
journal-all-laptops = Все ноутбуки
journal-all-ops = Все действия
journal-from = С какого дня
journal-to = По какой день
journal-laptop = { $name } ({ $code })
journal-history = История
journal-history-of = История: { $name }
journal-history-show = Показать историю
journal-all = Весь журнал
journal-save = Сохранить таблицу
journal-saved = Таблица журнала открыта: { $name }
journal-action = Действие
journal-changed = Что изменилось
journal-more = Показать ещё
journal-erased = Данные удалены по требованию человека. Осталось, кто и когда это сделал.
journal-nothing-written = Это действие ничего не изменило.
journal-takes-back = Отменяет: { $action }
journal-taken-back-by = Отменено: { $action }

## Что сделано с записью
deed-made = Создано
deed-edited = Изменено
deed-deleted = Удалено
deed-restored = Восстановлено
deed-erased = Стёрто
deed-decided = Решено
deed-other = Другое

## Значения
told-yes = да
told-no = нет
told-nothing = пусто
told-deleted = удалена
told-kept = оставлена
told-erased-record = стёртая запись

## Отмена любого действия
take-back = Отменить это действие…
take-back-title = Отменить действие: { $op }?
take-back-do = Отменить действие
take-back-restored =
    { $count ->
        [one] Вернётся { $count } значение
        [few] Вернутся { $count } значения
       *[many] Вернётся { $count } значений
    }
take-back-left =
    { $count ->
        [one] { $count } значение останется как есть: его изменили позже
        [few] { $count } значения останутся как есть: их изменили позже
       *[many] { $count } значений останутся как есть: их изменили позже
    }
take-back-nothing = Возвращать нечего: всё, что сделало это действие, с тех пор изменили.
take-back-first = Показаны первые { $count }.
take-back-in-use = На запись ссылаются другие
take-back-gone = Записи больше нет
take-back-will-go = Запись будет удалена
take-back-will-return = Запись вернётся
take-back-stays = Останется как есть
take-back-done =
    { $count ->
        [one] Действие отменено: { $op }. Вернулось { $count } значение
        [few] Действие отменено: { $op }. Вернулись { $count } значения
       *[many] Действие отменено: { $op }. Вернулось { $count } значений
    }
put-back = Вернуть это значение
put-back-label = Вернуть: { $field } — { $value }
put-back-done = Значение возвращено: { $field }
put-back-same = Это значение уже стоит
