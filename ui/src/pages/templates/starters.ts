// What a new template begins with.
import type { Template, TemplateColumn, TemplateElement } from "@/api";
import { t } from "@/i18n/index.svelte";
import { fresh } from "./drawing.svelte";

/** An empty certificate, A4 on its side. */
export function certificate(): Template {
  return {
    version: 1,
    kind: "certificate",
    title: t("templates-new-title"),
    page: { width: 297, height: 210 },
    sheet: null,
    background: null,
    elements: [],
  };
}

/** A registration sheet: what event it is, the table of people, the number of the page. */
export function registrationSheet(): Template {
  const text = (name: string, y: number, size: number, words: string, change: Record<string, unknown> = {}) =>
    element(name, { x: 15, y, width: 180, height: size * 0.6 }, {
      ...fresh("text", words),
      size,
      leastSize: Math.round(size * 0.6),
      family: "sans",
      ...change,
    } as TemplateElement["shows"]);
  const column = (title: string, cell: string, width: number, align: TemplateColumn["align"] = "left") => ({
    title,
    text: cell,
    width,
    align,
  });
  return {
    version: 1,
    kind: "registrationSheet",
    title: t("templates-new-sheet-title"),
    page: { width: 210, height: 297 },
    sheet: null,
    background: null,
    elements: [
      text(t("template-element-heading"), 14, 18, t("sheet-heading"), { bold: true }),
      text(t("template-element-event"), 27, 13, t("sheet-event", { title: "{event}" }), { bold: true, lines: 2 }),
      text(t("template-element-when"), 37, 10, "{days}, {time} · {place}"),
      element(
        t("designer-kind-table"),
        { x: 15, y: 47, width: 180, height: 228 },
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
      text(t("placeholder-page"), 282, 9, t("paper-page", { page: "{page}", pages: "{pages}" }), { align: "right" }),
    ],
  };
}

function element(name: string, frame: TemplateElement["frame"], shows: TemplateElement["shows"]): TemplateElement {
  return { name, frame, when: null, locked: false, shows };
}
