import type { Pdf } from "./pdf";

const SPACES = /\s+/gu;

/**
 * Stands where a word goes on in the next line: for a hyphen that the layout put there, or for one that the word has. A
 * letter for private use, which no document of ours has.
 */
const BROKEN = "\uE000";
const LINE_ENDS = /([\p{L}\p{M}\p{N}])[-\u00AD\u2010][^\S\n]*\n\s*(?=[\p{L}\p{N}])/gu;

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

/** What finds words in a text that is folded and has `BROKEN` where a word goes on in the next line. */
function pattern(wanted: string): RegExp {
  const pieces = wanted.match(/- ?|[^-]/gu) ?? [];
  const read = pieces.map((piece) =>
    piece.startsWith("-") ? `(?:${piece}|${BROKEN})` : piece.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"),
  );
  return new RegExp(read.join(`${BROKEN}?`), "u");
}

/** The pages of a document that have these words, in order. */
export async function find(pdf: Pick<Pdf, "pages" | "text">, words: string): Promise<number[]> {
  const wanted = folded(words);
  const found: number[] = [];
  if (!wanted) return found;
  const sought = pattern(wanted);
  for (let page = 1; page <= pdf.pages; page += 1) {
    const text = (await pdf.text(page)).replace(LINE_ENDS, `$1${BROKEN}`);
    if (sought.test(folded(text))) found.push(page);
  }
  return found;
}
