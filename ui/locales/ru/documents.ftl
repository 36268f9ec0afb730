# Страница «Документы»: реестр номеров.

documents-title = Документы
documents-search = Имя или номер
documents-toolbar = Реестр
documents-number = Номер
documents-holder = Кому выдан
documents-for = За что
documents-issued = Дата
documents-state = Состояние
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
documents-reason = Причина: { $reason }
