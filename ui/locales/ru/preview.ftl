# Просмотр документа в окне и печать.

preview-label = Документ: { $name }
preview-tools = Просмотр
preview-broken = Этот документ здесь не открылся. Откройте его в программе просмотра.
preview-page = Страница
preview-page-before = Предыдущая страница
preview-page-next = Следующая страница
preview-page-of = Страница { $page } из { $pages }
preview-of = из { $pages }
preview-zoom = Масштаб
preview-zoom-in = Крупнее
preview-zoom-out = Мельче
preview-zoom-page = Страница целиком
preview-zoom-width = По ширине
preview-search = Найти в документе
preview-found =
    { $count ->
        [0] не найдено
        [one] на { $count } странице
       *[other] на { $count } страницах
    }
preview-warnings = Проверьте перед печатью
preview-kept = Хранится в папке { $folder }
preview-unkept = На диске не сохранён: напечатайте или сохраните там, где его не найдут чужие
preview-viewer = Открыть в программе просмотра
preview-save-as = Сохранить как…
preview-saved = Сохранено: { $name }
preview-print = Печать…
print-title = Печать
print-printer = Принтер
print-standard = { $name } (основной)
print-copies = Копий
print-first = Со страницы
print-first-all = первой
print-last = По страницу
print-last-all = последнюю
print-actual-size = Фактический размер
print-actual-size-hint = Каждый миллиметр как задуман. Без этой отметки страница вписывается в лист.
print-no-queue = Принтеров на этом компьютере не найдено. Документ откроется в программе просмотра; напечатайте его оттуда.
print-do = Печатать
print-sent = Отправлено на принтер «{ $printer }»: { $name }
print-take-back = Отозвать
print-taken-back = Печать отменена: { $name }
print-in-viewer = Документ открыт в программе просмотра
