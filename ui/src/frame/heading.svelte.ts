class Heading {
  #text: string | undefined = $state();

  /** What the page calls itself; undefined where the title of its route says enough. */
  get text(): string | undefined {
    return this.#text;
  }

  set text(text: string | undefined) {
    this.#text = text;
  }

  /** Another page comes. */
  clear(): void {
    this.#text = undefined;
  }
}

/** The title of the page that is shown: in the window's title and for screen readers. */
export const heading = new Heading();

/** Gives the page a title of its own, such as a person's name, for as long as it is shown. */
export function useHeading(text: () => string | undefined): void {
  $effect(() => {
    heading.text = text();
  });
  $effect(() => () => heading.clear());
}
