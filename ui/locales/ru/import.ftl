# Загрузка списка регистрации в мероприятие.

import-title = Загрузить список
import-choose = Выбрать файл…
import-choose-other = Другой файл…
import-intro = XLSX, ODS или CSV, один человек в строке: имя, телефон, почта, организация.
import-intro-safe = Сначала видно, что станет с каждой строкой. Пока вы не подтвердите, ничего не записывается; потом — все строки или ни одной.
import-file =
    { $rows ->
        [one] { $name }: { $rows } строка
        [few] { $name }: { $rows } строки
       *[many] { $name }: { $rows } строк
    }
import-sheet = Лист
import-columns = Столбцы списка
import-column-taken = Что это
import-column-remembered = как в прошлый раз
import-checking = Проверяем строки
import-stopped = Проверка остановлена: что станет со строками, неизвестно.
import-check-again = Проверить снова
import-importing = Загружаем
import-new = Новые люди
import-update = Обновятся
import-known = Уже известны
import-twice = Повторы в списке
import-decide = Решить
import-errors = Ошибки
import-skipped = Пропущены
import-organisations = Новые организации
import-rows = Строки
import-row = Строка
import-name = Имя
import-organisation = Организация
import-fate = Что будет
import-problem = Что не так
import-cell = { $cell } ({ $header })
import-decide-which = Кто это?
import-decide-new = Новый человек
import-decide-skip = Пропустить строку
import-decide-open = Решить
import-do =
    { $count ->
        [one] Загрузить { $count } строку
        [few] Загрузить { $count } строки
       *[many] Загрузить { $count } строк
    }
import-not-ready-errors = В некоторых строках ошибки. Исправьте их в файле и выберите его снова или пропустите эти строки.
import-not-ready-decide = Некоторые строки подходят нескольким людям. Скажите о каждой, кто это.
import-skip-errors =
    { $count ->
        [one] Пропустить { $count } строку с ошибкой
        [few] Пропустить { $count } строки с ошибками
       *[many] Пропустить { $count } строк с ошибками
    }
import-save-faults = Сохранить строки с ошибками…
import-faults-saved = Сохранено: { $name }
import-done =
    { $registrations ->
        [one] В списке { $registrations } человек
        [few] В списке { $registrations } человека
       *[many] В списке { $registrations } человек
    }, новых: { $people }
import-ready = Всё в порядке.
import-ready-noted = Ошибок нет, но прочитайте, что отмечено в строках.
import-shown = Показаны первые { $count } строк, сначала те, что требуют решения.
import-back = К мероприятию
