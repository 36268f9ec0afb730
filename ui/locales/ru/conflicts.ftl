# Расхождения: значения, которые на двух ноутбуках изменили, не видя друг друга.
conflicts-title = Расхождения
conflicts-hint = На двух ноутбуках изменили одно и то же, не видя друг друга. Сейчас действует более позднее. Выберите, что верно.
conflicts-count =
    { $count ->
        [one] { $count } расхождение
        [few] { $count } расхождения
       *[many] { $count } расхождений
    }
conflicts-records =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[many] { $count } записей
    }
conflicts-empty = Расхождений нет
conflicts-empty-hint = Если на двух ноутбуках изменят одно и то же, не видя друг друга, оба значения появятся здесь.
conflicts-today =
    { $count ->
        [one] { $count } расхождение ждёт решения
        [few] { $count } расхождения ждут решения
       *[many] { $count } расхождений ждут решения
    }
conflicts-today-hint = На двух ноутбуках изменили одно и то же
conflicts-go = Решить
conflicts-stands = Действует сейчас
conflicts-other = Другое значение
conflicts-keep = Оставить
conflicts-take = Взять это
conflicts-leave-deleted = Оставить удалённой
conflicts-restore = Восстановить
conflicts-delete = Удалить
conflicts-keep-record = Оставить запись
conflicts-life-deleted = Запись удалена
conflicts-life-kept = Запись остаётся
conflicts-life-changes = Что изменили
conflicts-kind-edited-twice = Изменено дважды
conflicts-kind-edited-deleted = Изменена удалённая запись
conflicts-kind-deleted-edited = Удалена изменённая запись
conflicts-blocks = Пока не решено, документы не печатаются
conflicts-decide-record = Решить по записи
conflicts-chosen =
    { $count ->
        [one] Выбрано { $count } из { $total }
        [few] Выбрано { $count } из { $total }
       *[many] Выбрано { $count } из { $total }
    }
conflicts-keep-all = Везде оставить то, что действует
conflicts-keep-all-title = Оставить всё, что действует?
conflicts-keep-all-text =
    { $count ->
        [one] { $count } расхождение будет решено в пользу того, что действует сейчас. Другие значения останутся в журнале.
        [few] { $count } расхождения будут решены в пользу того, что действует сейчас. Другие значения останутся в журнале.
       *[many] { $count } расхождений будут решены в пользу того, что действует сейчас. Другие значения останутся в журнале.
    }
conflicts-decided =
    { $count ->
        [one] Решено: { $count } расхождение
        [few] Решено: { $count } расхождения
       *[many] Решено: { $count } расхождений
    }
conflicts-decided-elsewhere = Это уже решили на другом ноутбуке
conflicts-left =
    { $count ->
        [one] Осталось решить { $count } расхождение: пока вы смотрели, пришло новое значение
        [few] Осталось решить { $count } расхождения: пока вы смотрели, пришли новые значения
       *[many] Осталось решить { $count } расхождений: пока вы смотрели, пришли новые значения
    }
conflicts-keys = ↑ ↓ — между записями, Enter — открыть, 1 и 2 — выбрать значение, Ctrl+Enter — решить
conflicts-choose-value = Выбрать значение { $number }
conflicts-list = Записи с расхождениями
conflicts-unknown-author = неизвестно кто
