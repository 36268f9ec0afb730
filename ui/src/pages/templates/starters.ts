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
  registrationSheet: listed,
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

/** What event it is, the table of people, the number of the page. */
function listed({ width, height }: TemplatePage): TemplateElement[] {
  const wide = Math.max(20, width - 30);
  const line = (name: string, y: number, size: number, words: string, change: Partial<TemplateText> = {}) =>
    element(
      name,
      { x: 15, y, width: wide, height: size * 0.6 },
      worded(words, { size, leastSize: Math.round(size * 0.6), ...change }),
    );
  const column = (
    title: string,
    text: string,
    mm: number,
    align: TemplateColumn["align"] = "left",
  ): TemplateColumn => ({
    title,
    text,
    width: mm,
    align,
  });
  return [
    line(t("template-element-heading"), 14, 18, t("sheet-heading"), { bold: true }),
    line(t("template-element-event"), 27, 13, t("sheet-event", { title: "{event}" }), { bold: true, lines: 2 }),
    line(t("template-element-when"), 37, 10, "{days}, {time} · {place}"),
    element(
      t("designer-kind-table"),
      { x: 15, y: 47, width: wide, height: Math.max(20, height - 69) },
      {
        kind: "table",
        columns: [
          column(t("sheet-number"), "{row}", 11, "right"),
          column(t("sheet-name"), "{name}", 0),
          column(t("sheet-organisation"), "{organisation}", 0),
          column(t("sheet-phone"), "{phone}", 34),
          column(t("sheet-signature"), "", 32),
        ],
        size: 9.5,
        rowHeight: 9.5,
        grid: true,
        zebra: false,
        blankRows: 0,
      },
    ),
    line(t("placeholder-page"), height - 15, 9, t("paper-page", { page: "{page}", pages: "{pages}" }), {
      align: "right",
    }),
  ];
}

/** A text in the sans that cards and lists are set in. */
function worded(words: string, change: Partial<TemplateText>): TemplateElement["shows"] {
  return { ...fresh("text", words), family: "sans", ...change } as TemplateElement["shows"];
}

function element(name: string, frame: TemplateElement["frame"], shows: TemplateElement["shows"]): TemplateElement {
  return { name, frame, when: null, locked: false, shows };
}
