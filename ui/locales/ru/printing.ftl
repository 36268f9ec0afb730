# Печать бумаг мероприятия: лист регистрации, бейджи, таблички, наклейки.

print-menu = Печать
print-sheet = Лист регистрации…
print-sheet-empty = Пустой лист регистрации…
print-badges = Бейджи…
print-table-cards = Таблички на стол…
print-labels = Наклейки на конверты…
print-programme = Программа мероприятия
papers-do = Печатать
print-making = Готовим к печати
print-sheet-title = Лист регистрации
print-sheet-usual = Обычный лист
print-list-usual = Обычный вид
print-sheet-names = Имена из списка
print-sheet-columns = Столбцы
print-sheet-organisation = Организация
print-sheet-phone = Телефон (лист ляжет набок)
print-sheet-consent = Согласие на обработку данных
print-sheet-blank = Пустых строк
print-sheet-blank-hint = Для тех, кто придёт без записи
print-sheet-anew = Пронумеровать заново по именам
print-sheet-anew-hint = Листы, напечатанные раньше, перестанут подходить по номерам.
print-cards-title-badge = Бейджи
print-cards-title-table-card = Таблички на стол
print-cards-title-label = Наклейки на конверты
print-cards-people = Для кого
paper-people-registered = Все из списка, кроме ожидающих и отменивших
paper-people-present = Отмеченные присутствующими
paper-people-chosen =
    { $count ->
        [one] Выбранный в списке: { $count }
       *[other] Выбранные в списке: { $count }
    }
print-cards-code = Код записи
print-cards-code-hint = Код записи человека на это мероприятие, без имени и телефона.
print-cards-skip = Пропустить мест на первом листе
print-cards-skip-hint = Сколько наклеек, бейджей или табличек с нарезанного листа уже использовано
print-cards-actual = При печати выберите «Фактический размер», иначе размеры не сойдутся.
mark-rows = Отметить по листу…
mark-rows-title = Отметить по подписанному листу
mark-rows-text = Наберите номера строк, в которых есть подпись. Этих людей Сократ отметит присутствовавшими.
mark-rows-numbers = Номера строк
mark-rows-numbers-hint = Например: 1-15, 17, 20
mark-rows-save = Отметить
mark-rows-done =
    { $marked ->
        [one] Отмечен { $marked } человек
        [few] Отмечены { $marked } человека
       *[many] Отмечены { $marked } человек
    }, были отмечены раньше: { $before }
print-year-plan = Напечатать план { $year } года
score-print = Напечатать листы оценки
score-print-expert = Напечатать листы этого эксперта
score-print-template-hint = По шаблону печатаются листы заявок, без сводного листа эксперта
final-minutes = Итоговый протокол…
final-minutes-title = Итоговый протокол
final-minutes-not-approved = Рейтинг не утверждён: пока можно напечатать только проект протокола.
final-minutes-no-quorum = Кворум не подтверждён. Снимите утверждение рейтинга и укажите в конкурсе, сколько членов в совете и сколько присутствуют.
final-minutes-quorum = Членов совета: { $size }, присутствуют: { $present }, нужно не меньше { $needed }. Кворум есть.
final-minutes-hint = Протокол вносится в реестр документов под своим номером. При повторной печати номер остаётся прежним.
final-minutes-number-hint = Пусто — следующий по порядку
final-minutes-for = За
final-minutes-against = Против
final-minutes-abstained = Воздержались
final-minutes-do = Внести и напечатать
