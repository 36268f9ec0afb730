/** The tallest element that every web view still places exactly. */
const TALLEST = 8_000_000;

/**
 * Where the rows of a long list stand. Lists that are taller than an element can be are scrolled in proportion: the
 * scrollbar then stands for more than it measures, and every row can still be reached.
 */
export class Scroll {
  /** The height of the scrolled element. */
  readonly height: number;
  /** Rows that are drawn: those in view, one cut at each end, and a few more. */
  readonly visible: number;
  readonly #real: number;

  constructor(
    total: number,
    readonly rowHeight: number,
    readonly viewport: number,
  ) {
    this.#real = total * rowHeight;
    this.height = Math.min(this.#real, TALLEST);
    this.visible = Math.ceil(viewport / rowHeight) + 4;
  }

  /** Pixels of the list above the view. */
  #offset(scrollTop: number): number {
    const range = this.height - this.viewport;
    return range <= 0 ? 0 : Math.min(scrollTop / range, 1) * (this.#real - this.viewport);
  }

  /** The first row that is drawn. */
  first(scrollTop: number): number {
    return Math.max(0, Math.floor(this.#offset(scrollTop) / this.rowHeight) - 2);
  }

  /** Where a row stands inside the scrolled element. */
  position(index: number, scrollTop: number): number {
    return (
      index * this.rowHeight - (this.#offset(scrollTop) - Math.min(scrollTop, Math.max(0, this.height - this.viewport)))
    );
  }

  /** Where to scroll so that a row is in view; undefined when it is. */
  reveal(index: number, scrollTop: number): number | undefined {
    const offset = this.#offset(scrollTop);
    const top = index * this.rowHeight;
    const wanted =
      top < offset
        ? top
        : top + this.rowHeight > offset + this.viewport
          ? top + this.rowHeight - this.viewport
          : undefined;
    if (wanted === undefined) return undefined;
    const range = this.#real - this.viewport;
    return range <= 0 ? 0 : (wanted / range) * (this.height - this.viewport);
  }
}
