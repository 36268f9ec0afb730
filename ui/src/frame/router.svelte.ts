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

  /** Goes to a page. Going to where the window is already does nothing. */
  go<R extends RouteName>(name: R, params: Routes[R] = {} as Routes[R]): void {
    const place = { name, params } as Place;
    if (same(place, this.place)) return;
    this.#places = [...this.#places.slice(0, this.#at + 1), place].slice(-MOST);
    this.#at = this.#places.length - 1;
  }

  /** Changes the parameters of the page that is shown without a step in the history, such as the record beside a list. */
  replace<R extends RouteName>(name: R, params: Routes[R]): void {
    this.#places = this.#places.with(this.#at, { name, params } as Place);
  }

  /** Goes back, if there is a page to go back to. */
  back(): void {
    if (this.canBack) this.#at -= 1;
  }

  /** Goes forward, if there is a page to go forward to. */
  forward(): void {
    if (this.canForward) this.#at += 1;
  }

  /** Forgets everything: another programme is open. */
  reset(): void {
    this.#places = [HOME];
    this.#at = 0;
  }
}

/** The router of the window. */
export const router = new Router();
