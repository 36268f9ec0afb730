# Страница «Документы»: реестр номеров.

documents-title = Документы
documents-search = Имя или номер
documents-toolbar = Реестр
documents-number = Номер
documents-holder = Кому выдан
documents-holder-erased = имя уничтожено
documents-for = За что
documents-issued = Дата
documents-state = Состояние
documents-template = Шаблон
documents-no-template = —
documents-template-deleted = { $title } (удалён)
documents-template-unknown = Не записано, на каком шаблоне напечатан этот сертификат. Здесь он на шаблоне «{ $used }».
documents-template-gone = Сертификат напечатан на шаблоне «{ $title }», которого больше нет. Здесь он на шаблоне «{ $used }».
documents-template-changed = После выдачи этого сертификата шаблон изменили: бумага может выглядеть иначе.
documents-template-before = Прежний шаблон: { $title }. Его больше нет.
documents-minutes-template-unknown = Протокол напечатан на шаблоне, которого в этом файле нет. Здесь он в обычном виде.
documents-minutes-template-gone = Протокол напечатан на шаблоне «{ $title }», которого больше нет. Здесь он в обычном виде.
documents-minutes-template-changed = После внесения протокола в реестр шаблон изменили: бумага может выглядеть иначе.
documents-kind = Вид
documents-empty = Пока ничего не выдано
documents-empty-hint = Откройте мероприятие, отметьте присутствующих и напечатайте сертификаты. С этого времени каждый номер стоит здесь и второй раз не выдаётся.
documents-go-calendar = К календарю
documents-annul = Аннулировать…
documents-annul-title = Аннулировать { $number }?
documents-annul-hint = Номер останется в реестре как аннулированный и больше не будет выдан. Это действие можно отменить.
documents-annul-reason = Причина
documents-annulled = Аннулирован: { $number }
documents-person = Открыть человека
documents-event = Открыть мероприятие
documents-competition = Открыть конкурс
documents-open = Показать документ
documents-note = Примечание
documents-kind-all = Все документы
documents-all = Все состояния
documents-exceptions = Исключения
documents-doubles = Выданы дважды
documents-double = Выдан дважды
documents-doubled =
    { $count ->
        [one] { $count } сертификат действует рядом с другим, выданным тому же человеку за то же: их выдали два ноутбука. Аннулируйте более поздний.
        [few] { $count } сертификата действуют рядом с другими, выданными тем же людям за то же: их выдали два ноутбука. Аннулируйте более поздние.
       *[many] { $count } сертификатов действуют рядом с другими, выданными тем же людям за то же: их выдали два ноутбука. Аннулируйте более поздние.
    }
documents-doubled-show = Показать
documents-doubled-reason = Выдан дважды: действует { $numbers }
documents-of = Только { $title }
documents-reissue = Заменить…
documents-reissue-title = Заменить { $number }?
documents-reissue-hint = Человек получит сертификат с новым номером, прежний станет аннулированным. В реестре они указывают друг на друга.
documents-reissue-do = Заменить и напечатать
documents-reissued = Вместо { $old } выдан { $number }
documents-annul-do = Аннулировать
documents-check = Проверить код…
documents-check-title = Проверка сертификата
documents-check-code = Код или номер
documents-check-hint = Наведите сканер на QR-код или наберите номер и нажмите Enter. Сеть не нужна.
documents-check-do = Проверить
documents-verdict-valid = Сертификат действует.
documents-verdict-annulled = Сертификат выдавали, но он больше не действует.
documents-verdict-replaced = Вместо этого сертификата выдан другой.
documents-verdict-name-differs = Номер есть в реестре, но имя или дата в коде другие. Сравните бумагу с реестром.
documents-verdict-unknown = Такого номера здесь нет. Если его напечатал другой ноутбук, сначала обменяйтесь пакетами.
documents-name-not-proved = Проверен только номер. Сравните имя на бумаге с именем в реестре.
documents-more = Ещё
documents-pdf = Реестр в PDF
documents-xlsx = Реестр в XLSX
documents-gaps = Номера, которых нет в реестре…
documents-settings = Номера и подписи…

# Список перед печатью, номера и подписи
certificates-title-of = Сертификаты: { $title }
certificates-list = Кому печатаем
certificates-name = Имя, как в сертификате
certificates-why = За что
certificates-standing = Получит ли
certificates-hours = { $hours } ч
certificates-form = Что получится
certificates-names = Имена файлов
certificates-least-hours = Не меньше часов
certificates-search = Имя, организация, номер
certificates-show = Показать
certificates-show-all = Все
certificates-show-given = Кто получит
certificates-show-leftOut = Кто не получит
certificates-show-doubtful = Падеж под сомнением
certificates-summary = Получат { $present }: новых { $new }, уже есть { $printed }. Не получат { $leftOut }.
certificates-doubts =
    { $count ->
        [one] Проверьте падеж { $count } имени.
       *[other] Проверьте падеж { $count } имён.
    }
certificates-nameless =
    { $count ->
        [one] В { $count } заявке не назван человек.
       *[other] В { $count } заявках не назван человек.
    }
certificates-doubtful = Проверьте падеж
certificates-several = Несколько
certificates-doubled =
    { $count ->
        [one] У { $count } человека несколько действующих сертификатов.
       *[other] У { $count } человек несколько действующих сертификатов.
    }
certificates-other-template =
    { $count ->
        [one] { $count } сертификат выдан на другом шаблоне, будет на этом.
        [few] { $count } сертификата выданы на другом шаблоне, будут на этом.
       *[many] { $count } сертификатов выданы на другом шаблоне, будут на этом.
    }
certificates-printed-before = Раньше напечатан как: { $as }. Печать изменит это и в реестре; замена оставит прежний и даст новый номер.
certificates-changed = Изменится
certificates-changing =
    { $count ->
        [one] { $count } сертификат раньше напечатан иначе: в реестре он изменится.
        [few] { $count } сертификата раньше напечатаны иначе: в реестре они изменятся.
       *[many] { $count } сертификатов раньше напечатаны иначе: в реестре они изменятся.
    }
certificates-annul-later = Первым выдан { $number }. Позже выданы, их следует аннулировать в реестре: { $numbers }.
certificates-corrected = Исправлено
certificates-exception = Исключение
certificates-excepted = Выдан как исключение: { $reason }
certificates-to-print = Напечатаем: { $count }
certificates-look = Проверьте, прежде чем раздавать: { $name }
certificates-open-folder = Открыть
certificates-as-printed = Как напечатать. { $case }
certificates-remember = Запомнить
certificates-right-as-is = Так и есть
certificates-by-rule = По правилам
certificates-part = Роль
certificates-exception-reason = Почему всё же выдать
certificates-except = Выдать
certificates-no-exception = Не выдавать
certificates-line-hint = Выберите строку стрелками. Enter переходит сюда, пробел отмечает: тогда печатаются только отмеченные.
certificates-settings = Номера и подписи сертификатов
certificates-pattern = Шаблон номера
certificates-pattern-hint = { "{year}" } и { "{month}" } берутся из даты мероприятия, { "{laptop}" } — код ноутбука, { "{number:5}" } — счётчик из пяти цифр.
certificates-sample = Номер будет таким: { $number }
certificates-signer = Подпись { $number }
certificates-signer-name = Фамилия и инициалы
certificates-signer-post = Должность
certificates-facsimile = Факсимиле
certificates-seal = Печать
certificates-logo = Логотип
certificates-picture-there = Картинка есть
certificates-picture-none = Нет
certificates-picture-choose = Выбрать…
certificates-picture-other = Другая…
certificates-picture-remove = Убрать
certificates-settings-hint = Подписи, печать и логотип видны там, где для них есть место в шаблоне. Выданные номера не меняются.
