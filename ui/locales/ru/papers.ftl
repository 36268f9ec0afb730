# Тексты документов: сертификаты, протокол, отчёт.
paper-page = стр. { $page } из { $pages }
paper-missing-character = Знака «{ $character }» нет ни в одном шрифте Сократа: на его месте стоит замена. Проверьте документ перед печатью.
paper-missing-character-at = Знака «{ $character }» нет ни в одном шрифте Сократа ({ $at }): на его месте стоит замена. Проверьте документ перед печатью.
paper-too-long = Страница { $page }: текст не поместился в своё место. Сократите его и напечатайте снова: { $text }
paper-too-wide = Таблица шире страницы: слова в ней разбиты. Проверьте документ перед печатью.
# Где: часть карточки по имени, с которым её видно в шаблоне, и страницы или люди. Дальше — что с ней.
paper-part-at = { $part } ({ $at })
paper-on-page = страница { $pages }
paper-on-pages = страницы { $pages }
paper-on-every-page = на каждой странице
paper-on-every-card = на каждой карточке
paper-and-more = { $listed } и ещё { $count }
paper-part-background = Фон «{ $name }»
paper-part-text = Текст «{ $name }»
paper-part-image = Картинка «{ $name }»
paper-part-line = Линия «{ $name }»
paper-part-box = Прямоугольник «{ $name }»
paper-part-code = QR-код «{ $name }»
paper-part-bars = Штрихкод «{ $name }»
paper-part-table = Таблица «{ $name }»
paper-part-signatures = Подписи «{ $name }»
paper-part-body = Текст документа «{ $name }»
paper-nameless-background = Фон
paper-nameless-text = Текст без имени
paper-nameless-image = Картинка без имени
paper-nameless-line = Линия без имени
paper-nameless-box = Прямоугольник без имени
paper-nameless-code = QR-код без имени
paper-nameless-bars = Штрихкод без имени
paper-nameless-table = Таблица без имени
paper-nameless-signatures = Подписи без имени
paper-nameless-body = Текст документа без названия
paper-missing-picture = { $place }: файла картинки нет или его нельзя напечатать, место осталось пустым.
paper-off-card = { $place }: выходит за край на { $measure } мм, и там не напечатается. Передвиньте или уменьшите в шаблоне.
paper-code-too-small = { $place }: точки кода мельче 0,33 мм, телефон может его не прочитать. Увеличьте сторону кода до { $measure } мм.
paper-bars-too-narrow = { $place }: штрихи вышли бы тоньше 0,17 мм, сканер их не прочитает, место осталось пустым. Нужна ширина не меньше { $measure } мм.
paper-code-letters = { $place }: здесь могут быть только латинские буквы, цифры и знаки, место осталось пустым. QR-код вмещает любые буквы.
paper-code-too-long = { $place }: столько текста в код не помещается, место осталось пустым. Оставьте в нём меньше.

## Сертификат
certificate-title = Сертификаты: { $event }
certificate-heading = СЕРТИФИКАТ
certificate-role-participant = участника
certificate-role-speaker = спикера
certificate-role-organiser = организатора
certificate-role-winner = победителя
certificate-competition = конкурс
certificate-programme = Программа «{ $title }»
certificate-event = «{ $title }»
certificate-number = № { $number }
certificate-issued = Дата выдачи: { $day }

## Реестр
register-title = Реестр выданных документов
register-summary = В реестре: { $count }. Аннулировано: { $annulled }. Выдано как исключение: { $exceptions }.
register-part = Роль
register-state = Состояние
register-reason = Причина: { $reason }
register-reason-head = Причина аннулирования
register-exception = Исключение: { $reason }
register-doubles = Действует и выданный позже: { $numbers }
register-superfluous = Следует аннулировать: раньше выдан { $numbers }
register-doubles-head = Действует также
register-doubled =
    { $count ->
        [one] Следует аннулировать { $count } сертификат: человеку раньше выдан другой.
        [few] Следует аннулировать { $count } сертификата: этим людям раньше выданы другие.
       *[many] Следует аннулировать { $count } сертификатов: этим людям раньше выданы другие.
    }
register-exception-head = Причина исключения
register-replaced-by = Взамен выдан { $number }
register-replaced-by-head = Взамен выдан
register-replaces = Выдан взамен { $number }
register-replaces-head = Выдан взамен
register-gaps = Номера, которых нет в реестре
register-no-gaps = Пропущенных номеров нет.
register-part-only = Здесь не все строки реестра, а только выбранные.
register-gap-undone =
    { $count ->
        [one] { $numbers }: выдача отменена, номер больше не выдаётся.
       *[other] { $numbers }: выдача отменена, номера больше не выдаются.
    }
register-gap-not-here = { $numbers }: номера ноутбука { $laptop }, на этом ноутбуке о них пока ничего нет. Обменяйтесь пакетами.
register-gap-skipped = { $numbers }: пропущены, такие номера уже были выданы по другому шаблону.

## Сертификат: числа
# Число часов стоит в $hours, его форма — по $count.
academic-hours =
    { $count ->
        [one] { $hours } академический час
        [few] { $hours } академических часа
        [many] { $hours } академических часов
       *[other] { $hours } академического часа
    }
certificate-verb =
    { $sex ->
        [female] приняла участие
        [male] принял участие
       *[unknown] принял(а) участие
    }
certificate-spoke =
    { $sex ->
        [female] выступила
        [male] выступил
       *[unknown] выступил(а)
    }
certificate-held =
    { $sex ->
        [female] подготовила и провела
        [male] подготовил и провёл
       *[unknown] подготовил(а) и провёл(провела)
    }
certificate-won =
    { $sex ->
        [female] победила
        [male] победил
       *[unknown] победил(а)
    }
# Предложный падеж: «в семинаре», «на семинаре».
certificate-where =
    { $kind ->
        [presentation] презентации
        [workshop] семинаре
        [training] тренинге
        [webinar] вебинаре
        [strategic-session] стратегической сессии
        [internship] стажировке
        [conference] конференции
        [jury-meeting] заседании экспертного совета
        [competition] конкурсе
       *[other] мероприятии
    }
certificate-statement =
    { $part ->
        [speaker] { certificate-spoke } на { certificate-where }
        [organiser] { certificate-held } мероприятие
        [winner] { certificate-won } в конкурсе
       *[participant] { certificate-verb } в { certificate-where }
    }
certificate-reason =
    { $part ->
        [speaker] за выступление на { certificate-where }
        [organiser] за подготовку и проведение мероприятия
        [winner] за победу в конкурсе
       *[participant] за участие в { certificate-where }
    }

## Протокол
minutes-heading = Протокол заседания экспертного совета
minutes-heading-number = Протокол № { $number } заседания экспертного совета
minutes-draft = ПРОЕКТ. Рейтинг не утверждён
minutes-draft-approved = ПРОЕКТ. Протокол не внесён в реестр
minutes-of = { $competition }
minutes-programme = Программа «{ $programme }»
minutes-day-open = Дата: ____________________
minutes-quorum =
    { $size ->
        [one] В экспертном совете { $size } член, присутствуют { $present }, для решения нужно не меньше { $needed }. Кворум есть.
        [few] В экспертном совете { $size } члена, присутствуют { $present }, для решения нужно не меньше { $needed }. Кворум есть.
       *[many] В экспертном совете { $size } членов, присутствуют { $present }, для решения нужно не меньше { $needed }. Кворум есть.
    }
minutes-no-quorum =
    { $size ->
        [one] В экспертном совете { $size } член, присутствуют { $present }, для решения нужно не меньше { $needed }. Кворума нет.
        [few] В экспертном совете { $size } члена, присутствуют { $present }, для решения нужно не меньше { $needed }. Кворума нет.
       *[many] В экспертном совете { $size } членов, присутствуют { $present }, для решения нужно не меньше { $needed }. Кворума нет.
    }
minutes-experts =
    { $count ->
        [one] Заявки оценивал эксперт: { $names }.
       *[many] Заявки оценивали эксперты: { $names }.
    }
minutes-rules = Порядок оценки
minutes-period = Заявки принимались с { $from } по { $to }
minutes-scoring = Поступило заявок: { $received }, оценено и стоит в рейтинге: { $ranked }. Итог заявки: { $aggregation }. Наибольший возможный итог: { $highest }, проходной: { $threshold }. Бюджет конкурса: { $budget }.
minutes-formula-mean-of-totals = Итог эксперта — сумма его оценок, умноженных на веса критериев. Итог заявки — среднее арифметическое итогов экспертов.
minutes-formula-sum-of-means = По каждому критерию берётся среднее оценок экспертов. Итог заявки — сумма этих средних, умноженных на веса критериев.
minutes-formula-median = Итог эксперта — сумма его оценок, умноженных на веса критериев. Итог заявки — медиана итогов экспертов: значение, выше и ниже которого их поровну.
minutes-formula-trimmed = Итог эксперта — сумма его оценок, умноженных на веса критериев. Итог заявки — среднее итогов экспертов без одного высшего и одного низшего.
minutes-criterion = Критерий
minutes-marks = Оценка
minutes-weight = Вес
minutes-not-in-total = { $title } (в итог не входит)
minutes-not-admitted = Заявки, которые не оценивались
minutes-not-admitted-line = { $number }, «{ $title }», { $organisation }: { $status }
minutes-recusals = Самоотводы и конфликты интересов
minutes-recusal-line = { $expert }, заявка { $number }: самоотвод, { $reason }
minutes-conflict-same = { $expert }, заявка { $number }: эксперт сам участвует в заявке, оценка не ставилась
minutes-conflict-works = { $expert }, заявка { $number }: эксперт связан с заявителем или партнёром, оценка не ставилась
minutes-ranking = Рейтинг заявок
minutes-rank = Место
minutes-number = Номер
minutes-application = Заявка и заявитель
minutes-application-alone = Заявка
minutes-figure = Итог
minutes-requested = Запрошено
minutes-award = Решение
minutes-place = Положение
minutes-total = Всего
minutes-decision = Решение
minutes-none = Ни одна заявка не поддержана.
minutes-support =
    { $count ->
        [one] Поддержать { $count } заявку на сумму { $sum }:
        [few] Поддержать { $count } заявки на общую сумму { $sum }:
       *[many] Поддержать { $count } заявок на общую сумму { $sum }:
    }
minutes-award-line = { $number }, «{ $title }», { $organisation }: { $sum }
minutes-reserve = Включить в резерв: { $numbers }.
minutes-chair = Председатель
minutes-secretary = Секретарь
minutes-signature = подпись
minutes-full-name = Ф. И. О.

## Отчёт
report-title = Отчёт об участии за все годы
report-title-year = Отчёт об участии за { $year } год
report-programme = Программа «{ $programme }». { $foundation }
report-summary = Мероприятий: { $events }, участий: { $participations }. Разных людей: { $people }, разных организаций: { $organisations }.
report-by-module = Модуль
report-by-year = Год
report-by-municipality = Муниципалитет
report-by-kind = Вид мероприятия
report-events = Мероприятия
report-participations = Участия
report-people = Люди
report-organisations = Организации
report-hours = Человеко-часы
report-total = Всего
report-no-label = Не указано
report-unique-note = Каждый человек и каждая организация считаются один раз в своей строке и один раз в итоге, поэтому строки не складываются в итог.
report-chart = Участия
report-as-of = Данные на { $moment }.

## Лист регистрации
sheet-heading = Лист регистрации
sheet-event = «{ $title }»
sheet-consent-text = Подпись в графе «Согласие» означает согласие на обработку персональных данных (имя, телефон, организация) для учёта участия в мероприятии. Оператор: { $foundation }. Федеральный закон № 152-ФЗ.
sheet-number = №
sheet-name = Фамилия, имя, отчество
sheet-organisation = Организация
sheet-phone = Телефон
sheet-signature = Подпись
sheet-consent = Согласие
sheet-rows-note =
    { $count ->
        [one] В списке { $count } человек. Номер строки закреплён за человеком: по номерам подписанных строк Сократ отметит присутствие. Строки +1, +2 — для пришедших без записи.
        [few] В списке { $count } человека. Номер строки закреплён за человеком: по номерам подписанных строк Сократ отметит присутствие. Строки +1, +2 — для пришедших без записи.
       *[many] В списке { $count } человек. Номер строки закреплён за человеком: по номерам подписанных строк Сократ отметит присутствие. Строки +1, +2 — для пришедших без записи.
    }
sheet-signed = Всего подписей: ________, из них без записи: ________. Ответственный за регистрацию: ____________________
sheet-printed = Напечатано { $moment }

## Бейджи, таблички, наклейки
cards-title-badge = Бейджи: { $event }
cards-title-table-card = Таблички на стол: { $event }
cards-title-label = Наклейки: { $event }
cards-too-long = { $person }: текст не поместился в своё место и выходит за край. Сократите его и напечатайте снова: { $text }
cards-too-long-everywhere = На каждой карточке текст не поместился в своё место и выходит за край: { $text }

## Протокол: голосование и приложения
minutes-votes = Голосовали за рейтинг и распределение грантов: за — { $for }, против — { $against }, воздержались — { $abstained }.
minutes-appendix-applications = Приложение 1. Оценённые заявки
minutes-appendix-experts = Приложение 2. Эксперты
minutes-appendix-marks = Приложение 3. Оценки по критериям
minutes-applicant = Заявитель
minutes-expert = Эксперт
minutes-criterion-head = К{ $number }
minutes-criterion-short = К{ $number } — { $title }
minutes-hash = Контрольная сумма таблицы (SHA-256): { $hash }. У таблицы с другими оценками, местами или суммами она другая.

## Годовой план
plan-heading = План мероприятий на { $year } год
plan-topic = Модуль и тема
# Месяц числом: название короткое.
plan-month =
    { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] май
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    }
plan-gap = Не хватает
plan-gap-none = всё есть
plan-gap-workshop = семинара
plan-gap-webinars =
    { $count ->
        [one] { $count } вебинара
       *[many] { $count } вебинаров
    }
plan-mark-workshop = С { $day }
plan-mark-webinar = В { $day }
plan-mark-other = М { $day }
plan-legend = С — очный семинар или тренинг, В — вебинар, М — другое мероприятие; число — день начала. По правилу программы у темы развития компетенций один очный семинар и два вебинара.
plan-module = { $number }. { $title }
plan-without-topic = Без темы
plan-without-module = Вне модулей
plan-all-others = Все мероприятия
plan-by-date = По датам
plan-day = Дата
plan-time = Время
plan-event = Мероприятие
plan-kind = Вид
plan-place = Место
plan-status = Состояние

## Программа мероприятия
leaflet-heading = Программа мероприятия
leaflet-kind = Вид
leaflet-when = Когда
leaflet-where = Где
leaflet-format = Формат
leaflet-module = Модуль
leaflet-topic = Тема
leaflet-hours = Академических часов
leaflet-capacity = Мест
leaflet-speakers = Ведущие
leaflet-agenda = Расписание
leaflet-time = Время
leaflet-item = Содержание
leaflet-speaker = Кто выступает
leaflet-room = Где

## Лист оценки
score-title = Листы оценки: { $competition }
score-summary = Сводный лист эксперта
score-summary-text =
    { $count ->
        [one] Передана { $count } заявка. Итог заявки — сумма оценок, умноженных на веса критериев, не больше { $highest }. Перенесите итоги из листов оценки.
        [few] Переданы { $count } заявки. Итог заявки — сумма оценок, умноженных на веса критериев, не больше { $highest }. Перенесите итоги из листов оценки.
       *[many] Переданы { $count } заявок. Итог заявки — сумма оценок, умноженных на веса критериев, не больше { $highest }. Перенесите итоги из листов оценки.
    }
score-note = Примечание
score-no-conflict = Подписью подтверждаю, что у меня нет конфликта интересов с заявителями и их партнёрами.
score-expert-signs = Эксперт
score-day = дата: ____________
score-sheet = Лист оценки: заявка { $number }
score-competition = Конкурс
score-application = Заявка
score-applicant = Заявитель
score-expert = Эксперт
score-marks = Шкала
score-mark = Оценка
score-range = от { $lowest } до { $highest }, шаг { $step }
score-comment-below = При оценке ниже { $below } нужен комментарий.
score-total = Итог: оценка × вес, сумма по критериям, не больше { $highest }
score-how = Поставьте оценку в каждой строке. Исправление зачеркните и подпишите рядом.
score-comment = Общий вывод эксперта:
## Памятка о пароле
recovery-title = Памятка о пароле
recovery-lead = Файл программы зашифрован. Если пароль забыт, его откроет код с этого листа. Другого способа нет: ни у приложения, ни у его авторов. Кто возьмёт лист, тот откроет файл: уберите его в сейф и не держите рядом с компьютером.
recovery-what = О файле
recovery-programme = Программа
recovery-file = Имя файла
recovery-folder = Папка
recovery-id = Номер программы
recovery-day = Дата памятки
recovery-code = Код восстановления
recovery-code-hint = Шестнадцать групп по шесть цифр. Вводите их по строкам, слева направо; пробелы не важны. Сократ не сохранил этот лист на диске.
recovery-passphrase = Пароль
recovery-by-hand = Если хотите, впишите его от руки: разборчиво, с заглавными буквами, пробелами и знаками. Сам Сократ пароль не печатает.
recovery-use = Как открыть файл
recovery-step-1 = Установите Сократ и нажмите «Открыть файл».
recovery-step-2 = Выберите файл программы или одну из её резервных копий: они лежат рядом с ней в папке «… — резервные копии».
recovery-step-3 = Введите пароль. Если он забыт, нажмите «Пароль забыт…», введите код восстановления и задайте новый пароль.
recovery-step-4 = После смены пароля этот код программу не откроет: напечатайте новую памятку. Эту сохраните, пока нужны резервные копии, сделанные до смены: их откроет она.
