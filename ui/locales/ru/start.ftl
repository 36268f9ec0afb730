# Первая страница и новая программа.
start-lead = Программа развития НКО: календарь, люди, конкурсы и документы в одном файле.
start-new = Новая программа
start-new-hint = Название, годы, регион, модули
start-open = Открыть файл
start-open-hint = Файл программы .sokrat
start-demo = Посмотреть на примере
start-demo-hint = Вымышленная программа за три года
start-demo-opening = Готовим пример…
start-joining = Программа переносится на этот ноутбук
start-upgrading = Файл готовится к новой версии Сократа
start-recent = Недавние
start-no-recent = Здесь появятся программы, которые вы открывали.
start-missing = Файла здесь больше нет
start-forget = Убрать из списка
start-version = Версия { $version }

new-title = Новая программа
new-step = Шаг { $step } из { $total }
new-programme = О программе
new-modules = Модули
new-municipalities = Муниципалитеты
new-name = Название программы
new-name-hint = Так она называется в документах и отчётах
new-foundation = Фонд
new-region = Регион
new-funder = Кто финансирует
new-first-year = Первый год
new-last-year = Последний год
new-zone = Часовой пояс
new-zone-hint = Новые мероприятия получают время этого пояса
new-signatory = Кто подписывает сертификаты
new-signatory-post = Должность
new-modules-lead = Модули одинаковы в каждом году. Потом их можно изменить в любом году отдельно.
new-module = Модуль { $number }
new-add-module = Добавить модуль
new-remove-module = Убрать модуль { $number }
new-municipalities-lead = Районы, округа и города региона, по одному на строку. Список можно вставить и дополнить позже.
new-municipalities-label = Муниципалитеты региона
new-municipalities-count =
    { $count ->
        [one] { $count } муниципалитет
        [few] { $count } муниципалитета
       *[many] { $count } муниципалитетов
    }
new-create = Создать и сохранить…
new-create-hint = Дальше Сократ спросит, где хранить файл программы.
