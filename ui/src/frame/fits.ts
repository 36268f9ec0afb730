function fold(text: string): string {
  return text.toLocaleLowerCase("ru").replaceAll("ё", "е");
}

/** Whether every word of what was typed begins a word of the label. An empty text fits everything. */
export function fits(label: string, typed: string): boolean {
  const words = fold(label).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** Whether the label begins with what was typed, and enough was typed to mean it. */
export function begins(label: string, typed: string): boolean {
  const part = fold(typed).trim();
  return part.length >= 5 && fold(label).startsWith(part);
}
