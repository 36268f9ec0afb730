import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { TemplateFrame as Frame, Template } from "@/api";
import { faults } from "@/components/tests/axe";
import { fakeProgramme } from "@/test/transport";
import DesignerPage from "./DesignerPage.svelte";
import { Drawing, fresh } from "./drawing.svelte";
import { aligned, distributed, snapped, snappedSize } from "./geometry";
import { certificate, registrationSheet } from "./starters";
import { cellOf, freshTable, moved } from "./table";
import Templates from "./Templates.svelte";

vi.mock("@/components/preview/pdf", () => ({
  openPdf: async () => ({
    pages: 1,
    size: async () => ({ width: 842, height: 595 }),
    draw: () => ({ painted: Promise.resolve(), done: Promise.resolve(), stop: () => undefined }),
    close: () => undefined,
  }),
}));

const page = { width: 297, height: 210 };
const frame = (x: number, y: number, width = 20, height = 10): Frame => ({ x, y, width, height });

function template(...frames: Frame[]): Template {
  return {
    version: 1,
    kind: "certificate",
    title: "Благодарность",
    page,
    sheet: null,
    background: null,
    elements: frames.map((place, index) => ({
      name: `Текст ${index + 1}`,
      frame: place,
      when: null,
      locked: false,
      shows: fresh("text", "{name}"),
    })),
  };
}

describe("snapping", () => {
  it("takes the nearest line within reach and shows it", () => {
    const middle = snapped(frame(137.8, 50), [], page, 1);
    expect(middle.frame.x, "the element's middle goes to the page's").toBe(138.5);
    expect(middle.guides, "only where something is near").toEqual([{ axis: "x", at: 148.5 }]);
    const beside = snapped(frame(60.4, 30.3), [frame(60, 30)], page, 1);
    expect([beside.frame.x, beside.frame.y], "edges of others count").toEqual([60, 30]);
    expect(snapped(frame(60.4, 33.7), [], page, 0).guides, "without reach nothing snaps").toEqual([]);
  });
  it("takes the edges that are dragged when the size changes", () => {
    expect(snappedSize(frame(100, 100, 186.5, 3), [], page, 1).frame.width, "to the margin").toBe(187);
  });
});

describe("alignment", () => {
  it("is with each other, and of one alone with the page", () => {
    const two = aligned([frame(10, 10), frame(50, 40, 40)], "right", page);
    expect(
      two.map(({ x }) => x),
      "the right edges stand below each other",
    ).toEqual([70, 50]);
    expect(aligned([frame(3, 3)], "centre", page)[0]?.x, "in the middle of the card").toBe(138.5);
  });
  it("gives three the same room between them", () => {
    const three = distributed([frame(0, 0), frame(100, 0), frame(25, 0)], "x");
    expect(
      three.map(({ x }) => x),
      "the outer ones stay",
    ).toEqual([0, 100, 50]);
  });
});

describe("tables", () => {
  const rows = ["row", "name", "organisation", "phone", "email"].map((name) => ({
    name,
    meaning: name,
    picture: false,
    row: true,
  }));
  const column = (text: string) => ({ title: "", text, width: 0, align: "left" as const });

  it("know what a column holds", () => {
    expect(cellOf("{name}", rows), "one thing of the rows").toEqual({ kind: "row", name: "name" });
    expect(cellOf("", rows), "room to write").toEqual({ kind: "blank" });
    for (const text of ["{name}, {phone}", "{unknown}", " "])
      expect(cellOf(text, rows), `«${text}» is the user's own`).toEqual({ kind: "own" });
  });
  it("move a column by one place and not beyond the ends", () => {
    const columns = [column("a"), column("b"), column("c")];
    const order = (found: readonly { text: string }[] | undefined) => found?.map(({ text }) => text).join("");
    expect(order(moved(columns, 0, 1)), "to the right").toBe("bac");
    expect(order(moved(columns, 2, -1)), "to the left").toBe("acb");
    expect([moved(columns, 0, -1), moved(columns, 2, 1)], "the ends hold").toEqual([undefined, undefined]);
  });
  it("begin with what the rows bring, or with room to write", () => {
    const known = freshTable(rows, (each) => each.meaning);
    expect(known, "the first of them, named").toMatchObject({
      columns: rows.slice(0, 4).map(({ name }) => ({ title: name, text: `{${name}}` })),
    });
    const empty = freshTable([], (each) => each.meaning);
    expect(empty, "something is to be seen at once").toMatchObject({ columns: [{}, {}], blankRows: 5 });
  });
  it("stand in a new registration sheet, on its page", () => {
    const sheet = registrationSheet();
    const table = sheet.elements.find(({ shows }) => shows.kind === "table");
    expect(
      table?.shows.kind === "table" && table.shows.columns.map(({ text }) => text),
      "who comes, room to sign",
    ).toEqual(["{row}", "{name}", "{organisation}", "{phone}", ""]);
    for (const { frame: place, name } of sheet.elements)
      expect(place.x + place.width <= 210 && place.y + place.height <= 297, `${name} is on the page`).toBe(true);
    expect(certificate().elements, "a certificate is drawn on an empty sheet").toEqual([]);
  });
});

describe("steps on the drawing board", () => {
  it("are taken back and again; a held key is one step", () => {
    const drawing = new Drawing(template(frame(10, 10)));
    drawing.select(0);
    for (let each = 0; each < 5; each += 1) drawing.move(1, 0);
    drawing.duplicate();
    expect(drawing.template.elements.length, "a second one").toBe(2);
    drawing.undo();
    drawing.undo();
    expect(drawing.template.elements[0]?.frame.x, "five presses are one step").toBe(10);
    expect(drawing.dirty, "it is as it was kept").toBe(false);
    drawing.redo();
    expect(drawing.template.elements[0]?.frame.x, "and again").toBe(15);
  });
  it("leave what is locked where it is", () => {
    const locked = template(frame(10, 10));
    const drawing = new Drawing({ ...locked, elements: locked.elements.map((each) => ({ ...each, locked: true })) });
    drawing.select(0);
    drawing.move(5, 5);
    drawing.remove();
    expect(drawing.template.elements[0]?.frame, "neither moved nor taken away").toEqual(frame(10, 10));
  });
});

function programme() {
  return fakeProgramme({
    templates_list: () => [
      { key: "shipped-participant", id: null, title: "Сертификат участника", kind: "certificate" },
      { key: "a", id: "a", title: "Благодарность", kind: "certificate" },
    ],
    templates_open: () => ({
      id: "a",
      template: template(frame(10, 10, 100, 20), frame(10, 60, 100, 20)),
      placeholders: [
        { name: "name_dative", meaning: "name-dative", picture: false, row: false },
        { name: "seal", meaning: "seal", picture: true, row: false },
        { name: "row", meaning: "row-number", picture: false, row: true },
        { name: "name", meaning: "name", picture: false, row: true },
        { name: "phone", meaning: "phone", picture: false, row: true },
      ],
    }),
    templates_draw: () => new ArrayBuffer(4),
    templates_trial: (request) => {
      const { template: tried } = request as { template: Template };
      const placed = tried.elements.map((element, index) => ({
        element: index,
        shown: true,
        frame: element.frame,
        size: 12,
        lines: 1,
        shrunk: false,
        fits: element.frame.width > 50,
      }));
      return {
        name: "Константинопольская Александра Всеволодовна",
        placed,
        issues: [{ at: "elements[0].shows.text", fault: "unknownPlaceholder" }],
        misfits: placed.some(({ fits }) => !fits) ? ["Константинопольская Александра Всеволодовна"] : [],
        warnings: [],
      };
    },
    templates_edit: () => ({ value: null, changed: ["documents"], undo: { undo: null, redo: null } }),
  });
}

describe("the designer", () => {
  it("moves by keys, says who does not fit, and keeps what was drawn", async () => {
    const { asked } = programme();
    render(DesignerPage, { key: "a" });
    const first = (await screen.findAllByRole("button", { name: "Текст 1" }))[0] as HTMLElement;
    first.focus();
    await userEvent.keyboard("{ArrowRight}{Shift>}{ArrowDown}{/Shift}");
    expect((await screen.findByLabelText<HTMLInputElement>("Слева")).value, "an arrow is a millimetre").toBe("11");
    expect(screen.getByLabelText<HTMLInputElement>("Сверху").value, "with Shift five").toBe("15");
    first.focus();
    await userEvent.keyboard("{Alt>}{Shift>}{ArrowLeft>12/}{/Shift}{/Alt}");
    expect(await screen.findByText("1 человеку текст не поместится"), "the engine says so").toBeTruthy();
    expect(await screen.findByText(/поле в скобках/), "an error stands at its field").toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Сохранить" }));
    await waitFor(() =>
      expect(
        asked.some(({ command }) => command === "templates_edit"),
        "it is kept",
      ).toBe(true),
    );
  });

  it("inserts from the programme in plain words", async () => {
    programme();
    render(DesignerPage, { key: "a" });
    ((await screen.findAllByRole("button", { name: "Текст 2" }))[0] as HTMLElement).focus();
    await userEvent.selectOptions(await screen.findByLabelText("Вставить из программы"), "Имя: кому");
    expect((await screen.findByLabelText<HTMLTextAreaElement>("Текст")).value, "behind what stands there").toBe(
      "{name}{name_dative}",
    );
  });

  it("adds a table, gives its columns what they hold, moves them, and takes each step back", async () => {
    const { asked } = programme();
    render(DesignerPage, { key: "a" });
    await userEvent.click(await screen.findByRole("button", { name: "Добавить: Таблица" }));
    const columns = () => screen.getAllByRole("button").filter((each) => each.dataset["column"]);
    const names = () => columns().map((each) => each.querySelector(".title")?.textContent);
    await waitFor(() => expect(names(), "what the rows bring").toEqual(["Номер строки", "Имя полностью", "Телефон"]));
    columns()[0]?.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(names()[1], "Alt and an arrow move the column").toBe("Номер строки"));
    await waitFor(() => expect(document.activeElement, "which keeps the keyboard").toBe(columns()[1]));
    await userEvent.selectOptions(screen.getByLabelText("Что в нём"), "Пусто, заполняют от руки");
    await userEvent.clear(screen.getByLabelText("Заголовок столбца"));
    await userEvent.type(screen.getByLabelText("Заголовок столбца"), "Подпись");
    await userEvent.clear(screen.getByLabelText("Ширина", { selector: "section ~ .pair input" }));
    await userEvent.type(screen.getByLabelText("Ширина", { selector: "section ~ .pair input" }), "30{Tab}");
    const drawn = () =>
      (
        asked.findLast(({ command }) => command === "templates_draw")?.request as { template: Template } | undefined
      )?.template.elements.at(-1)?.shows;
    await waitFor(() =>
      expect(drawn(), "the engine draws what stands there").toMatchObject({
        columns: [{ text: "{name}" }, { title: "Подпись", text: "", width: 30 }, { text: "{phone}" }],
      }),
    );
    for (let step = 0; step < 4; step += 1) await userEvent.click(screen.getByRole("button", { name: "Отменить шаг" }));
    await waitFor(() => expect(names(), "as it was put there").toEqual(["Номер строки", "Имя полностью", "Телефон"]));
  });

  it("has no fault that axe knows, nor has the list", async () => {
    programme();
    const designer = render(DesignerPage, { key: "a" });
    await screen.findAllByRole("button", { name: "Текст 1" });
    expect(await faults(designer.container), "the designer").toEqual([]);
    designer.unmount();
    const list = render(Templates);
    await screen.findByText("Сертификат участника");
    expect(await faults(list.container), "the list").toEqual([]);
  });

  it("shows a template large by keyboard, and a picture of each in the list, drawn once", async () => {
    const count = (asked: { command: string }[], command: string) =>
      asked.filter((each) => each.command === command).length;
    const before = programme();
    const list = render(Templates);
    await waitFor(() => expect(count(before.asked, "templates_open"), "each is looked at").toBe(2));
    await waitFor(() => expect(list.container.querySelectorAll("canvas.ready").length, "and drawn").toBe(2));
    list.unmount();
    const { asked } = programme();
    const again = render(Templates);
    await waitFor(() => expect(again.container.querySelectorAll("canvas.ready").length, "they are there").toBe(2));
    expect(count(asked, "templates_draw"), "without being drawn again").toBe(0);
    const picture = screen.getByRole("button", { name: "Показать крупно: Благодарность" });
    picture.focus();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("dialog", { name: "Благодарность" }), "it opens").toBeTruthy();
  });
});
