# Ноутбуки: копии программы, пакеты, общая папка.
nav-laptops = Ноутбуки
laptops-subtitle = Этот ноутбук: { $name }
laptops-intro = Каждый ноутбук работает сам, без сети. Чтобы все знали всё, обменивайтесь пакетами на флешке или через общую папку: ничего не потеряется, в каком бы порядке вы их ни приняли.
laptops-make-package = Сделать пакет…
laptops-make-missing = Чего нет у других
laptops-make-everything = Всё целиком
laptops-take-package = Принять пакет…
laptops-give = Копия для другого ноутбука…
laptops-list = Ноутбуки
laptops-this = этот
laptops-retired = не в работе
laptops-unnamed = Без названия
laptops-code = В номерах: { $code }
laptops-heard = Известно до { $moment } · { $age }
laptops-never = Его работа здесь ещё не известна
laptops-missing =
    { $count ->
        [0] Знает всё, что известно здесь
        [one] Не видел { $count } изменение отсюда
        [few] Не видел { $count } изменения отсюда
       *[many] Не видел { $count } изменений отсюда
    }
laptops-joined = В работе с { $day }
laptops-age-now = только что
laptops-age-minutes =
    { $count ->
        [one] { $count } минуту назад
        [few] { $count } минуты назад
       *[many] { $count } минут назад
    }
laptops-age-hours =
    { $count ->
        [one] { $count } час назад
        [few] { $count } часа назад
       *[many] { $count } часов назад
    }
laptops-age-days =
    { $count ->
        [one] { $count } день назад
        [few] { $count } дня назад
       *[many] { $count } дней назад
    }
laptops-old-title = Чего эта копия может не знать
laptops-old =
    { $count ->
        [one] От этого ноутбука давно нет вестей. Примите его пакет, чтобы видеть и его работу.
       *[other] От этих ноутбуков давно нет вестей. Примите их пакеты, чтобы видеть и их работу.
    }
laptops-old-heard = { $name } — последние вести { $age }
laptops-old-never = { $name } — вестей ещё не было
laptops-old-go = К ноутбукам
laptops-rename = Назвать…
laptops-rename-title = Название ноутбука { $code }
laptops-name = Название
laptops-name-hint = Например, «Ноутбук Марии» или «Выездной»
laptops-renamed = Ноутбук назван
laptops-retire = Вывести из работы
laptops-retired-said = Ноутбук { $name } выведен из работы: его больше не ждут
laptops-return = Вернуть в работу
laptops-returned = Ноутбук { $name } снова в работе
laptops-give-title = Копия для другого ноутбука
laptops-give-text = Сохраните файл на флешку и откройте его на другом ноутбуке: Сократ спросит, где там хранить программу. Ноутбук получит свой код, и номера документов не совпадут.
laptops-give-save = Сохранить…
laptops-given = Копия для другого ноутбука сохранена: { $name }
laptops-package-made = Пакет сохранён: { $name }
laptops-package-making = Готовим пакет
laptops-looking = Смотрим, что в пакете
laptops-taking = Принимаем пакет
laptops-take-title = Пакет ноутбука { $name }
laptops-package-from = Сделан { $moment } ({ $age }), { $operator }
laptops-package-from-nobody = Сделан { $moment } ({ $age })
laptops-package-holds =
    { $actions ->
        [one] { $actions } новое действие
        [few] { $actions } новых действия
       *[many] { $actions } новых действий
    }
laptops-package-nothing = В пакете нет ничего нового: всё это здесь уже есть.
laptops-package-kind = Что меняется
laptops-package-added = Новых
laptops-package-changed = Изменено
laptops-package-removed = Удалено
laptops-package-conflicts =
    { $count ->
        [one] { $count } значение изменили и здесь, и там. Останется более позднее, второе сохранится: решите на странице «Расхождения».
        [few] { $count } значения изменили и здесь, и там. Останутся более поздние, вторые сохранятся: решите на странице «Расхождения».
       *[many] { $count } значений изменили и здесь, и там. Останутся более поздние, вторые сохранятся: решите на странице «Расхождения».
    }
laptops-package-will-stand = Будет действовать
laptops-package-conflicts-more =
    { $count ->
        [one] И ещё { $count } такое значение.
        [few] И ещё { $count } таких значения.
       *[many] И ещё { $count } таких значений.
    }
laptops-package-ahead = Часы другого ноутбука спешат: { $age }. На данные это не повлияет, но проверьте дату и время на нём.
laptops-ahead-minutes =
    { $count ->
        [one] на { $count } минуту
        [few] на { $count } минуты
       *[many] на { $count } минут
    }
laptops-ahead-hours =
    { $count ->
        [one] на { $count } час
        [few] на { $count } часа
       *[many] на { $count } часов
    }
laptops-ahead-days =
    { $count ->
        [one] на { $count } день
        [few] на { $count } дня
       *[many] на { $count } дней
    }
laptops-package-fork = Под именем { $names } работал и другой компьютер: наверное, диск скопировали целиком. Его записи примем под новым именем, ничего не потеряется.
laptops-package-fork-agree = Принять под новым именем
laptops-take = Принять
laptops-taken =
    { $count ->
        [one] Принято { $count } изменение
        [few] Принято { $count } изменения
       *[many] Принято { $count } изменений
    }
laptops-taken-nothing = Нового ничего не было
laptops-folder = Общая папка
laptops-folder-text = Папка, которую раздаёт Syncthing, Nextcloud, сетевой диск или флешка. Каждый ноутбук пишет в неё только свои файлы.
laptops-folder-choose = Выбрать папку…
laptops-folder-now = Обменяться сейчас
laptops-folder-forget = Не использовать
laptops-folder-name = Папка «{ $name }»
laptops-folder-at = Последний обмен: { $moment } · { $age }
laptops-folder-never = Обмена через неё ещё не было
laptops-folder-working = Обмениваемся
laptops-folder-done = Отдано изменений: { $sent }, принято: { $taken }
laptops-folder-waiting = Файлы от { $names } ждут файлов других ноутбуков, которые ещё не пришли.
laptops-folder-unreadable =
    { $count ->
        [one] { $count } файл ещё не пришёл целиком: попробуем в следующий раз.
        [few] { $count } файла ещё не пришли целиком: попробуем в следующий раз.
       *[many] { $count } файлов ещё не пришли целиком: попробуем в следующий раз.
    }
laptops-folder-ahead = Часы ноутбука { $name } спешат: { $age }. На данные это не повлияет, но проверьте дату и время на нём.
laptops-folder-newer = На другом ноутбуке новая версия Сократа ({ $version }): обновите Сократ здесь.
laptops-folder-leftovers = В папке лежат файлы ноутбуков, выведенных из работы: { $names }. Они записаны до стирания персональных данных, и эти данные в них могли остаться. Всё остальное из них уже есть в вашей программе: Сократ запишет это заново, без стёртого, а старые файлы уберёт.
laptops-folder-leftovers-said = В общей папке могли остаться стёртые персональные данные
laptops-folder-tidy = Убрать старые файлы
laptops-folder-tidied =
    { $count ->
        [one] Убран { $count } старый файл.
        [few] Убрано { $count } старых файла.
       *[many] Убрано { $count } старых файлов.
    }
laptops-folder-forked = Под именем { $names } работал и другой компьютер. Принять его записи под новым именем?
laptops-new-copy-title = Это новая копия программы
laptops-new-copy-from-elsewhere = Файл скопировали с другого ноутбука. Чтобы номера и записи не смешались, эта копия получила свой код: { $code }.
laptops-new-copy-second-copy = Этот файл — прежнее состояние или вторая копия. Чтобы номера и записи не смешались, она получила свой код: { $code }.
rows-person = Люди
rows-organisation = Организации
rows-role = Должности
rows-event = Мероприятия
rows-registration = Регистрации
rows-competition = Конкурсы
rows-criterion = Критерии
rows-application = Заявки
rows-partner = Партнёры
rows-expert = Эксперты
rows-sheet = Листы экспертов
rows-mark = Оценки
rows-document = Документы
rows-programme = Программа
rows-other = Другое
