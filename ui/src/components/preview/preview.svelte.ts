import type { Produced } from "@/api";

/** The document that the window shows, if it shows one. */
class Preview {
  #shown: Produced | undefined = $state.raw();

  /** The document on screen. */
  get shown(): Produced | undefined {
    return this.#shown;
  }

  /** Shows a document page by page, over whatever is on screen. */
  show(document: Produced): void {
    this.#shown = document;
  }

  /** Takes it away. */
  close(): void {
    this.#shown = undefined;
  }
}

/** The preview of the window: `preview.show(produced)` after a document was made. */
export const preview = new Preview();

/** How a page fits the room: as wide as it, whole, or so many times its real size. */
export type Zoom = "width" | "page" | number;

/** The steps of zooming in and out, from a half to four times the real size. */
export const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** CSS pixels of a point at real size. */
export const PIXELS_A_POINT = 96 / 72;

/** The next step from a scale: `1` in, `-1` out; the same where there is none. */
export function zoomed(scale: number, direction: 1 | -1): number {
  const steps = direction > 0 ? ZOOMS : ZOOMS.toReversed();
  return steps.find((step) => (step - scale) * direction > 0.01) ?? scale;
}
