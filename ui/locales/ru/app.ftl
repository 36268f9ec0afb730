# Рамка окна и слова, общие для всех страниц.

app-name = Сократ
app-title = { $page } — { $programme }
app-skip = Перейти к содержанию
app-places = Разделы
app-back = Назад
app-forward = Вперёд
app-undo = Отменить
app-redo = Повторить
app-undo-what = Отменить: { $action }
app-redo-what = Повторить: { $action }
app-undone = Отменено: { $action }
app-redone = Сделано снова: { $action }
app-programme-menu = Программа
app-close-programme = Закрыть программу
app-unsaved-title = Закрыть без сохранения?
app-unsaved-text = Набранное ещё не сохранено и пропадёт.
app-unsaved-leave = Закрыть без сохранения
app-settings = Вид и язык
app-language = Язык
app-language-ru = Русский
app-language-en = English
app-theme = Оформление
app-theme-system = Как в системе
app-theme-light = Светлое
app-theme-dark = Тёмное
app-page-missing = Этой страницы нет
app-opening = Открываем программу…
app-shrink-side = Свернуть боковую панель
app-grow-side = Развернуть боковую панель

## Места
nav-today = Сегодня
nav-calendar = Календарь
nav-people = Люди
nav-organisations = Организации
nav-competitions = Конкурсы
nav-documents = Документы
nav-reports = Отчёты
nav-journal = Журнал
nav-duplicates = Дубли

## Общие действия и слова
save = Сохранить
cancel = Отмена
close = Закрыть
add = Добавить
edit = Изменить
delete = Удалить
open = Открыть
create = Создать
next = Далее
back = Назад
done = Готово
print = Печать
choose = Выбрать
clear = Очистить
retry = Повторить
remove = Убрать
more = Ещё
yes = Да
no = Нет
all = Все
none = Нет
optional = необязательно
loading = Загрузка…
saved = Сохранено
nothing-found = Ничего не найдено
nothing-found-hint = Проверьте буквы или уберите фильтры.
not-chosen = Не выбрано
rows-count =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    }
selected-count =
    { $count ->
        [one] Выбрана { $count } строка
        [few] Выбраны { $count } строки
       *[many] Выбрано { $count } строк
    }
grid-sorted-up = По возрастанию
grid-sorted-down = По убыванию
grid-select = Отметить строку
grid-select-all = Отметить все
search = Поиск
search-clear = Очистить поиск
combobox-hint = Начните вводить буквы
day-open = Открыть календарь
day-previous-month = Предыдущий месяц
day-next-month = Следующий месяц
error-title = Не получилось
tab-list = Вкладки
toast-region = Сообщения

## Палитра
palette-title = Найти или сделать
palette-hint = Найти или сделать…
palette-placeholder = Имя, организация, мероприятие или действие
palette-actions = Действия
palette-places = Разделы
palette-records = Записи
palette-none = Ничего не найдено. Проверьте буквы.
palette-keys = ↑ ↓ — выбрать, Enter — открыть, Esc — закрыть

## Сочетания клавиш
shortcuts-title = Сочетания клавиш
shortcuts-general = Везде
shortcuts-page = На этой странице
shortcuts-grid = В списках
shortcut-palette = Найти или сделать
shortcut-undo = Отменить
shortcut-redo = Повторить
shortcut-back = Назад
shortcut-forward = Вперёд
shortcut-help = Эта памятка
shortcut-place = Раздел по номеру
shortcut-search = Поиск в списке
shortcut-grid-move = Строка выше или ниже
shortcut-grid-page = Страница выше или ниже
shortcut-grid-ends = Первая или последняя строка
shortcut-grid-open = Открыть
shortcut-grid-select = Отметить строку
shortcut-grid-type = Буквы — поиск в списке
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-space = Пробел
app-backup-failed = Программа закрыта, данные сохранены. Резервную копию сделать не удалось. { $reason }
