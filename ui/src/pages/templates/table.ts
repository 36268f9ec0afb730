import type { PlaceholderRow, TemplateColumn, TemplateShows } from "@/api";

/** As the documents have it. */
export const MOST_COLUMNS = 20;

/** What the cells of a column hold: what the rows bring, nothing, or a text of the user's. */
export type CellContent = { kind: "row"; name: string } | { kind: "blank" } | { kind: "own" };

/** What a cell's text says, where these are what rows bring. */
export function cellOf(text: string, holds: readonly { name: string }[]): CellContent {
  if (text === "") return { kind: "blank" };
  const name = /^\{([a-z0-9_]+)\}$/.exec(text)?.[1];
  return name !== undefined && holds.some((each) => each.name === name) ? { kind: "row", name } : { kind: "own" };
}

/** The columns with one of them moved; undefined where it cannot go farther. */
export function moved(columns: readonly TemplateColumn[], from: number, by: 1 | -1): TemplateColumn[] | undefined {
  const column = columns[from];
  const to = from + by;
  if (!column || to < 0 || to >= columns.length) return undefined;
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

/** A new table: the first things that the rows bring, or two columns to be filled in by hand. */
export function freshTable(rows: readonly PlaceholderRow[], meaning: (row: PlaceholderRow) => string): TemplateShows {
  const column = (title: string, text: string): TemplateColumn => ({ title, text, width: 0, align: "left" });
  const known = rows.filter((each) => each.row).slice(0, 4);
  return {
    kind: "table",
    columns:
      known.length > 0
        ? known.map((each) => column(meaning(each), `{${each.name}}`))
        : [column("", ""), column("", "")],
    size: 9.5,
    rowHeight: 8,
    grid: true,
    zebra: false,
    blankRows: known.length > 0 ? 0 : 5,
  };
}
