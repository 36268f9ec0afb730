import { SvelteMap } from "svelte/reactivity";
import { asFailure, Latest, type Failure, type Order, type Rows, type Span } from "@/api";

/** Reads a window of a list. */
export type LoadRows<T> = (order: Order | null, span: Span) => Promise<Rows<T>>;

/** Rows that are read at once. */
export const PAGE = 100;
/** The most rows that a list answers with at once. */
const MOST = 1000;
const AT_ONCE = 2;
const KEPT = 40;

/**
 * The rows of a long list that were read so far, in pages. It reads what is looked at, at most two pages at once and
 * the newest wish first, so that dragging the scrollbar over a hundred thousand rows does not ask for all of them.
 */
export class RowWindow<T> {
  #pages = new SvelteMap<number, readonly T[]>();
  #total: number | undefined = $state();
  #failure: Failure | undefined = $state.raw();
  #load: LoadRows<T> | undefined;
  #order: Order | null = null;
  #generation = 0;
  #reading = new Set<number>();
  #wanted: number[] = [];
  #latest = new Latest();
  /** The size of the whole list; undefined until the first answer. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Why the last reading failed. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** A row, or undefined while it is being read. */
  row(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /**
   * Reads the list from the top, or the pages that are looked at. What is on screen stays until the answer is there,
   * then all of it changes at once.
   */
  restart(load: LoadRows<T>, order: Order | null, first: number, last: number): void {
    this.#generation += 1;
    this.#load = load;
    this.#order = order;
    this.#reading.clear();
    this.#wanted = [];
    const pages = pagesOf(first, last);
    this.#latest.ask(
      Promise.all(pages.map((page) => load(order, { offset: page * PAGE, limit: PAGE }))),
      (answers) => {
        this.#pages.clear();
        answers.forEach((answer, index) => this.#pages.set(pages[index] as number, answer.rows));
        this.#total = answers[0]?.total ?? 0;
        this.#failure = undefined;
      },
      (thrown) => (this.#failure = asFailure(thrown)),
    );
  }

  /** All rows from one to another, read where they are not at hand; none when the list was read again meanwhile. */
  async between(first: number, last: number): Promise<T[]> {
    const generation = this.#generation;
    const rows: T[] = [];
    try {
      while (this.#load && first + rows.length <= last) {
        const at = first + rows.length;
        const held = this.row(at);
        const read = held
          ? [held]
          : (await this.#load(this.#order, { offset: at, limit: Math.min(MOST, last - at + 1) })).rows;
        if (generation !== this.#generation) return [];
        // The list has become shorter.
        if (read.length === 0) break;
        rows.push(...read);
      }
    } catch (thrown) {
      if (generation === this.#generation) this.#failure = asFailure(thrown);
      return [];
    }
    return rows;
  }

  /** Acts when the rows that were asked for last are there: until then others stand on the screen. */
  answered(act: () => void): void {
    this.#latest.answered(act);
  }

  /** Says which rows are looked at. */
  look(first: number, last: number): void {
    this.#wanted = pagesOf(first, last).filter((page) => !this.#pages.has(page));
    this.#pump();
  }

  #pump(): void {
    const load = this.#load;
    if (!load || this.#total === undefined) return;
    for (const page of this.#wanted) {
      if (this.#reading.size >= AT_ONCE) return;
      if (!this.#reading.has(page)) void this.#read(load, page);
    }
  }

  async #read(load: LoadRows<T>, page: number): Promise<void> {
    const generation = this.#generation;
    this.#reading.add(page);
    try {
      const answer = await load(this.#order, { offset: page * PAGE, limit: PAGE });
      if (generation !== this.#generation) return;
      this.#pages.set(page, answer.rows);
      this.#total = answer.total;
      if (this.#pages.size > KEPT) this.#drop(page);
    } catch (thrown) {
      if (generation === this.#generation) this.#failure = asFailure(thrown);
    } finally {
      if (generation === this.#generation) {
        this.#reading.delete(page);
        this.#wanted = this.#wanted.filter((wanted) => !this.#pages.has(wanted));
        if (!this.#failure) this.#pump();
      }
    }
  }

  // Memory stays flat: the pages farthest from the one just read go.
  #drop(near: number): void {
    const far = [...this.#pages.keys()].toSorted((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, this.#pages.size - KEPT)) this.#pages.delete(page);
  }
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, last) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
