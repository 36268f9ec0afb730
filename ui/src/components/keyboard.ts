import { tick } from "svelte";

/** Whether somebody can type into it or press it now. */
export const usable = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement &&
  element !== document.body &&
  element.isConnected &&
  !element.matches(":disabled") &&
  element.getClientRects().length > 0;

/** Gives the keyboard back to what had it, once that can be used again, unless a person has gone somewhere else meanwhile. */
export async function giveBack(before: Element | null): Promise<void> {
  // What was busy or hidden can be used a moment later.
  await tick();
  if (!usable(document.activeElement) && usable(before)) before.focus();
}

/**
 * An attachment for a part of a page whose buttons come and go with what they do: where the one that has the keyboard goes,
 * the keyboard is at the main button of the part, or at its first one, and not lost.
 */
export function keepsKeyboard(part: HTMLElement): () => void {
  let last: EventTarget | null = null;
  // A bar that has the keyboard while work is under way gives it back itself.
  const came = (event: FocusEvent) => {
    if (event.target instanceof Element && !event.target.closest("[data-passing]")) last = event.target;
  };
  const watching = new MutationObserver(() => {
    if (!(last instanceof Node) || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    const buttons = [...part.querySelectorAll("button")].filter(usable);
    (buttons.find((button) => button.matches(".primary")) ?? buttons[0])?.focus();
  });
  part.addEventListener("focusin", came);
  watching.observe(part, { childList: true, subtree: true });
  return () => {
    watching.disconnect();
    part.removeEventListener("focusin", came);
  };
}
