import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { call, changes, type Start, type SyncReport, type UndoState } from "@/api";
import App from "@/App.svelte";
import Toasts from "@/components/Toasts.svelte";
import { faults } from "@/components/tests/axe";
import { toasts } from "@/components/toasts.svelte";
import { unsaved } from "@/components/unsaved.svelte";
import { t } from "@/i18n/index.svelte";
import { fakeProgramme } from "@/test/transport";
import { begins, fits } from "./fits";
import { meeting } from "./meeting";
import { router } from "./router.svelte";
import { sayDone, session } from "./session.svelte";
import { keysOf } from "./shortcuts.svelte";

const open = {
  title: "НКО-СОКРАТ",
  name: "a.sokrat",
  demonstration: false,
  undo: { undo: "edit-person", redo: null },
  newCopy: null,
  state: { encrypted: false, lockAfter: 15, finding: null, unguarded: false },
  trouble: null,
} as const;
const start: Start = {
  version: "0.1.0",
  language: "ru",
  theme: "light",
  recent: [],
  open,
  locked: false,
  waiting: null,
  named: null,
  trouble: null,
};
const overview = {
  programme: { title: "НКО-СОКРАТ" },
  today: "2019-04-29",
  people: 1,
  organisations: 1,
  events: 0,
  attendances: 0,
  over: false,
  nextEvents: [],
  gaps: [],
  competitions: [],
};

async function shown(more: Partial<Start> = {}) {
  const programme = fakeProgramme({
    app_start: () => ({ ...start, ...more }),
    app_close: () => ({ ...start, open: null }),
    app_set_language: () => start,
    app_open: () => open,
    app_hear_closing: () => null,
    app_quit: () => null,
    programme_overview: () => overview,
    journal_list: () => ({ rows: [], total: 0, offset: 0 }),
    journal_choices: () => ({ operators: [], laptops: [], ops: [] }),
    conflicts_count: () => ({ records: 0, fields: 0 }),
    journal_undo: () => ({ value: "edit-person", changed: ["people"], undo: { undo: null, redo: "edit-person" } }),
    search_everything: () => [{ kind: "person", id: "7", title: "Воронцова Мария", detail: "АНО" }],
  });
  const view = render(App);
  return { ...view, programme, user: userEvent.setup() };
}

/** What the folder's exchange answers when nothing is the matter. */
const quiet: SyncReport = {
  sent: 0,
  taken: 0,
  conflicts: 0,
  unreadable: 0,
  waiting: [],
  forked: [],
  newer: "",
  ahead: [],
  leftovers: [],
  tidied: 0,
  failure: null,
};

beforeEach(async () => {
  for (const toast of toasts.list) toasts.dismiss(toast.id);
  fakeProgramme({ app_close: () => ({ ...start, open: null }) });
  await session.leave();
  router.reset();
});

describe("closing the window", () => {
  it("asks while something is not saved, and hears the answer", async () => {
    const { programme, user } = await shown();
    const asked = (command: string) => programme.asked.filter((each) => each.command === command);
    const saved = unsaved.keep();
    programme.tell("closing", null);
    await screen.findByRole("dialog", { name: "Закрыть без сохранения?" });
    await user.click(screen.getByRole("button", { name: "Отмена" }));
    expect(asked("app_hear_closing").length, "a page that asks does not hang").toBe(1);
    expect(asked("app_quit"), "whoever changes their mind stays").toEqual([]);
    programme.tell("closing", null);
    await user.click(await screen.findByRole("button", { name: "Закрыть без сохранения" }));
    await waitFor(() => expect(asked("app_quit").length, "whoever means it goes").toBe(1));
    saved();
    programme.tell("closing", null);
    await waitFor(() => expect(asked("app_quit").length, "nothing is left to ask about").toBe(2));
  });
});

describe("the exchange that goes on by itself", () => {
  /** Meets once for each answer; what is thrown hinders the exchange. Returns what was said each time. */
  async function said(...answers: (Partial<SyncReport> | { code: string })[]): Promise<string[][]> {
    fakeProgramme({
      laptops_overview: () => ({ folder: "Обмен" }),
      laptops_synchronise: () => {
        const next = answers.shift() ?? {};
        if ("code" in next) throw next;
        return { value: { ...quiet, ...next }, changed: ["laptops"], undo: { undo: null, redo: null } };
      },
    });
    const meet = meeting();
    const told: string[][] = [];
    for (let times = answers.length; times > 0; times -= 1) {
      for (const toast of toasts.list) toasts.dismiss(toast.id);
      await meet();
      told.push(toasts.list.map((toast) => toast.text));
    }
    return told;
  }

  it("says what came", async () => {
    expect(await said({ taken: 2 }, {})).toEqual([["Принято 2 изменения"], []]);
  });

  it("says once what a person must do something about, and again when it comes back", async () => {
    const full = { failure: { code: "disk-full", facts: {}, issues: [] } } as Partial<SyncReport>;
    const cases: [string, Partial<SyncReport> | { code: string }, RegExp][] = [
      ["another computer under one name", { forked: ["А1"] }, /А1/],
      ["what was erased, left by a laptop out of use", { leftovers: [{ code: "А2", name: "" }] }, /стёрт/],
      ["a newer version", { newer: "2.0" }, /2\.0/],
      ["a full disk, behind what was done", full, /мест/],
      ["a full disk, before anything was done", { code: "disk-full" }, /мест/],
    ];
    for (const [what, trouble, words] of cases) {
      const told = await said(trouble, trouble, {}, trouble);
      expect(
        told.map((texts) => texts.length),
        what,
      ).toEqual([1, 0, 0, 1]);
      expect(told[0]?.[0], what).toMatch(words);
    }
  });

  it("leaves it to the page of the laptops that a stick is not there, and lets it read again", async () => {
    const before = changes.version(["laptops"]);
    expect(await said({ code: "folder-missing" })).toEqual([[]]);
    expect(changes.version(["laptops"]), "the page shows what hindered it").toBe(before + 1);
  });
});

describe("the window", () => {
  it("shows the places, marks where it is, and goes there by click, by keys and back", async () => {
    const { user } = await shown();
    await screen.findByRole("heading", { name: "Сегодня" });
    const place = (name: RegExp) => screen.getByRole("button", { name });
    expect(place(/Сегодня/).getAttribute("aria-current"), "the place is marked").toBe("page");
    await user.click(place(/Журнал/));
    await screen.findByRole("heading", { name: "Журнал" });
    expect(document.title, "the window's title names page and programme").toBe("Журнал — НКО-СОКРАТ");
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await screen.findByRole("heading", { name: "Сегодня" });
    await user.keyboard("{Alt>}{ArrowRight}{/Alt}");
    expect(await screen.findByRole("heading", { name: "Журнал" }), "and forward again").toBeTruthy();
  });

  it("gives the keyboard to the page that comes", async () => {
    const { user } = await shown();
    await screen.findByRole("heading", { name: "Сегодня" });
    await user.click(screen.getByRole("button", { name: /Журнал/ }));
    await screen.findByRole("heading", { name: "Журнал" });
    await waitFor(() => expect(document.activeElement?.id, "screen readers begin at the page").toBe("content"));
  });

  it("names what undo takes back, and says what was taken back", async () => {
    const { user, programme } = await shown();
    const undo = await screen.findByRole("button", { name: "Отменить: изменение данных человека" });
    expect(
      screen.getByRole<HTMLButtonElement>("button", { name: "Повторить" }).disabled,
      "nothing to do again yet",
    ).toBe(true);
    await user.click(undo);
    expect(await screen.findByText("Отменено: изменение данных человека"), "a message with the name").toBeTruthy();
    expect(
      screen.getByRole("button", { name: "Повторить: изменение данных человека" }),
      "redo has its name now",
    ).toBeTruthy();
    expect(
      programme.asked.some(({ command }) => command === "journal_undo"),
      "the programme did it",
    ).toBe(true);
    expect(changes.undo.undo, "nothing more to take back").toBeNull();
  });

  it("finds records and actions by Ctrl+K, in either keyboard layout", async () => {
    const { user } = await shown();
    await screen.findByRole("heading", { name: "Сегодня" });
    await user.keyboard("{Control>}[KeyK]{/Control}");
    const field = await screen.findByRole("combobox", { name: "Найти или сделать" });
    await user.type(field, "журн");
    expect(await screen.findByRole("option", { name: /Журнал/ }), "a place").toBeTruthy();
    expect(await screen.findByRole("option", { name: /Воронцова/ }), "a record").toBeTruthy();
    await user.clear(field);
    await user.type(field, "тёмн");
    expect(await screen.findByRole("option", { name: /Тёмное/ }), "an action").toBeTruthy();
  });

  it("switches the language at once", async () => {
    await shown();
    await screen.findByRole("heading", { name: "Сегодня" });
    await session.setLanguage("en");
    expect(await screen.findByRole("heading", { name: "Today" }), "the page").toBeTruthy();
    expect(screen.getByRole("button", { name: "Journal" }), "the frame").toBeTruthy();
    expect(document.documentElement.lang, "screen readers change their voice").toBe("en");
  });

  it("shows the sheet of shortcuts by F1", async () => {
    const { user } = await shown();
    await screen.findByRole("heading", { name: "Сегодня" });
    await user.keyboard("{F1}");
    expect(await screen.findByRole("dialog", { name: "Сочетания клавиш" }), "the sheet").toBeTruthy();
  });

  it("has no fault that axe knows", async () => {
    const { container } = await shown();
    await screen.findByRole("heading", { name: "Сегодня" });
    expect(await faults(container), "landmarks, names, roles").toEqual([]);
  });
});

describe("undo and redo", () => {
  it("stand in a message until the next change: it would take back another then", async () => {
    let changed = ["people"];
    fakeProgramme({
      people_delete: () => ({ value: null, changed, undo: { undo: "delete-person", redo: null } }),
      laptops_synchronise: () => ({ value: quiet, changed: ["people"], undo: { undo: "delete-person", redo: null } }),
    });
    const view = render(Toasts);
    const buttons = () => [...view.container.querySelectorAll("button")].filter((each) => each.textContent.trim());
    const deletes = async (name: string) => {
      await call("people.delete", name);
      sayDone(name);
      await tick();
    };
    await deletes("Ася");
    expect(buttons(), "there is a button").toHaveLength(1);
    await call("laptops.synchronise", { takeForks: false, tidying: false });
    await tick();
    expect(buttons(), "what comes from other laptops is not taken back here").toHaveLength(1);
    await deletes("Белла");
    expect(buttons(), "one, and that of the second").toHaveLength(1);
    expect(buttons()[0]?.closest(".toast")?.textContent).toContain("Белла");
    changed = [];
    await deletes("Вера");
    expect(buttons().map((each) => each.closest(".toast")?.textContent.includes("Белла"))).toEqual([true]);
    for (const { id } of toasts.list) toasts.dismiss(id);
  });

  it("count every key in its order, also before the one before it is answered", async () => {
    const done: string[] = [];
    let left = 2;
    const state = (): UndoState => ({
      undo: left > 0 ? "edit-person" : null,
      redo: left < 2 ? "edit-person" : null,
    });
    const step = (what: string, by: number) => async () => {
      await new Promise((rest) => setTimeout(rest, 0));
      done.push(what);
      left += by;
      return { value: "edit-person", changed: ["people"], undo: state() };
    };
    fakeProgramme({ journal_undo: step("undo", -1), journal_redo: step("redo", 1) });
    changes.apply([], state());
    await Promise.all([session.undo(), session.undo(), session.undo(), session.redo()]);
    expect(done, "of two actions nobody takes back a third").toEqual(["undo", "undo", "redo"]);
    expect(
      toasts.list.filter(({ tone }) => tone === "bad"),
      "and nothing is wrong",
    ).toEqual([]);
    changes.apply([], { undo: null, redo: null });
  });
});

describe("the first page", () => {
  it("offers a new programme, a file and the example, and opens a file", async () => {
    const { user, container } = await shown({ open: null });
    await screen.findByRole("heading", { name: "Сократ" });
    expect(await faults(container), "landmarks, names, roles").toEqual([]);
    await user.click(screen.getByRole("button", { name: /Открыть файл/ }));
    expect(await screen.findByRole("heading", { name: "Сегодня" }), "the programme is open").toBeTruthy();
  });
});

describe("keys", () => {
  it.each([
    [{ key: "я", code: "KeyZ", ctrlKey: true }, "Ctrl+Z"],
    [{ key: "Z", code: "KeyZ", ctrlKey: true, shiftKey: true }, "Ctrl+Shift+Z"],
    [{ key: "?", code: "Slash", shiftKey: true }, "?"],
    [{ key: "F1", code: "F1" }, "F1"],
    [{ key: "ArrowLeft", code: "ArrowLeft", altKey: true }, "Alt+ArrowLeft"],
  ])("are told by their place on the keyboard: %o", (event, keys) => {
    expect(keysOf(new KeyboardEvent("keydown", event)), "the Russian layout has the same shortcuts").toBe(keys);
  });

  it("of the palette fit beginnings of words, with е for ё", () => {
    expect(fits(t("app-theme-dark"), "темн"), "ё is often typed as е").toBe(true);
    expect(fits("Новая программа", "прог нов"), "words in any order").toBe(true);
    expect(fits("Новая программа", "грамма"), "not from the middle of a word").toBe(false);
  });

  it("of the palette put an action first whose name is typed from its beginning", () => {
    expect(begins(t("print-sheet"), "лист рег"), "the sheet with names").toBe(true);
    expect(begins(t("print-sheet-empty"), "лист рег"), "not the empty one").toBe(false);
    expect(begins(t("print-sheet"), "лист"), "a few letters may be a name").toBe(false);
  });
});
