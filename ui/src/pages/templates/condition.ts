import type { PlaceholderValue, TemplateWhen } from "@/api";

/** How something of the programme decides whether an element is shown. */
export type Holds = "filled" | "empty" | "equal" | "unequal" | "least" | "fewer";

/** What a condition asks for. */
export function holdsOf(when: TemplateWhen): Holds {
  if (when.least !== undefined) return when.not ? "fewer" : "least";
  if (when.equals === null) return when.not ? "empty" : "filled";
  return when.not ? "unequal" : "equal";
}

/** The condition with another question; where it begins to compare, with this value first, or with the number one. */
export function whenOf(when: TemplateWhen, holds: Holds, first = ""): TemplateWhen {
  const not = holds === "empty" || holds === "unequal" || holds === "fewer";
  if (holds === "least" || holds === "fewer") return { name: when.name, equals: null, least: when.least ?? 1, not };
  const compares = holds === "equal" || holds === "unequal";
  return { name: when.name, equals: compares ? (when.equals ?? first) : null, not };
}

/** The known value that a condition names: by its key, or as it is printed in any language. */
export function knownOf(values: readonly PlaceholderValue[], equals: string | null): PlaceholderValue | undefined {
  if (equals === null) return undefined;
  const word = equals.trim();
  return values.find(({ value }) => value === word) ?? values.find(({ printed }) => printed.includes(word));
}

/** Whether an element with this condition can stand on a page of this number; only a condition on the page itself says that it cannot. */
export function standsOn(when: TemplateWhen | null, page: number): boolean {
  if (when?.name !== "page") return true;
  const holds =
    when.least !== undefined ? page >= when.least : when.equals === null || when.equals.trim() === String(page);
  return holds !== when.not;
}
