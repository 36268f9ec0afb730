# Журнал.
journal-at = Когда
journal-op = Действие
journal-about = О чём
journal-operator = Кто
journal-entries = Изменений
journal-replica = Ноутбук
journal-undone = отменено
journal-count =
    { $count ->
        [one] { $count } действие
        [few] { $count } действия
       *[many] { $count } действий
    }
journal-empty = Журнал пока пуст
journal-empty-hint = Здесь появится каждое изменение: кто, когда и что сделал.
