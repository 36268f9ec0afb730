// What stands on a page, by the name that a person reads. Testing Library works out the roles and labels of everything on the
// page for each question, which takes jsdom seconds on a large one; these look at labels and names alone.

const named = (text: string | null | undefined, name: string | RegExp) =>
  typeof name === "string" ? text?.trim() === name : name.test(text?.trim() ?? "");

function one<E>(found: readonly E[], name: string | RegExp): E {
  const [first, second] = found;
  if (first === undefined || second !== undefined)
    throw new Error(`${found.length} are called ${String(name)}: ${document.body.textContent}`);
  return first;
}

/** The fields that labels of this name belong to. */
export function fields<E extends HTMLElement = HTMLInputElement>(label: string | RegExp): E[] {
  const labels = [...document.querySelectorAll("label")].filter(({ textContent }) => named(textContent, label));
  return labels.flatMap((each) => (document.getElementById(each.htmlFor) as E | null) ?? []);
}

/** The one field with this label. */
export function field<E extends HTMLElement = HTMLInputElement>(label: string | RegExp): E {
  return one(fields<E>(label), label);
}

/** The one button of this name. */
export function button(name: string | RegExp): HTMLButtonElement {
  const all = [...document.querySelectorAll("button")];
  return one(
    all.filter((each) => named(each.getAttribute("aria-label") ?? each.textContent, name)),
    name,
  );
}
