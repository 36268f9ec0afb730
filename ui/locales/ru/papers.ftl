# Тексты документов: сертификаты, протокол, отчёт.
paper-page = стр. { $page } из { $pages }
paper-missing-character = Знака «{ $character }» нет ни в одном шрифте Сократа: на его месте стоит замена. Проверьте документ перед печатью.
paper-too-long = Страница { $page }: текст не поместился в своё место. Сократите его и напечатайте снова: { $text }
paper-too-wide = Таблица шире страницы: слова в ней разбиты. Проверьте документ перед печатью.
paper-missing-picture = Страница { $page }: картинки для места «{ $name }» нет или её нельзя напечатать, место осталось пустым.
paper-code-too-long = Страница { $page }: в код «{ $name }» столько текста не помещается, место осталось пустым.

## Сертификат
certificate-title = Сертификаты: { $event }
certificate-heading = СЕРТИФИКАТ
certificate-role = участника
certificate-lead = Настоящий сертификат подтверждает, что
certificate-programme = Программа «{ $title }»
certificate-event = «{ $title }»
certificate-number = № { $number }
certificate-issued = Дата выдачи: { $day }
# Число часов стоит в $hours, его форма — по $count.
certificate-hours =
    { $count ->
        [one] { $hours } академический час
        [few] { $hours } академических часа
       *[many] { $hours } академических часов
    }
certificate-verb =
    { $sex ->
        [female] приняла участие
        [male] принял участие
       *[unknown] принял(а) участие
    }
certificate-where =
    { $kind ->
        [presentation] в презентации
        [workshop] в семинаре
        [training] в тренинге
        [webinar] в вебинаре
        [strategic-session] в стратегической сессии
        [internship] в стажировке
        [conference] в конференции
        [jury-meeting] в заседании экспертного совета
       *[other] в мероприятии
    }
certificate-took-part = { certificate-verb } { certificate-where }

## Протокол
minutes-heading = Протокол заседания экспертного совета
minutes-heading-number = Протокол № { $number } заседания экспертного совета
minutes-draft = ПРОЕКТ. Рейтинг не утверждён
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
