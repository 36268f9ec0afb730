import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { TemplateFrame as Frame, Template } from "@/api";
import { faults } from "@/components/tests/axe";
import { fakeProgramme } from "@/test/transport";
import { router } from "@/frame/router.svelte";
import DesignerPage from "./DesignerPage.svelte";
import { Drawing, fresh } from "./drawing.svelte";
import { aligned, distributed, snapped, snappedSize } from "./geometry";
import { KINDS, sizeName, sizeOf, SIZES, type Size } from "./sheets";
import { starter } from "./starters";
import { cellOf, freshTable, moved } from "./table";
import NewTemplateDialog from "./NewTemplateDialog.svelte";
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
  it("stand in a new registration sheet", () => {
    const sheet = starter("registrationSheet", SIZES.registrationSheet[0] as Size);
    const table = sheet.elements.find(({ shows }) => shows.kind === "table");
    expect(
      table?.shows.kind === "table" && table.shows.columns.map(({ text }) => text),
      "who comes, room to sign",
    ).toEqual(["{row}", "{name}", "{organisation}", "{phone}", ""]);
  });
});

describe("sizes", () => {
  const all = KINDS.flatMap((kind) => SIZES[kind].map((size) => ({ kind, size })));

  it("have room for what a new template begins with", () => {
    for (const { kind, size } of all) {
      const { elements } = starter(kind, size);
      expect(elements.length > 0, `${kind}: only a certificate is drawn on an empty sheet`).toBe(
        kind !== "certificate",
      );
      for (const { frame: place, name } of elements)
        expect(
          place.x >= 0 &&
            place.y >= 0 &&
            place.x + place.width <= size.page.width &&
            place.y + place.height <= size.page.height,
          `${kind}, ${sizeName(size)}: ${name} is on the card`,
        ).toBe(true);
    }
  });
  it("have room for their cards, and are told apart by their names", () => {
    for (const { kind, size } of all) {
      const { page: card, sheet } = size;
      if (!sheet) continue;
      const high = sheet.folded ? card.height * 2 : card.height;
      const wide = sheet.across * card.width + (sheet.across - 1) * sheet.gapX;
      const long = sheet.down * high + (sheet.down - 1) * sheet.gapY;
      expect(wide <= sheet.width && long <= sheet.height, `${kind}, ${sizeName(size)}: they are on the sheet`).toBe(
        true,
      );
    }
    for (const kind of KINDS)
      expect(new Set(SIZES[kind].map(sizeName)).size, `${kind}: no two are called the same`).toBe(SIZES[kind].length);
  });
  it("are known again whatever the order of their measures, and not when one differs", () => {
    const { page: card, sheet } = SIZES.label[3] as Size;
    const turned = Object.fromEntries(Object.entries(sheet ?? {}).toReversed()) as unknown as Size["sheet"];
    expect(sizeOf(SIZES.label, { page: card, sheet: turned }), "as the programme answers it").toBe(3);
    expect(sizeOf(SIZES.label, { page: { ...card, height: 38 }, sheet }), "a tenth less is another").toBeNull();
    expect(sizeOf(SIZES.label, { page: card, sheet: null }), "each a page is another").toBeNull();
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

/** The rule of the documents, as far as these tests need it. */
const overhangs = ({ page: card, sheet }: Template) =>
  sheet && sheet.across * card.width > sheet.width
    ? [{ at: "sheet.across", by: Math.ceil((sheet.across * card.width - sheet.width) * 100) }]
    : [];

function programme(opened: Template = template(frame(10, 10, 100, 20), frame(10, 60, 100, 20))) {
  return fakeProgramme({
    templates_list: () => [
      { key: "shipped-participant", id: null, title: "Сертификат участника", kind: "certificate" },
      { key: "a", id: "a", title: "Благодарность", kind: "certificate" },
    ],
    templates_open: () => ({
      id: "a",
      template: opened,
      placeholders: [
        { name: "name_dative", meaning: "name-dative", picture: false, row: false },
        { name: "seal", meaning: "seal", picture: true, row: false },
        { name: "row", meaning: "row-number", picture: false, row: true },
        { name: "name", meaning: "name", picture: false, row: true },
        { name: "phone", meaning: "phone", picture: false, row: true },
      ],
    }),
    templates_draw: () => new ArrayBuffer(4),
    templates_draw_sheet: () => new ArrayBuffer(4),
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
        overhangs: overhangs(tried),
        misfits: placed.some(({ fits }) => !fits) ? ["Константинопольская Александра Всеволодовна"] : [],
        warnings: [],
      };
    },
    templates_edit: () => ({ value: null, changed: ["documents"], undo: { undo: null, redo: null } }),
    templates_create: (request) => {
      const { title, ...made } = request as Template;
      const issues = overhangs({ title, ...made }).map(({ at }) => ({
        field: at,
        code: "off-sheet",
        facts: { by: "60" },
      }));
      if (title.trim() === "") issues.push({ field: "title", code: "required", facts: { by: "" } });
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      if (issues.length > 0) throw { code: "invalid", facts: {}, issues };
      return { value: "new", changed: ["documents"], undo: { undo: null, redo: null } };
    },
  });
}

/** What the engine was asked for last. */
const last = (asked: { command: string; request: unknown }[], command: string) =>
  asked.findLast((each) => each.command === command)?.request as { template: Template } | undefined;

describe("a template from nothing", () => {
  it("is made by keyboard: its kind, its size, how it lies on the sheet, with errors at their fields", async () => {
    const { asked } = programme();
    const list = render(Templates);
    const opens = await screen.findByRole("button", { name: "Новый шаблон" });
    opens.focus();
    await userEvent.keyboard("{Enter}");
    const dialog = await screen.findByRole("dialog", { name: "Новый шаблон" });
    expect(document.activeElement, "the first field has the keyboard").toBe(screen.getByLabelText("Что это будет"));
    expect(screen.queryByLabelText("Карточек в ряд"), "a certificate is a page").toBeNull();
    await userEvent.selectOptions(screen.getByLabelText("Что это будет"), "Бейдж");
    expect(screen.getByLabelText<HTMLInputElement>(/^Название шаблона/).value, "the name follows").toBe("Новый бейдж");
    await userEvent.selectOptions(screen.getByLabelText("Готовый размер"), "86 × 54 мм, 10 на листе");
    await waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template, "the engine draws the sheet").toMatchObject({
        page: { width: 86, height: 54 },
        sheet: { across: 2, down: 5 },
      }),
    );
    expect(await faults(dialog), "axe finds nothing").toEqual([]);

    const across = screen.getByLabelText<HTMLInputElement>("Карточек в ряд");
    await userEvent.clear(across);
    await userEvent.type(across, "3{Tab}");
    expect(await screen.findByText("На лист не помещается: лишние 48 мм"), "as soon as it is so").toBeTruthy();
    expect(across.getAttribute("aria-invalid"), "at its field").toBe("true");
    expect(screen.getByLabelText<HTMLSelectElement>("Готовый размер").selectedOptions[0]?.text).toBe("Свои размеры");
    await userEvent.click(screen.getByRole("button", { name: "Создать" }));
    await waitFor(() => expect(document.activeElement, "refused, and back at the field").toBe(across));
    await userEvent.clear(across);
    await userEvent.type(across, "1{Enter}");
    await waitFor(() => expect(router.place, "it goes on in the designer").toMatchObject({ name: "designer" }));
    expect(last(asked, "templates_create"), "what was asked for is kept").toMatchObject({
      kind: "badge",
      title: "Новый бейдж",
      page: { width: 86, height: 54 },
      sheet: { across: 1, down: 5, marks: true },
    });
    list.unmount();
  });

  it("lies on a sheet of its own size, with margins, or on none", async () => {
    const { asked } = programme();
    render(NewTemplateDialog, { onclose: () => undefined });
    await userEvent.selectOptions(await screen.findByLabelText("Что это будет"), "Наклейка на конверт");
    await userEvent.selectOptions(screen.getByLabelText("Бумага"), "Свои размеры");
    const fill = async (label: string, text: string) => {
      await userEvent.clear(screen.getByLabelText(label));
      await userEvent.type(screen.getByLabelText(label), `${text}{Tab}`);
    };
    await fill("Ширина листа", "230");
    await fill("Поле сверху", "12,5");
    await waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template.sheet).toMatchObject({ width: 230, left: -1, top: 12.5 }),
    );
    await userEvent.clear(screen.getByLabelText("Поле сверху"));
    await userEvent.tab();
    await waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template.sheet?.top, "an empty margin: in the middle").toBe(-1),
    );
    await userEvent.click(screen.getByLabelText("Несколько карточек на листе"));
    await waitFor(() => expect(last(asked, "templates_draw_sheet")?.template.sheet, "each a page").toBeNull());
    await userEvent.click(screen.getByLabelText("Несколько карточек на листе"));
    await waitFor(() =>
      expect(last(asked, "templates_draw_sheet")?.template.sheet?.width, "the sheet of before").toBe(230),
    );
  });
});

describe("the designer", () => {
  it("shows the sheet of a card and changes it, each step taken back", async () => {
    const { asked } = programme({ ...starter("badge", SIZES.badge[0] as Size), title: "Бейдж" });
    render(DesignerPage, { key: "a" });
    await userEvent.click(await screen.findByRole("button", { name: "Показать лист целиком" }));
    await waitFor(() => expect(last(asked, "templates_draw_sheet")?.template.sheet?.across, "as it is").toBe(2));
    const across = screen.getByLabelText<HTMLInputElement>("Карточек в ряд");
    await userEvent.clear(across);
    await userEvent.type(across, "3{Tab}");
    expect(
      await screen.findByText("На лист не помещается: лишние 60 мм"),
      "the error stands at its field",
    ).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Отменить шаг" }));
    await waitFor(() => expect(screen.queryByText(/На лист не помещается/), "until it is mended").toBeNull());
    expect(across.value, "the step is taken back").toBe("2");
  });

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
    const names = () => columns().map((each) => each.firstElementChild?.textContent);
    await waitFor(() => expect(names(), "what the rows bring").toEqual(["Номер строки", "Имя полностью", "Телефон"]));
    columns()[0]?.focus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await waitFor(() => expect(names()[1], "Alt and an arrow move the column").toBe("Номер строки"));
    await waitFor(() => expect(document.activeElement, "which keeps the keyboard").toBe(columns()[1]));
    await userEvent.selectOptions(screen.getByLabelText("Что в нём"), "Пусто, заполняют от руки");
    await userEvent.clear(screen.getByLabelText("Заголовок столбца"));
    await userEvent.type(screen.getByLabelText("Заголовок столбца"), "Подпись");
    await userEvent.clear(screen.getByLabelText("Ширина", { selector: "section ~ .pairs input" }));
    await userEvent.type(screen.getByLabelText("Ширина", { selector: "section ~ .pairs input" }), "30{Tab}");
    const drawn = () => last(asked, "templates_draw")?.template.elements.at(-1)?.shows;
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
