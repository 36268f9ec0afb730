// The sizes that new templates are offered in: of cards with the sheets that they are cut or peeled from, of pages.
import type { Template, TemplatePage, TemplateSheet } from "@/api";
import { hundredths } from "@/i18n/format";
import { t } from "@/i18n/index.svelte";

/** What can be drawn anew. */
export const KINDS = [
  "certificate",
  "badge",
  "tableCard",
  "label",
  "registrationSheet",
  "programme",
  "yearPlan",
  "scoreSheet",
  "minutes",
] as const;
export type NewKind = (typeof KINDS)[number];

/** Sheets of paper as shops sell them. */
export const PAPERS = [
  { name: "a4", width: 210, height: 297 },
  { name: "a4-side", width: 297, height: 210 },
  { name: "a5", width: 148, height: 210 },
  { name: "a5-side", width: 210, height: 148 },
  { name: "a3", width: 297, height: 420 },
] as const;
export type Paper = (typeof PAPERS)[number];

/** A size that is ready. */
export interface Size {
  page: TemplatePage;
  sheet: TemplateSheet | null;
}

const paper = (name: Paper["name"]): Size => {
  const { width, height } = PAPERS.find((each) => each.name === name) ?? PAPERS[0];
  return { page: { width, height }, sheet: null };
};

/** Cards in the middle of a sheet of A4. */
const cards = (
  width: number,
  height: number,
  across: number,
  down: number,
  change: Partial<TemplateSheet> = {},
): Size => ({
  page: { width, height },
  sheet: {
    width: 210,
    height: 297,
    across,
    down,
    gapX: 0,
    gapY: 0,
    left: -1,
    top: -1,
    marks: true,
    folded: false,
    ...change,
  },
});
const labels = (width: number, height: number, across: number, down: number, gapX = 0): Size =>
  cards(width, height, across, down, { gapX, marks: false });

/** The sizes that a kind is offered in; it begins with the first. Labels are as their makers say. */
export const SIZES: Record<NewKind, readonly Size[]> = {
  certificate: [paper("a4-side"), paper("a4"), paper("a5-side"), paper("a5")],
  registrationSheet: [paper("a4"), paper("a4-side")],
  programme: [paper("a4"), paper("a4-side"), paper("a5"), paper("a3")],
  yearPlan: [paper("a4-side"), paper("a4"), paper("a3")],
  scoreSheet: [paper("a4"), paper("a4-side")],
  minutes: [paper("a4"), paper("a4-side")],
  badge: [cards(90, 60, 2, 4), cards(86, 54, 2, 5), cards(90, 120, 2, 2), cards(105, 148.5, 2, 2)],
  tableCard: [
    cards(190, 66, 1, 2, { folded: true }),
    cards(277, 90, 1, 1, { folded: true, width: 297, height: 210 }),
    cards(95, 48, 2, 3, { folded: true }),
  ],
  label: [
    labels(70, 37, 3, 8),
    labels(70, 36, 3, 8),
    labels(63.5, 38.1, 3, 7, 2.5),
    labels(99.1, 38.1, 2, 7, 2.5),
    labels(105, 37, 2, 8),
    labels(99.1, 67.7, 2, 4, 2.5),
  ],
};

/** The size that a kind begins with. */
export const first = (kind: NewKind): Size => SIZES[kind][0] ?? paper("a4");

/** Whether something is printed for each person on a card of its own, several on a sheet. */
export function isCard(kind: Template["kind"]): boolean {
  return kind === "badge" || kind === "tableCard" || kind === "label";
}

/** What a sheet of paper is called; none that no shop sells. */
export function paperOf({ width, height }: { width: number; height: number }): Paper | undefined {
  return PAPERS.find((each) => each.width === width && each.height === height);
}

/** What people call a size. */
export function sizeName({ page, sheet }: Size): string {
  const known = paperOf(page);
  if (!sheet) return known ? t(`template-paper-${known.name}`) : t("template-size", measures(page));
  return t("template-size-cards", { ...measures(page), count: sheet.across * sheet.down });
}

const measures = ({ width, height }: TemplatePage) => ({
  width: hundredths(Math.round(width * 100)),
  height: hundredths(Math.round(height * 100)),
});

/** Which of the sizes a template has; none of them where its measures are its own. */
export function sizeOf(sizes: readonly Size[], { page, sheet }: Size): number | null {
  const wanted = key({ page, sheet });
  const found = sizes.findIndex((size) => key(size) === wanted);
  return found < 0 ? null : found;
}

/** The measures in an order of ours: the programme answers them in its own. */
const key = ({ page, sheet }: Size) =>
  [page.width, page.height, ...(sheet ? Object.entries(sheet).toSorted(([a], [b]) => a.localeCompare(b)) : [])].join();
