import type { Noun, UndoState } from "./generated/commands";
import { transport } from "./transport";

/** Every noun: for what shows all of the programme. */
export const NOUNS: Noun[] = [
  "programme",
  "calendar",
  "people",
  "organisations",
  "registrations",
  "competitions",
  "documents",
  "laptops",
  "duplicates",
];

/** What shows or counts people and organisations, and is another when records are joined or separated. */
const SHOWN_JOINED: Noun[] = ["calendar", "people", "organisations", "registrations", "competitions", "documents"];

/** Milliseconds that an event waits for the answer that it belongs to. */
const EVENT_WAITS = 25;

/**
 * What has changed in the programme, counted by noun, and what undo and redo would do.
 * A page that read the count of a noun is told when it grows.
 */
class Changes {
  #counts: Record<Noun, number> = $state({
    programme: 0,
    calendar: 0,
    people: 0,
    organisations: 0,
    registrations: 0,
    competitions: 0,
    documents: 0,
    laptops: 0,
    duplicates: 0,
  });
  #undo: UndoState = $state({ undo: null, redo: null });
  #own = $state(0);
  #ownChanged = false;
  #held = new Set<Noun>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What undo and redo would do now. */
  get undo(): UndoState {
    return this.#undo;
  }

  /** A number that grows with every change of one of these nouns. */
  version(nouns: readonly Noun[]): number {
    return nouns.reduce((sum, noun) => sum + this.#counts[noun], 0);
  }

  /** A number that grows with every change that somebody made in this window: what undo takes back is another one then. */
  get own(): number {
    return this.#own;
  }

  /** Whether the last thing that somebody did in this window has changed anything. */
  get ownChanged(): boolean {
    return this.#ownChanged;
  }

  /** Notes what somebody did in this window. */
  did(nouns: readonly Noun[]): void {
    this.#ownChanged = nouns.length > 0;
    if (this.#ownChanged) this.#own += 1;
  }

  /** Another programme is open: everything is to be read again. */
  reset(undo: UndoState): void {
    this.apply(NOUNS, undo);
  }

  /** Takes in what a change has touched; the pages that show it read again. */
  apply(nouns: Iterable<Noun>, undo: UndoState): void {
    clearTimeout(this.#timer);
    const changed = new Set([...this.#held, ...nouns]);
    if (changed.has("duplicates")) for (const noun of SHOWN_JOINED) changed.add(noun);
    for (const noun of changed) this.#counts[noun] += 1;
    this.#held.clear();
    this.#undo = undo;
  }

  /**
   * Listens for the events about changes. A change of this window comes twice: as an event, then with its answer.
   * So an event waits a moment for an answer to take it along, and pages read again once.
   */
  listen(): () => void {
    return transport().listen("changed", (payload) => {
      const { nouns, undo } = payload as { nouns: Noun[]; undo: UndoState };
      for (const noun of nouns) this.#held.add(noun);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.apply([], undo), EVENT_WAITS);
    });
  }
}

/** Hears that something was found in the open file; `file.state` says what. */
export function onNoticed(hear: () => void): () => void {
  return transport().listen("noticed", hear);
}

/** Hears that the window is to close: the page decides whether it may. */
export function onClosing(hear: () => void): () => void {
  return transport().listen("closing", hear);
}

/** The changes of the open programme. */
export const changes = new Changes();
