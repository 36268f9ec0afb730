import { describe, expect, it } from "vitest";
import type { TemplateShows } from "@/api";
import { Drawing, fresh } from "../drawing.svelte";
import { aligned, distributed, frameOn, snapped, snappedSize } from "../geometry";
import { standsOn } from "../condition";
import { KINDS, sizeName, sizeOf, SIZES, type Size } from "../sheets";
import { starter } from "../starters";
import { cellOf, freshTable, moved } from "../table";
import { frame, page, template } from "./stage";

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
    values: [],
    row: true,
    number: false,
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
  it.each(["registrationSheet", "programme", "yearPlan", "scoreSheet"] as const)(
    "stand within every size of a new %s, below its lines",
    (kind) => {
      for (const size of SIZES[kind]) {
        const { elements } = starter(kind, size);
        const table = elements.findIndex(({ shows }) => shows.kind === "table");
        const lines = elements.slice(0, table).map((each) => each.frame.y + each.frame.height);
        const top = elements[table]?.frame.y ?? 0;
        expect(Math.max(...lines), "no line stands in the table").toBeLessThanOrEqual(top);
        for (const { name, frame: place } of elements) {
          expect(place.x + place.width, `${name} within the width`).toBeLessThanOrEqual(size.page.width);
          expect(place.y + place.height, `${name} within the height`).toBeLessThanOrEqual(size.page.height);
        }
        const below = elements.slice(table + 1).map((each) => each.frame.y);
        const end = top + (elements[table]?.frame.height ?? 0);
        expect(Math.min(...below), "what stands below the table is not in it").toBeGreaterThanOrEqual(end);
      }
    },
  );
});

describe("the text of a document", () => {
  it("stands where it begins on further pages, with the same lower edge", () => {
    const shows = { ...fresh("body", ""), furtherTop: 20 } as TemplateShows;
    const place = frame(25, 40, 170, 230);
    expect(frameOn({ frame: place, shows }, 1), "on the first page in its frame").toEqual(place);
    expect(frameOn({ frame: place, shows }, 2), "higher on the others").toEqual(frame(25, 20, 170, 250));
    expect(frameOn({ frame: place, shows: fresh("body", "") }, 2), "without another top as before").toEqual(place);
  });
});

describe("a condition on the page", () => {
  const on = (number: number, change: object) =>
    standsOn({ name: "page", equals: null, not: false, ...change }, number);
  it("says where an element stands", () => {
    expect([on(1, { equals: "1" }), on(2, { equals: "1" })], "on the first").toEqual([true, false]);
    expect([on(1, { equals: "1", not: true }), on(2, { equals: "1", not: true })], "on the others").toEqual([
      false,
      true,
    ]);
    expect([on(1, { least: 2 }), on(2, { least: 2 })], "from the second on").toEqual([false, true]);
    expect(standsOn({ name: "draft", equals: null, not: false }, 2), "anything else may hold anywhere").toBe(true);
    expect(standsOn(null, 2), "and without one it always does").toBe(true);
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
  it("leave the same element selected when they are taken back and again", () => {
    const drawing = new Drawing(template(frame(10, 10), frame(10, 30), frame(10, 50)));
    const named = () => drawing.selected.map((index) => drawing.template.elements[index]?.name);
    drawing.select(0);
    drawing.raise(1);
    expect([drawing.selected, named()], "one layer up").toEqual([[1], ["Текст 1"]]);
    drawing.undo();
    expect([drawing.selected, named()], "down again with its selection").toEqual([[0], ["Текст 1"]]);
    drawing.redo();
    expect([drawing.selected, named()], "and up again").toEqual([[1], ["Текст 1"]]);
    drawing.select(0, true);
    drawing.remove();
    drawing.undo();
    expect(named(), "what comes back is selected").toEqual(["Текст 1", "Текст 2"]);
    drawing.redo();
    expect([drawing.selected, drawing.template.elements.length], "and goes with its selection").toEqual([[], 1]);
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
