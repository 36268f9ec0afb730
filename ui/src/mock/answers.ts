import type {
  Action,
  ActionRow,
  Author,
  ConflictRecord,
  EventRow,
  FileState,
  Hit,
  JournalFilter,
  JournalRequest,
  NewProgramme,
  OpenFile,
  Op,
  Overview,
  Programme,
  Side,
  Start,
  TakeBackPlan,
  Told,
  UndoState,
} from "@/api";

// Invented people and organisations only.
const query = new URLSearchParams(location.search);
const undo: UndoState = { undo: "edit-person", redo: "check-in" };
const state: FileState = { encrypted: true, lockAfter: 15, finding: null, unguarded: false };
const open: OpenFile = {
  title: "НКО-СОКРАТ",
  name: "НКО-СОКРАТ.sokrat",
  demonstration: true,
  undo,
  newCopy: null,
  state,
  trouble: null,
};
const start: Start = {
  version: "0.1.0",
  language: query.get("language") === "en" ? "en" : "ru",
  theme: query.get("theme") === "dark" ? "dark" : "light",
  recent: [
    { name: "НКО-СОКРАТ", folder: "Документы / Программы", missing: false },
    { name: "Школа НКО 2018", folder: "Документы / Архив", missing: true },
  ],
  open: query.has("start") ? null : open,
  locked: false,
  waiting: null,
  named: null,
  trouble: null,
};

const programme: Programme = {
  title: "НКО-СОКРАТ",
  foundation: "Фонд «Поколение»",
  region: "Белгородская область",
  firstYear: 2019,
  lastYear: 2021,
  zone: "Europe/Moscow",
  funder: "",
  signatory: "А. В. Светлова",
  signatoryPost: "Директор фонда",
};

function event(
  index: number,
  title: string,
  kind: EventRow["kind"],
  starts: string,
  ends: string,
  municipality: string,
  more: Partial<EventRow> = {},
): EventRow {
  return {
    id: String(index).padStart(32, "0"),
    title,
    kind,
    format: kind === "webinar" ? "online" : "in-person",
    status: "open",
    starts,
    ends,
    zone: "Europe/Moscow",
    place: "",
    municipality,
    moduleId: null,
    moduleTitle: "",
    colour: `c${(index % 4) + 1}`,
    registered: 18 + index * 7,
    present: 0,
    capacity: 50,
    ...more,
  };
}

const overview: Overview = {
  programme,
  today: "2019-04-29",
  people: 466,
  organisations: 152,
  events: 25,
  attendances: 1284,
  over: false,
  nextEvents: [
    event(
      0,
      "Разнообразие источников финансирования как основа устойчивости НКО",
      "workshop",
      "2019-04-29T10:00:00",
      "2019-04-29T17:00:00",
      "Белгород",
      { present: 41 },
    ),
    event(
      1,
      "Разговор с бизнесом: как готовить предложение о партнёрстве",
      "training",
      "2019-05-14T10:00:00",
      "2019-05-14T16:00:00",
      "Старооскольский городской округ",
    ),
    event(
      4,
      "Целевой капитал: с чего начать небольшой организации",
      "webinar",
      "2019-05-21T15:00:00",
      "2019-05-21T16:30:00",
      "",
    ),
    event(
      2,
      "Сеть взаимопомощи НКО: договариваемся о правилах",
      "strategic-session",
      "2019-06-04T11:00:00",
      "2019-06-04T17:00:00",
      "Губкинский городской округ",
      { registered: 0 },
    ),
    event(
      3,
      "История, которую хочется рассказать",
      "workshop",
      "2019-06-18T10:00:00",
      "2019-06-18T15:00:00",
      "Алексеевский городской округ",
      { status: "cancelled" },
    ),
    event(5, "Стажировка в ресурсном центре", "internship", "2019-07-02T09:00:00", "2019-07-05T18:00:00", "Воронеж"),
  ],
  gaps: [
    {
      id: "a",
      moduleId: "m",
      title: "Фандрайзинг и работа с жертвователями",
      competence: true,
      workshops: 1,
      webinars: 1,
    },
    {
      id: "b",
      moduleId: "m",
      title: "Публичный отчёт и открытость организации",
      competence: true,
      workshops: 0,
      webinars: 0,
    },
  ],
  competitions: [
    {
      id: "x",
      title: "Гранты на поездки и стажировки — 2019",
      kind: "travel",
      year: 2019,
      status: "review",
      closesOn: "2019-04-20",
      budget: 90000000,
      applications: 34,
      sheets: 102,
      sheetsFinal: 67,
    },
    {
      id: "y",
      title: "«Зонтичные» проекты сетей НКО",
      kind: "project",
      year: 2019,
      status: "open",
      closesOn: "2019-12-15",
      budget: 600000000,
      applications: 7,
      sheets: 0,
      sheetsFinal: 0,
    },
  ],
};

const OPS: Op[] = [
  "check-in",
  "edit-person",
  "import-list",
  "create-event",
  "move-event",
  "edit-organisation",
  "enter-marks",
  "issue-certificates",
];
const ABOUT = [
  "Воронцова Мария Сергеевна",
  "Кузнецов Пётр Ильич",
  "Разнообразие источников финансирования",
  "АНО «Добрый дом»",
  "",
];

function journal(request: JournalRequest): { rows: ActionRow[]; total: number; offset: number } {
  const total = query.has("empty") ? 0 : 120_000;
  const { offset, limit } = request.span;
  const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index): ActionRow => {
    const at = offset + index;
    return {
      id: `${at % 3}:${total - at}`,
      laptop: at % 3 === 0 ? "" : "Ноутбук фонда",
      replica: at % 3 === 0 ? "А2" : "А1",
      seq: total - at,
      op: OPS[at % OPS.length] as Op,
      about: ABOUT[at % ABOUT.length] as string,
      operator: at % 4 === 0 ? "Ольга Климова" : "Анна Светлова",
      at: new Date(Date.UTC(2019, 3, 29, 14, 0) - at * 97_000).toISOString(),
      entries: (at * 7) % 23,
      undone: at % 11 === 3,
    };
  });
  return { rows, total, offset };
}

const author = (operator: string, at: string): Author => ({
  operator,
  replica: operator.startsWith("О") ? "А2" : "А1",
  laptop: operator.startsWith("О") ? "" : "Ноутбук фонда",
  at,
  op: "edit-person",
});
const side = (entry: string, value: Told, by: Author): Side => ({ entry, value, author: by, changes: [] });
const text = (value: string): Told => ({ kind: "text", value });

function conflicts(): { rows: ConflictRecord[]; total: number; offset: number } {
  const rows: ConflictRecord[] = [
    {
      table: "person",
      row: "1",
      name: "Воронцова Мария Сергеевна",
      disagreements: [
        {
          column: "phone",
          kind: "edited-twice",
          stands: side("2:9", text("+7 472 200-11-12"), author("Ольга Климова", "2019-04-29T12:10:00Z")),
          others: [side("1:7", text("+7 472 200-11-21"), author("Анна Светлова", "2019-04-29T10:42:00Z"))],
          blocks: false,
        },
        {
          column: "email",
          kind: "edited-twice",
          stands: side("2:9", text("vorontsova@example.org"), author("Ольга Климова", "2019-04-29T12:10:00Z")),
          others: [side("1:7", { kind: "nothing" }, author("Анна Светлова", "2019-04-29T10:42:00Z"))],
          blocks: false,
        },
      ],
    },
    {
      table: "application",
      row: "2",
      name: "П-2019-017 · Школа приёмных семей",
      disagreements: [
        {
          column: "award",
          kind: "edited-twice",
          stands: side("2:11", { kind: "money", value: 30000000 }, author("Ольга Климова", "2019-12-20T12:10:00Z")),
          others: [side("1:12", { kind: "money", value: 25000000 }, author("Анна Светлова", "2019-12-20T10:42:00Z"))],
          blocks: true,
        },
      ],
    },
  ];
  return query.has("empty") ? { rows: [], total: 0, offset: 0 } : { rows, total: rows.length, offset: 0 };
}

function action(): Action {
  const [row] = journal({ filter: {} as JournalFilter, span: { offset: 1, limit: 1 } }).rows;
  return {
    action: row as ActionRow,
    takesBack: null,
    takenBackBy: null,
    canTakeBack: true,
    entries: [
      {
        id: "1:7",
        table: "person",
        row: "1",
        name: "Воронцова Мария Сергеевна",
        deed: "edited",
        changes: [
          { column: "phone", before: { kind: "nothing" }, after: text("+7 472 200-11-21"), canPutBack: true },
          { column: "surname", before: text("Воронцева"), after: text("Воронцова"), canPutBack: true },
        ],
      },
    ],
  };
}

const plan: TakeBackPlan = {
  restored: 1,
  left: 1,
  lines: [
    {
      table: "person",
      name: "Воронцова Мария Сергеевна",
      column: "phone",
      now: text("+7 472 200-11-12"),
      to: { kind: "nothing" },
      outcome: "changed",
      author: author("Ольга Климова", "2019-04-29T12:10:00Z"),
    },
    {
      table: "person",
      name: "Воронцова Мария Сергеевна",
      column: "surname",
      now: text("Воронцова"),
      to: text("Воронцева"),
      outcome: "restored",
      author: null,
    },
  ],
};

const hits: Hit[] = [
  { kind: "person", id: "1", title: "Воронцова Мария Сергеевна", detail: "АНО «Добрый дом», Белгород" },
  { kind: "organisation", id: "2", title: "Центр «Вороновская слобода»", detail: "Губкинский городской округ" },
  { kind: "event", id: "3", title: "Стажировка в ресурсном центре", detail: "2 июля 2019, Воронеж" },
  { kind: "application", id: "4", title: "Школа приёмных семей", detail: "П-2019-017, АНО «Добрый дом»" },
];

const proposal: NewProgramme = {
  programme: {
    ...programme,
    title: "",
    foundation: "",
    region: "Белгородская область",
    signatory: "",
    signatoryPost: "",
  },
  modules: [
    "Компетенции и возможности НКО",
    "Взаимодействие с внешними партнёрами",
    "Взаимодействие внутри сектора",
    "Продвижение НКО",
  ],
  municipalities: ["Белгород", "Алексеевский городской округ", "Борисовский район", "Валуйский городской округ"],
};

/** Answers by wire name. */
export const answers: Record<string, (request: unknown) => unknown> = {
  app_start: () => start,
  app_set_language: () => start,
  app_set_theme: () => start,
  app_proposal: () => ({ programme: proposal }),
  app_open_demo: () => open,
  app_open: () => open,
  app_open_recent: () => open,
  app_create: () => open,
  app_close: () => ({ ...start, open: null }),
  app_forget_recent: () => ({ ...start, recent: [] }),
  programme_overview: () => overview,
  conflicts_count: () => ({ records: query.has("empty") ? 0 : 2, fields: query.has("empty") ? 0 : 3 }),
  conflicts_list: () => conflicts(),
  conflicts_decide: () => ({ value: { decided: 1, left: 0 }, changed: [], undo }),
  journal_choices: () => ({
    operators: ["Анна Светлова", "Ольга Климова"],
    laptops: [
      { id: "1", code: "А1", label: "Ноутбук фонда" },
      { id: "2", code: "А2", label: "" },
    ],
    ops: OPS,
  }),
  journal_action: () => action(),
  journal_plan_take_back: () => plan,
  journal_list: (request) => journal(request as JournalRequest),
  journal_undo: () => ({ value: "edit-person", changed: ["people"], undo: { undo: "check-in", redo: "edit-person" } }),
  journal_redo: () => ({ value: "check-in", changed: ["registrations"], undo: { undo: "check-in", redo: null } }),
  search_everything: () => hits,
};
