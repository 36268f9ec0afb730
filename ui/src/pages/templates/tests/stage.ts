// What the tests of templates and their designer share.
import type { TemplateFrame as Frame, Template, TemplateShows } from "@/api";
import { fakeProgramme } from "@/test/transport";
import { fresh } from "../drawing.svelte";

/** The engine's pictures, without the engine. */
export const noPdf = {
  openPdf: async () => ({
    pages: 1,
    size: async () => ({ width: 842, height: 595 }),
    draw: () => ({ painted: Promise.resolve(), done: Promise.resolve(), stop: () => undefined }),
    close: () => undefined,
  }),
};

/** What a picture from a file is called. */
export const PICTURE = "0f".repeat(32);

/** The title of a template that another laptop changes while it is open. */
export const ELSEWHERE = "Изменят на другом ноутбуке";

/** A sheet of A4 on its side. */
export const page = { width: 297, height: 210 };
export const frame = (x: number, y: number, width = 20, height = 10): Frame => ({ x, y, width, height });

/** A certificate with one element. */
export function showing(shows: TemplateShows, place = frame(10, 10, 100, 20)): Template {
  const made = template(place);
  return { ...made, elements: made.elements.map((element) => ({ ...element, shows })) };
}

/** A certificate with a text in each of these places. */
export function template(...frames: Frame[]): Template {
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

/** The rule of the documents, as far as these tests need it. */
const overhangs = ({ page: card, sheet }: Template) =>
  sheet && sheet.across * card.width > sheet.width
    ? [{ at: "sheet.across", by: Math.ceil((sheet.across * card.width - sheet.width) * 100) }]
    : [];

/** A programme with two templates, of which this one is opened. */
export function programme(opened: Template = template(frame(10, 10, 100, 20), frame(10, 60, 100, 20))) {
  return fakeProgramme({
    templates_list: () => [
      { key: "shipped-participant", id: null, title: "Сертификат участника", kind: "certificate" },
      { key: "a", id: "a", title: "Благодарность", kind: "certificate" },
    ],
    templates_open: () => ({
      id: "a",
      template: opened,
      placeholders: [
        { name: "name_dative", meaning: "name-dative", picture: false, row: false, number: false, values: [] },
        {
          name: "role",
          meaning: "certificate-role",
          picture: false,
          row: false,
          number: false,
          values: [
            { value: "participant", label: "Участник", printed: ["участника", "participant"] },
            { value: "speaker", label: "Спикер", printed: ["спикера", "speaker"] },
          ],
        },
        { name: "hours", meaning: "event-hours", picture: false, row: false, number: true, values: [] },
        { name: "signer1_name", meaning: "signer-name", picture: false, row: false, number: false, values: [] },
        { name: "signer2_name", meaning: "signer-name", picture: false, row: false, number: false, values: [] },
        { name: "signer2_post", meaning: "signer-post", picture: false, row: false, number: false, values: [] },
        {
          name: "signer1_facsimile",
          meaning: "signer-facsimile",
          picture: true,
          row: false,
          number: false,
          values: [],
        },
        { name: "seal", meaning: "seal", picture: true, row: false, number: false, values: [] },
        { name: "row", meaning: "row-number", picture: false, row: true, number: false, values: [] },
        { name: "name", meaning: "name", picture: false, row: true, number: false, values: [] },
        { name: "phone", meaning: "phone", picture: false, row: true, number: false, values: [] },
      ],
    }),
    templates_import: () => ({
      value: { id: "b", leftOut: 0, overhangs: [{ at: "sheet.across", by: 6000 }] },
      changed: ["documents"],
      undo: { undo: null, redo: null },
    }),
    templates_add_picture: () => ({ value: PICTURE, changed: ["documents"], undo: { undo: null, redo: null } }),
    templates_export_drawn: (request) => {
      const { title } = request as Template;
      return { key: 1, name: `${title}.sokrat-template`, folder: "", pages: 0, bytes: 4, warnings: [] };
    },
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
        moreMisfits: placed.some(({ fits }) => !fits) ? 2 : 0,
        warnings: ["Текст не помещается в рамку: БЛАГОДАРНОСТЬ"],
      };
    },
    templates_edit: (request) => {
      const { base } = request as { base: Template | null };
      // As the programme throws.
      // oxlint-disable-next-line no-throw-literal
      if (base?.title === ELSEWHERE) throw { code: "template-changed", facts: {}, issues: [] };
      return { value: null, changed: ["documents"], undo: { undo: null, redo: null } };
    },
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
export const last = (asked: { command: string; request: unknown }[], command: string) =>
  asked.findLast((each) => each.command === command)?.request as { template: Template } | undefined;
