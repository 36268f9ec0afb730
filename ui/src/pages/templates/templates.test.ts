import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { TemplateFrame as Frame, Template } from "@/api";
import { faults } from "@/components/tests/axe";
import { fakeProgramme } from "@/test/transport";
import DesignerPage from "./DesignerPage.svelte";
import { Drawing, fresh } from "./drawing.svelte";
import { aligned, distributed, snapped, snappedSize } from "./geometry";
import Templates from "./Templates.svelte";

vi.mock("@/components/preview/pdf", () => ({
  openPdf: async () => ({
    pages: 1,
    draw: () => ({ done: Promise.resolve(), stop: () => undefined }),
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
        { name: "name_dative", meaning: "name-dative", picture: false },
        { name: "seal", meaning: "seal", picture: true },
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
});
