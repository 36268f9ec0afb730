import type { RouteName, Routes } from "./routes";

/** Where the window is: a page and its parameters. */
export interface Place {
  readonly name: RouteName;
  readonly params: Readonly<Record<string, string | undefined>>;
}

const HOME: Place = { name: "today", params: {} };
const MOST = 100;

function same(a: Place, b: Place): boolean {
  const keys = new Set([...Object.keys(a.params), ...Object.keys(b.params)]);
  return a.name === b.name && [...keys].every((key) => a.params[key] === b.params[key]);
}

/** The pages that were shown, and which of them is. Kept in memory: a desktop window has no address bar. */
class Router {
  #places: Place[] = $state.raw([HOME]);
  #at = $state(0);
  #guard: (() => Promise<boolean>) | undefined;

  /** Where the window is. */
  get place(): Place {
    return this.#places[this.#at] ?? HOME;
  }

  /** Whether there is a page to go back to. */
  get canBack(): boolean {
    return this.#at > 0;
  }

  /** Whether there is a page to go forward to. */
  get canForward(): boolean {
    return this.#at < this.#places.length - 1;
  }

  /** Whether the window is at this page, with these parameters among its others: what comes late takes nobody away from elsewhere. */
  isAt(name: RouteName, params: Place["params"] = {}): boolean {
    const { place } = this;
    return place.name === name && Object.entries(params).every(([key, value]) => place.params[key] === value);
  }

  /** Goes to a page. Going to where the window is already does nothing. */
  go<R extends RouteName>(name: R, params: Routes[R] = {} as Routes[R]): void {
    const place = { name, params } as Place;
    if (same(place, this.place)) return;
    this.#leave(() => {
      this.#places = [...this.#places.slice(0, this.#at + 1), place].slice(-MOST);
      this.#at = this.#places.length - 1;
    });
  }

  /** Changes the parameters of the page that is shown without a step in the history, such as the record beside a list. */
  replace<R extends RouteName>(name: R, params: Routes[R]): void {
    this.#places = this.#places.with(this.#at, { name, params } as Place);
  }

  /** Goes back, if there is a page to go back to. */
  back(): void {
    this.#leave(() => {
      if (this.canBack) this.#at -= 1;
    });
  }

  /** Goes forward, if there is a page to go forward to. */
  forward(): void {
    this.#leave(() => {
      if (this.canForward) this.#at += 1;
    });
  }

  /** Asks before the page that is shown is left, until the returned function is called: where the answer is no, it stays. */
  guard(mayLeave: () => Promise<boolean>): () => void {
    this.#guard = mayLeave;
    return () => {
      if (this.#guard === mayLeave) this.#guard = undefined;
    };
  }

  #leave(step: () => void): void {
    if (!this.#guard) return step();
    void this.#guard().then((may) => {
      if (may) step();
    });
  }

  /** Forgets everything: another programme is open. */
  reset(): void {
    this.#places = [HOME];
    this.#at = 0;
  }
}

/** The router of the window. */
export const router = new Router();
