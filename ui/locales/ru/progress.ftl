# Этапы долгой работы.
progress-demonstration = Создаём демонстрационную программу
progress-plan = Проверяем список
progress-import = Загружаем список
progress-certificates = Печатаем сертификаты
progress-register = Готовим реестр
progress-sheet = Готовим лист
progress-cards = Раскладываем по листам
progress-minutes = Готовим протокол
progress-report = Готовим отчёт
progress-journal = Собираем журнал
progress-check = Проверяем файл
progress-package = Готовим пакет
progress-package-look = Смотрим, что в пакете
progress-package-take = Принимаем изменения
progress-duplicates = Ищем дубли
