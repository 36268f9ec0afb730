# Файл программы: резервные копии, пароль, проверка; окно, которое ждёт пароля.

file-page = Файл программы
file-menu = Файл, копии, пароль…
file-tabs = Разделы страницы
file-tab-backups = Резервные копии
file-tab-passphrase = Пароль
file-tab-check = Проверка

## Пароль при открытии и замок
unlock-title = Введите пароль файла
unlock-file = { $name } — { $folder }
unlock-passphrase = Пароль
unlock-show = Показать пароль
unlock-open = Открыть
unlock-wait =
    { $seconds ->
        [one] Следующая попытка через { $seconds } секунду
        [few] Следующая попытка через { $seconds } секунды
       *[many] Следующая попытка через { $seconds } секунд
    }
recover-forgotten = Пароль забыт…
recover-title = Пароль забыт
recover-hint = Если есть напечатанная памятка, введите код восстановления с неё и задайте новый пароль. Без кода и пароля файл не откроет никто.
recover-code = Код восстановления: шестнадцать групп цифр
recover-do = Задать новый пароль
recover-done = Новый пароль задан. Прежний код восстановления больше не действует: напечатайте новую памятку.
lock-title = Окно заблокировано
lock-hint = Файл остаётся открытым. Введите его пароль, чтобы продолжить.
lock-unlock = Продолжить
lock-now = Заблокировать окно
lock-soon = Окно заблокируется через полминуты. Нажмите любую клавишу, чтобы остаться.

## Резервные копии
backups-hint = Сократ делает копии сам: при закрытии, перед загрузкой списка, обменом, обновлением файла и восстановлением. Хранятся последние десять, по одной за день в течение месяца, за неделю в течение года и за каждый месяц.
backups-folder = Копии лежат рядом с файлом: { $folder }. Копию на другой диск делает «Сохранить копию…».
backups-make = Сделать копию сейчас
backups-making = Идёт копирование
backups-made = Копия сделана
backups-at = Когда
backups-reason = Почему
backups-size = Размер
backups-protection = Защита
backups-reason-close = при закрытии
backups-reason-asked = по просьбе
backups-reason-import = перед загрузкой списка
backups-reason-exchange = перед обменом
backups-reason-migration = перед обновлением файла
backups-reason-restore = перед восстановлением
backups-reason-erasing = перед уничтожением данных
backups-protection-none = без пароля
backups-protection-same = нынешний пароль
backups-protection-other = прежний пароль
backups-restore = Восстановить…
backups-empty = Копий ещё нет
backups-empty-hint = Первая появится, когда вы закроете программу после изменений.
backups-megabytes = МБ
backups-limit = Сколько места могут занимать копии
backups-limit-none = Без ограничения
backups-limit-megabytes = до { $megabytes } МБ
backups-open-title = Есть копии, которые открываются без пароля
backups-open-hint = Они сделаны до того, как вы задали пароль. Данные в них не защищены.
backups-open-remove = Удалить незащищённые копии
backups-open-sure = Копии без пароля будут удалены. Это нельзя отменить.
backups-open-removed = Незащищённые копии удалены
restore-title = Восстановить копию от { $moment }?
restore-lead = Программа станет такой, какой была в этой копии. Сначала Сократ сделает копию нынешнего состояния, и вернуться можно будет так же.
restore-same = После этой копии ничего не менялось.
restore-actions =
    { $count ->
        [one] После неё было { $count } действие: в программе его не станет.
        [few] После неё было { $count } действия: в программе их не станет.
       *[many] После неё было { $count } действий: в программе их не станет.
    }
restore-others = На других ноутбуках и в общей папке осталось сделанное после этой копии: оно вернётся оттуда при следующем обмене. Чтобы отменить это везде, отмените в журнале. Общая папка после восстановления не используется, пока вы не выберете её снова.
restore-passphrase = Пароль этой копии
restore-passphrase-hint = Копия сделана под прежним паролем. После восстановления у программы останется нынешний.
restore-look = Посмотреть, что изменится
restore-do = Восстановить
restore-working = Идёт восстановление
restore-done = Программа восстановлена из копии от { $moment }

## Пароль программы
passphrase-none-title = Файл не зашифрован
passphrase-none = Его может прочитать каждый, у кого он окажется: с ноутбука, со съёмного диска, из облака. С паролем файл, его копии и рабочие файлы рядом зашифрованы.
passphrase-some-title = Файл зашифрован
passphrase-some = Файл, его копии и рабочие файлы рядом открываются только с паролем. Документы, которые вы печатаете и сохраняете, не шифруются.
passphrase-set = Задать пароль
passphrase-change = Сменить пароль
passphrase-current = Нынешний пароль
passphrase-new = Новый пароль
passphrase-again = Новый пароль ещё раз
passphrase-rule = Лучше всего четыре-пять не связанных слов: их легко запомнить и трудно подобрать. Пробелы и регистр считаются.
passphrase-strength = Стойкость: { $strength }
passphrase-strength-short = слишком короткий
passphrase-strength-weak = слабый, подберут быстро
passphrase-strength-fair = средний
passphrase-strength-good = хороший
passphrase-strength-strong = очень стойкий
passphrase-working = Файл переписывается. До конца остаётся прежний
passphrase-warning = Если забыть пароль, файл откроет только код с памятки. Напечатайте её и уберите в сейф.
passphrase-done = Пароль задан
passphrase-changed = Пароль сменён. Копии, сделанные раньше, открываются прежним паролем, а прежняя памятка годится только для них.
passphrase-sheet = Напечатать памятку…
passphrase-sheet-title = Памятка о пароле
passphrase-sheet-hint = На памятке будет код восстановления: им файл откроет каждый, кто возьмёт лист. Введите пароль, чтобы её напечатать; на диске Сократ её не сохраняет.
passphrase-sheet-make = Показать памятку
passphrase-remove = Снять пароль…
passphrase-remove-title = Снять пароль
passphrase-remove-hint = Файл снова сможет прочитать каждый, у кого он окажется.
passphrase-remove-do = Снять пароль
passphrase-removed = Пароль снят
passphrase-lock-after = Блокировать окно без дела
passphrase-lock-never = никогда
passphrase-lock-minutes =
    { $minutes ->
        [one] через { $minutes } минуту
        [few] через { $minutes } минуты
       *[many] через { $minutes } минут
    }

## Проверка
check-hint = Проверка читает весь файл: целы ли страницы, ведут ли ссылки к записям, не прерван ли журнал, совпадают ли с ним таблицы, верен ли указатель поиска. Ничего не меняет.
check-run = Проверить файл
check-running = Проверяем файл
check-clean = Файл в порядке
check-clean-hint =
    { $entries ->
        [one] Сверена { $entries } запись журнала и { $rows } строк таблиц.
        [few] Сверены { $entries } записи журнала и { $rows } строк таблиц.
       *[many] Сверено { $entries } записей журнала и { $rows } строк таблиц.
    }
check-damage = Страницы файла повреждены
check-damage-hint = Так бывает от сбоя диска. Восстановите последнюю исправную копию и проверьте диск.
check-dangling =
    { $count ->
        [one] { $count } ссылка ведёт к записи, которой нет
        [few] { $count } ссылки ведут к записям, которых нет
       *[many] { $count } ссылок ведут к записям, которых нет
    }
check-dangling-hint = Восстановите копию, сделанную до того, как файл изменили.
check-breaks = Журнал изменён или прерван
check-breaks-hint = Кто-то изменил сам журнал, запись { $seq } ноутбука { $replica }. Исправить это нельзя: восстановите копию, сделанную раньше, или работайте дальше, зная об этом.
check-changed =
    { $count ->
        [one] { $count } запись отличается от журнала: её изменила другая программа
        [few] { $count } записи отличаются от журнала: их изменила другая программа
       *[many] { $count } записей отличаются от журнала: их изменила другая программа
    }
check-changed-hint = Верните значения журнала, если не знаете, кто и зачем их менял. Или примите: тогда изменения войдут в журнал, и их можно будет отменить. Сначала Сократ сделает копию.
check-journal = Вернуть значения журнала
check-accept = Принять изменения
check-accepted =
    { $rows ->
        [one] Принята { $rows } запись
        [few] Приняты { $rows } записи
       *[many] Принято { $rows } записей
    }
check-taken-back =
    { $rows ->
        [one] По журналу восстановлена { $rows } запись
        [few] По журналу восстановлены { $rows } записи
       *[many] По журналу восстановлено { $rows } записей
    }
check-stale = Указатель поиска устарел
check-stale-hint = Данные целы, но поиск может находить не всё. Указатель строится заново из таблиц.
check-renew = Построить заново
check-renewed = Указатель поиска построен заново
check-row-history = История записи
check-noticed = Файл изменила другая программа, пока он был закрыт
check-noticed-short = Файл отличается от своего журнала.
check-unguarded = Другая программа сняла защиту журнала. Сократ её вернул.
check-show = Что с этим делать
check-table-person = Человек
check-table-organisation = Организация
check-table-event = Мероприятие
check-table-registration = Регистрация
check-table-role = Роль в организации
check-table-application = Заявка
check-table-competition = Конкурс
check-table-criterion = Критерий
check-table-expert = Эксперт
check-table-sheet = Лист оценки
check-table-mark = Оценка
check-table-document = Документ
check-table-partner = Партнёр
check-table-practice = Практика
check-table-programme = Программа
check-table-module = Модуль
check-table-topic = Тема
check-table-municipality = Муниципалитет
