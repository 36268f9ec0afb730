import type { Pdf } from "./pdf";

const SPACES = /\s+/gu;

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

/** The pages of a document that have these words, in order. */
export async function find(pdf: Pick<Pdf, "pages" | "text">, words: string): Promise<number[]> {
  const wanted = folded(words);
  const found: number[] = [];
  if (!wanted) return found;
  for (let page = 1; page <= pdf.pages; page += 1) {
    if (folded(await pdf.text(page)).includes(wanted)) found.push(page);
  }
  return found;
}
