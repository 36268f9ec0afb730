import type { PageText, Pdf } from "./pdf";

const SPACES = /\s+/gu;

/**
 * Stands where a word goes on in the next line: for a hyphen that the layout put there, or for one that the word has. A
 * letter for private use, which no document of ours has.
 */
const BROKEN = "\uE000";
const LINE_ENDS = /([\p{L}\p{M}\p{N}])[-\u00AD\u2010][^\S\n]*\n\s*(?=[\p{L}\p{N}])/gu;
const PAGE_END = /([\p{L}\p{M}\p{N}])[-\u00AD\u2010]\s*$/u;
const PAGE_BEGIN = /^\s*[\p{L}\p{N}]/u;

/** A text as it is compared: case, ё and breaks between lines do not count. */
export function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLocaleLowerCase("ru")
    .replaceAll("\u0451", "\u0435")
    .replaceAll("\u00AD", "")
    .replace(SPACES, " ")
    .trim();
}

/** The same with `BROKEN` where a word goes on in the next line. */
function joined(text: string): string {
  return folded(text.replace(LINE_ENDS, `$1${BROKEN}`));
}

/** What finds words in a text that is folded and has `BROKEN` where a word goes on in the next line. */
function pattern(wanted: string): RegExp {
  const pieces = wanted.match(/- ?|[^-]/gu) ?? [];
  const read = pieces.map((piece) =>
    piece.startsWith("-") ? `(?:${piece}|${BROKEN})` : piece.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"),
  );
  return new RegExp(read.join(`${BROKEN}?`), "gu");
}

function has(text: string, sought: RegExp): boolean {
  return text.search(sought) >= 0;
}

/** Whether the words go on from one page to the next, in the middle of a word that is divided between the two. */
function crosses(page: string, next: string, sought: RegExp): boolean {
  if (!PAGE_END.test(page) || !PAGE_BEGIN.test(next)) return false;
  const before = joined(page.replace(PAGE_END, "$1"));
  const text = `${before}${BROKEN}${joined(next)}`;
  // From each place: one that begins later may cross where an earlier one does not.
  sought.lastIndex = 0;
  for (let found = sought.exec(text); found && found.index <= before.length; found = sought.exec(text)) {
    if (found.index + found[0].length > before.length) return true;
    sought.lastIndex = found.index + 1;
  }
  return false;
}

/** The pages of a document that have these words, in order; words that go on in the next page stand on the one they begin on. */
export async function find(pdf: Pick<Pdf, "pages" | "text">, words: string): Promise<number[]> {
  const wanted = folded(words);
  const found: number[] = [];
  if (!wanted) return found;
  const sought = pattern(wanted);
  let next = pdf.pages > 0 ? await pdf.text(1) : undefined;
  for (let page = 1; next; page += 1) {
    const text: PageText = next;
    next = page < pdf.pages ? await pdf.text(page + 1) : undefined;
    if (has(joined(text.all), sought) || (next && crosses(text.running, next.running, sought))) found.push(page);
  }
  return found;
}
