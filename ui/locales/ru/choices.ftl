# Значения, из которых выбирают: <список>-<значение>.

## Мероприятия
event-kind-presentation = Презентация
event-kind-workshop = Семинар
event-kind-training = Тренинг
event-kind-webinar = Вебинар
event-kind-strategic-session = Стратегическая сессия
event-kind-internship = Стажировка
event-kind-conference = Конференция
event-kind-jury-meeting = Заседание экспертного совета
event-kind-other = Другое
event-format-in-person = Очно
event-format-online = Онлайн
event-format-mixed = Смешанный
event-status-planned = Запланировано
event-status-open = Идёт регистрация
event-status-held = Проведено
event-status-cancelled = Отменено

## Люди и организации
sex-female = Женский
sex-male = Мужской
sex-unknown = По имени
likeness-reason-phone = Тот же телефон
likeness-reason-email = Тот же адрес почты
likeness-reason-name = То же имя
likeness-reason-slip = Имя отличается на букву
record-kind-person = Человек
record-kind-organisation = Организация
duplicate-reason-name = Одно имя
duplicate-reason-slip = Имя отличается на букву
duplicate-reason-other-surname = Другая фамилия, остальное то же
duplicate-reason-rare = Больше ни у кого нет такого имени
duplicate-reason-phone = Один телефон
duplicate-reason-email = Один адрес почты
duplicate-reason-born = Одна дата рождения
duplicate-reason-organisation = Одна организация
duplicate-reason-inn = Один ИНН
duplicate-reason-ogrn = Один ОГРН
duplicate-reason-site = Один сайт
category-npo = НКО
category-initiative-group = Инициативная группа
category-business = Бизнес
category-authority = Орган власти
category-institution = Государственное или муниципальное учреждение
category-media = СМИ
category-other = Другое
no-inn-reason-not-registered = Не зарегистрирована как юрлицо
no-inn-reason-authority = Орган власти без своего ИНН
no-inn-reason-unknown = Пока не сообщили

## Регистрации
registration-status-invited = Приглашён
registration-status-registered = Зарегистрирован
registration-status-waiting = В листе ожидания
registration-status-attended = Присутствовал
registration-status-no-show = Не пришёл
registration-status-cancelled = Отменил
registration-source-form = Внёс сотрудник
registration-source-door = У входа
registration-source-import = Из списка

## Конкурсы
competition-kind-travel = Гранты на поездки
competition-kind-project = Гранты на проекты
competition-status-draft = Готовится
competition-status-open = Приём заявок
competition-status-review = Экспертиза
competition-status-decided = Рейтинг утверждён
competition-status-closed = Завершён
aggregation-mean-of-totals = Среднее итогов экспертов
aggregation-sum-of-means = Сумма средних оценок по критериям
aggregation-median = Медиана итогов экспертов
aggregation-trimmed = Среднее без высшего и низшего итога
application-status-draft = Черновик
application-status-submitted = Подана
application-status-admitted = Допущена
application-status-refused = Не допущена
application-status-withdrawn = Отозвана
application-status-funded = Поддержана
application-status-reserve = В резерве
application-status-rejected = Не поддержана
sheet-state-open = Заполняется
sheet-state-final = Завершён
sheet-state-recused = Самоотвод
place-funded = В пределах бюджета
place-partial = Частично
place-reserve = Резерв
place-below = Ниже порога
place-not-ranked = Мало оценок

## Документы
document-kind-certificate = Сертификат
document-kind-minutes = Протокол
document-state-issued = Действует
document-state-annulled = Аннулирован
part-participant = Участник
part-speaker = Спикер
part-organiser = Организатор
part-winner = Победитель
# После имени, со строчной буквы.
part-said-speaker = спикер
part-said-organiser = организатор
part-said-winner = победитель
part-said-participant = участник
name-case-nominative = Именительный: кто
name-case-genitive = Родительный: кого
name-case-dative = Дательный: кому
name-case-accusative = Винительный: кого
name-case-instrumental = Творительный: кем
name-case-prepositional = Предложный: о ком
name-source-nominative = Как в записи
name-source-corrected = Исправлено вручную
name-source-rule = По правилам
name-source-doubtful = Под сомнением
doubt-sex = пол неизвестен или имя ему противоречит
doubt-letters = в имени не только русские буквы
doubt-ending = окончание склоняют по-разному
standing-new = Новый номер
standing-printed = Уже есть
standing-absent = Не отмечен
standing-not-awarded = Не в числе победителей
standing-few-hours = Мало часов
standing-undecided = Спор между ноутбуками
gap-reason-undone = Выдача отменена
gap-reason-not-here = Нет на этом ноутбуке
gap-reason-skipped = Пропущен
verdict-valid = Действует
verdict-annulled = Аннулирован
verdict-replaced = Заменён
verdict-name-differs = Не совпадает с реестром
verdict-unknown = Нет в реестре
batch-form-one = Один файл PDF
batch-form-each = Файл на каждого
batch-form-zip = Архив ZIP

## Загрузка списков
target-ignore = Не загружать
target-full-name = ФИО
target-surname = Фамилия
target-given = Имя
target-patronymic = Отчество
target-phone = Телефон
target-email = Электронная почта
target-organisation = Организация
target-inn = ИНН организации
target-post = Должность
target-municipality = Муниципалитет
target-born = Дата рождения
target-present = Присутствие
target-notes = Примечания
row-fate-new = Новый человек
row-fate-update = Есть новые данные
row-fate-known = Уже есть
row-fate-twice = Повтор в списке
row-fate-decide = Нужно решить
row-fate-error = Ошибка
row-fate-skipped = Пропущена

## Отчёты
grouping-module = По модулям
grouping-year = По годам
grouping-municipality = По муниципалитетам
grouping-kind = По видам мероприятий

## Поиск
hit-kind-person = Человек
hit-kind-organisation = Организация
hit-kind-event = Мероприятие
hit-kind-application = Заявка
