// What a new template begins with, on a page of its size.
import type { Template, TemplateColumn, TemplateElement, TemplatePage, TemplateText } from "@/api";
import { t } from "@/i18n/index.svelte";
import { fresh } from "./drawing.svelte";
import { round } from "./geometry";
import type { NewKind, Size } from "./sheets";

/** A template of this kind and size: an empty certificate, a card with the person's name, a sheet with its table. */
export function starter(kind: NewKind, { page, sheet }: Size): Template {
  const elements = BEGINNINGS[kind](page);
  return { version: 1, kind, title: t(`template-new-${kind}`), page, sheet, background: null, elements };
}

const BEGINNINGS: Record<NewKind, (page: TemplatePage) => TemplateElement[]> = {
  certificate: () => [],
  badge: named(0.35),
  tableCard: named(0.7),
  label: addressed,
  registrationSheet: listed(signing),
  programme: listed(agenda),
  yearPlan: listed(year),
  scoreSheet: listed(scoring),
  minutes: written,
};

/** The person, large, and where from; `share` is the size of the name in points a millimetre of the card's height. */
function named(share: number) {
  return ({ width, height }: TemplatePage): TemplateElement[] => {
    const edge = round(width * 0.06);
    const size = Math.min(60, Math.max(8, Math.round(height * share)));
    const place = (from: number, high: number) => ({
      x: edge,
      y: round(height * from),
      width: round(width - 2 * edge),
      height: round(height * high),
    });
    const set = (text: string, points: number, change: Partial<TemplateText> = {}) =>
      worded(text, {
        size: points,
        leastSize: Math.max(5, Math.round(points * 0.4)),
        lines: 2,
        leading: 1.1,
        ...change,
      });
    return [
      element(t("template-element-name"), place(0.16, 0.48), set("{name}", size, { bold: true })),
      element(t("template-element-organisation"), place(0.68, 0.22), set("{organisation}", Math.round(size * 0.45))),
    ];
  };
}

/** The person above, the address below, within the five millimetres that no printer misses. */
function addressed({ width, height }: TemplatePage): TemplateElement[] {
  const place = (from: number, high: number) => ({
    x: 5,
    y: round(5 + (height - 10) * from),
    width: round(Math.max(10, width - 10)),
    height: round(Math.max(4, (height - 10) * high)),
  });
  const set = (text: string, size: number, change: Partial<TemplateText>) =>
    worded(text, { size, leastSize: 6, align: "left", vertical: "top", leading: 1.18, ...change });
  return [
    element(t("template-element-name"), place(0, 0.42), set("{name}", 11, { bold: true, lines: 2 })),
    element(
      t("template-element-address"),
      place(0.46, 0.54),
      set("{address}", 9, { vertical: "bottom", lines: 4, colour: "#4A5361" }),
    ),
  ];
}

/** A column: its heading, what it holds, how wide it is; without a width it shares what is left. */
const column = (title: string, text: string, width = 0, align: TemplateColumn["align"] = "left"): TemplateColumn => ({
  title,
  text,
  width,
  align,
});

/** Lines above, a table below them that goes on as far as it must, what stands under it, the number of the page. */
interface Listed {
  /** What each line is called, says, and how it is set. */
  lines: (readonly [name: string, words: string, size: number, change?: Partial<TemplateText>])[];
  columns: TemplateColumn[];
  /** The least height of a row, mm; room to write by hand. */
  rowHeight?: number;
  grid?: boolean;
  /** Stands on every page, below the table. */
  below?: readonly [name: string, words: string];
}

/** A list on a page of its size. */
function listed(make: () => Listed) {
  return ({ width, height }: TemplatePage): TemplateElement[] => {
    const { lines, columns, rowHeight = 0, grid = false, below } = make();
    const wide = Math.max(20, width - 30);
    let y = 14;
    const line = (name: string, words: string, size: number, change: Partial<TemplateText> = {}) => {
      const high = round(size * 0.38 * (change.lines ?? 1) * 1.35);
      const placed = element(
        name,
        { x: 15, y: round(y), width: wide, height: high },
        worded(words, { size, leastSize: Math.round(size * 0.6), ...change }),
      );
      y += high + 2;
      return placed;
    };
    const above = lines.map((each) => line(...each));
    const top = round(y + 2);
    const foot = below ? 34 : 22;
    const table = element(
      t("designer-kind-table"),
      { x: 15, y: top, width: wide, height: Math.max(20, round(height - top - foot)) },
      { kind: "table", columns, size: 9.5, rowHeight, grid, zebra: false, blankRows: 0 },
    );
    y = height - 27;
    const signed = below ? [line(...below, 10, { align: "left" })] : [];
    y = height - 15;
    const pages = line(t("placeholder-page"), t("paper-page", { page: "{page}", pages: "{pages}" }), 9, {
      align: "right",
    });
    return [...above, table, ...signed, pages];
  };
}

/** Whose paper it is, on the first page; the text of the document; the number of the page below. */
function written({ width, height }: TemplatePage): TemplateElement[] {
  const place = (y: number, high: number) => ({ x: 25, y, width: Math.max(40, width - 40), height: high });
  const set = (words: string, size: number, change: Partial<TemplateText>) =>
    worded(words, { size, leastSize: Math.round(size * 0.6), ...change });
  const first = { name: "page", equals: "1", not: false };
  const head = element(
    t("template-element-foundation"),
    place(14, 8),
    set("{foundation}", 14, { bold: true, align: "left" }),
  );
  const line = element(t("template-element-line"), place(25, 0), fresh("line", ""));
  const body = element(t("designer-kind-body"), place(32, round(Math.max(40, height - 54))), {
    ...fresh("body", ""),
    furtherTop: 20,
  } as TemplateElement["shows"]);
  const pages = element(
    t("placeholder-page"),
    place(height - 15, 5),
    set(t("paper-page", { page: "{page}", pages: "{pages}" }), 9, { align: "right" }),
  );
  return [{ ...head, when: first }, { ...line, when: first }, body, pages];
}

/** What event it is, the people, room to sign. */
function signing(): Listed {
  return {
    lines: [
      [t("template-element-heading"), t("sheet-heading"), 18, { bold: true }],
      [t("template-element-event"), t("sheet-event", { title: "{event}" }), 13, { bold: true, lines: 2 }],
      [t("template-element-when"), "{days}, {time} · {place}", 10],
    ],
    columns: [
      column(t("sheet-number"), "{row}", 11, "right"),
      column(t("sheet-name"), "{name}"),
      column(t("sheet-organisation"), "{organisation}"),
      column(t("sheet-phone"), "{phone}", 34),
      column(t("sheet-signature"), "", 32),
    ],
    rowHeight: 9.5,
    grid: true,
  };
}

/** What event it is, and what happens at it. */
function agenda(): Listed {
  return {
    lines: [
      [t("template-element-heading"), t("leaflet-heading"), 18, { bold: true }],
      [t("template-element-event"), t("sheet-event", { title: "{event}" }), 13, { bold: true, lines: 2 }],
      [t("template-element-when"), "{days}, {time} · {place}", 10],
    ],
    columns: [
      column(t("leaflet-time"), "{when}", 27),
      column(t("leaflet-item"), "{item}"),
      column(t("leaflet-speaker"), "{speaker}", 45),
      column(t("leaflet-room"), "{room}", 30),
    ],
  };
}

/** The year, and its events by date. */
function year(): Listed {
  return {
    lines: [
      [t("template-element-heading"), t("plan-heading", { year: "{year}" }), 18, { bold: true }],
      [
        t("template-element-programme"),
        t("report-programme", { programme: "{programme}", foundation: "{foundation}" }),
        10,
      ],
    ],
    columns: [
      column(t("sheet-number"), "{row}", 10, "right"),
      column(t("plan-day"), "{days}", 42),
      column(t("plan-event"), "{event}"),
      column(t("plan-kind"), "{event_kind}", 32),
      column(t("plan-place"), "{place}"),
    ],
  };
}

/** Which project by whom, the criteria, room for marks, who marks. */
function scoring(): Listed {
  return {
    lines: [
      [t("template-element-heading"), t("score-sheet", { number: "{application}" }), 16, { bold: true }],
      [t("placeholder-project"), "{project}", 12, { bold: true, lines: 2 }],
      [t("template-element-organisation"), "{organisation}", 10, { lines: 2 }],
      [t("placeholder-application-sum"), `${t("minutes-requested")}: {sum}`, 10],
      [t("placeholder-competition"), "{competition}", 10],
    ],
    columns: [
      column(t("sheet-number"), "{row}", 9, "right"),
      column(t("minutes-criterion"), "{criterion}"),
      column(t("score-marks"), "{least}–{most}", 20, "centre"),
      column(t("minutes-weight"), "{weight}", 15, "right"),
      column(t("score-mark"), "", 20),
      column(t("score-note"), "", 45),
    ],
    rowHeight: 12,
    grid: true,
    below: [t("placeholder-expert"), `${t("score-expert-signs")}: {expert} ____________________`],
  };
}

/** A text in the sans that cards and lists are set in. */
function worded(words: string, change: Partial<TemplateText>): TemplateElement["shows"] {
  return { ...fresh("text", words), family: "sans", ...change } as TemplateElement["shows"];
}

function element(name: string, frame: TemplateElement["frame"], shows: TemplateElement["shows"]): TemplateElement {
  return { name, frame, when: null, locked: false, shows };
}
