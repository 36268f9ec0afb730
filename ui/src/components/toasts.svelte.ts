import { untrack } from "svelte";

/** A short message that goes by itself; its button is there as long as it `stands`. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "good" | "bad";
  readonly action?: { label: string; run: () => void; stands?: () => boolean };
}

const STAYS = 6000;
/** What is bad news, or can be pressed: that takes reading, deciding and getting there. */
const STAYS_LONG = 12_000;

class Toasts {
  #list: Toast[] = $state.raw([]);
  #next = 0;
  /** Where messages can stand, the outermost first. */
  #places: readonly symbol[] = $state.raw([]);
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Those on screen, oldest first. */
  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Makes a place for messages; what is shown stands in the one that was made last. */
  stand(): symbol {
    const place = Symbol();
    this.#places = [...untrack(() => this.#places), place];
    this.#moved();
    return place;
  }

  /** Takes a place away. */
  leave(place: symbol): void {
    this.#places = untrack(() => this.#places).filter((each) => each !== place);
    this.#moved();
  }

  /** What has moved is read anew, and nobody points at it or has the keyboard in it any more. */
  #moved(): void {
    for (const toast of untrack(() => this.#list)) this.resume(toast);
  }

  /** The messages of a place. */
  at(place: symbol): readonly Toast[] {
    return this.#places.at(-1) === place ? this.#list : [];
  }

  /** Shows a message; at most three stand at once. */
  show(text: string, options: { tone?: Toast["tone"]; action?: Toast["action"] } = {}): void {
    const toast: Toast = {
      id: (this.#next += 1),
      text,
      tone: options.tone ?? "plain",
      ...(options.action ? { action: options.action } : {}),
    };
    this.#list = [...untrack(() => this.#list), toast].slice(-3);
    this.resume(toast);
  }

  /** Takes a message away. */
  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#list = untrack(() => this.#list).filter((toast) => toast.id !== id);
  }

  /** Holds a message while somebody points at it or has the focus in it. */
  hold(toast: Toast): void {
    clearTimeout(this.#timers.get(toast.id));
  }

  /** Lets the time of a message run. */
  resume(toast: Toast): void {
    this.hold(toast);
    const stays = toast.tone === "bad" || toast.action ? STAYS_LONG : STAYS;
    this.#timers.set(
      toast.id,
      setTimeout(() => this.dismiss(toast.id), stays),
    );
  }
}

/** The messages of the window. */
export const toasts = new Toasts();
