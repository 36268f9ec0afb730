// The list before printing as values: which lines are shown, in which order, and for whom is printed.
import type { CertificateLine, Order } from "@/api";
import { folded } from "@/components/preview/find";

/** Which lines are shown. */
export type Shown = "all" | "given" | "leftOut" | "doubtful";

/** Whether somebody gets a certificate, or has one. */
export const isGiven = (line: CertificateLine): boolean => line.standing === "new" || line.standing === "printed";

/** Whether a case of the name is doubtful. */
export const isDoubtful = (line: CertificateLine): boolean => line.forms.some(({ source }) => source === "doubtful");

/** The name as it will be printed; in several cases where they differ. */
export const printedName = (line: CertificateLine): string =>
  [...new Set(line.forms.map(({ printed }) => printed))].join(" · ");

/** The lines of this kind that hold every word. */
export function shown(lines: readonly CertificateLine[], which: Shown, text: string): CertificateLine[] {
  const words = folded(text).split(" ").filter(Boolean);
  return lines.filter((line) => {
    if (which === "given" && !isGiven(line)) return false;
    if (which === "leftOut" && isGiven(line)) return false;
    if (which === "doubtful" && !isDoubtful(line)) return false;
    const said = folded(`${line.name} ${printedName(line)} ${line.organisation} ${line.number}`);
    return words.every((word) => said.includes(word));
  });
}

/** The lines in an order of the grid; by name, as the programme sorts it, without one. */
export function sorted(lines: CertificateLine[], order: Order | null): CertificateLine[] {
  if (!order) return lines;
  const value = (line: CertificateLine): string => {
    switch (order.column) {
      case "organisation":
        return line.organisation;
      case "part":
        return line.part;
      case "standing":
        return `${line.standing} ${line.status ?? ""}`;
      case "number":
        return line.number;
      default:
        return line.name;
    }
  };
  const compare = new Intl.Collator("ru").compare;
  const by = lines.toSorted((one, other) => compare(value(one), value(other)));
  return order.descending ? by.toReversed() : by;
}

/** Of these, those who have a certificate on another template than this. */
export function onOther(lines: readonly CertificateLine[], template: string | null): CertificateLine[] {
  return lines.filter((line) => line.template && line.template !== template);
}

/** Of these, those whose certificate would say something else than it does in the register. */
export function changing(lines: readonly CertificateLine[]): CertificateLine[] {
  return lines.filter((line) => line.before);
}

/** Those for whom is printed: all who get one, or the chosen ones of them, and who is to get one as an exception. */
export function toPrint(
  lines: readonly CertificateLine[],
  choice: { onlyNew: boolean; selected: ReadonlySet<string>; exceptions: ReadonlyMap<string, string> },
): CertificateLine[] {
  return lines.filter((line) => {
    if (choice.selected.size > 0 && !choice.selected.has(line.personId)) return false;
    if (line.standing === "undecided") return false;
    if (!isGiven(line) && !choice.exceptions.has(line.personId)) return false;
    return !(choice.onlyNew && line.number);
  });
}
