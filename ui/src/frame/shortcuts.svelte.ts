import { untrack } from "svelte";
import type { PlainKey } from "@/i18n/index.svelte";

/** A key with what it does. */
export interface Shortcut {
  /** The keys as `Ctrl+K`, `Alt+ArrowLeft`, `F1`, `?`; letters by their place on the keyboard, whatever the layout. */
  keys: string;
  /** What it does, for the sheet of shortcuts. */
  label: PlainKey;
  /** Does it. */
  run: () => void;
  /** Whether it also works while somebody types into a field; those with Ctrl or Alt and the F keys do unless told otherwise. */
  whileTyping?: boolean;
  /** Whether it belongs to the page that is shown rather than to the window. */
  page?: boolean;
}

/** Whether letters typed now go into a text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** The keys of an event in the spelling of `Shortcut.keys`. Letters and digits by their place: Ctrl+Я is Ctrl+Z. */
export function keysOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1] ?? /^Digit(\d)$/.exec(event.code)?.[1];
  const modified = event.ctrlKey || event.altKey || event.metaKey;
  const key = modified && letter ? letter : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // Shift is part of a character such as "?", and said of a key.
  const shift = event.shiftKey && (modified || event.key.length > 1);
  const control = event.ctrlKey || event.metaKey;
  return `${control ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}

class Shortcuts {
  #list: Shortcut[] = $state.raw([]);

  /** All that are registered, the window's first. */
  get list(): readonly Shortcut[] {
    return this.#list;
  }

  /** Registers shortcuts until the returned function is called. A later one of the same keys goes before. */
  register(...shortcuts: Shortcut[]): () => void {
    // Registering is done in effects, which must not come to depend on the list that they change.
    this.#list = [...untrack(() => this.#list), ...shortcuts];
    return () => {
      this.#list = untrack(() => this.#list).filter((known) => !shortcuts.includes(known));
    };
  }

  /** Runs the shortcut of a key, if there is one. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const keys = keysOf(event);
    const found = this.#list.findLast((known) => known.keys === keys);
    if (!found) return;
    const typing = isTyping(event.target);
    if (typing && !(found.whileTyping ?? /^(Ctrl\+|Alt\+|F\d)/.test(keys))) return;
    // Below an open dialog the window's keys are silent, as they are for the mouse.
    if (document.querySelector("dialog[open]") && !found.whileTyping) return;
    event.preventDefault();
    found.run();
  }
}

/** The keyboard of the window. */
export const shortcuts = new Shortcuts();

/** Registers a page's shortcuts for as long as the component lives. */
export function useShortcuts(...list: Shortcut[]): void {
  $effect(() => shortcuts.register(...list.map((shortcut) => ({ page: true, ...shortcut }))));
}
