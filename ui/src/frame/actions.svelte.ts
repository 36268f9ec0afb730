import { untrack, type Component } from "svelte";

/** Something that can be done from the palette. */
export interface Action {
  /** A name of its own, such as `people-new`. */
  id: string;
  /** What it is called, in the language that is shown. */
  label: () => string;
  /** Its icon. */
  icon?: Component<{ size?: number | string; strokeWidth?: number | string }>;
  /** Its keys, for show; registering them is the matter of `shortcuts`. */
  keys?: string;
  /** Does it. */
  run: () => void;
}

class Actions {
  #list: Action[] = $state.raw([]);

  /** All actions, the window's first. */
  get list(): readonly Action[] {
    return this.#list;
  }

  /** Registers actions until the returned function is called. */
  register(...actions: Action[]): () => void {
    // Registering is done in effects, which must not come to depend on the list that they change.
    this.#list = [...untrack(() => this.#list), ...actions];
    return () => {
      this.#list = untrack(() => this.#list).filter((known) => !actions.includes(known));
    };
  }
}

/** The actions of the palette. */
export const actions = new Actions();

/** Registers a page's actions for as long as the component lives. */
export function useActions(...list: Action[]): void {
  $effect(() => actions.register(...list));
}
