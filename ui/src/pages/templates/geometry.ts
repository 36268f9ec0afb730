import type { TemplateElement, TemplateFrame as Frame } from "@/api";

/** A line that something snapped to: across (`x`) or along (`y`) the page, mm. */
export interface Guide {
  axis: "x" | "y";
  at: number;
}

/** How selected elements stand to each other. */
export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** A tenth of a millimetre is finer than any printer; it keeps the numbers short. */
export function round(mm: number): number {
  return Math.round(mm * 10) / 10;
}

/** Where an element stands on a page of this number: the text of a document may begin elsewhere on further pages. */
export function frameOn({ frame, shows }: Pick<TemplateElement, "frame" | "shows">, page: number): Frame {
  if (page === 1 || shows.kind !== "body" || shows.furtherTop < 0) return frame;
  return { ...frame, y: shows.furtherTop, height: Math.max(0, round(frame.y + frame.height - shows.furtherTop)) };
}

/** Points of a PDF in a millimetre. */
export const POINTS_A_MM = 72 / 25.4;

/** The margins that elements snap to, mm. */
export const MARGIN = 10;

type Axis = "x" | "y";
const LENGTH = { x: "width", y: "height" } as const;

/** The lines of a frame along an axis: begin, middle, end. */
function lines(frame: Frame, axis: Axis): [number, number, number] {
  const from = frame[axis];
  const length = frame[LENGTH[axis]];
  return [from, from + length / 2, from + length];
}

/** What can be snapped to along an axis: the page's margins, edges and middle, and the lines of other elements. */
function targets(others: readonly Frame[], page: { width: number; height: number }, axis: Axis): number[] {
  const size = page[LENGTH[axis]];
  return [0, MARGIN, size / 2, size - MARGIN, size, ...others.flatMap((other) => lines(other, axis))];
}

function nearest(candidates: readonly number[], wanted: readonly number[], within: number) {
  let best: { by: number; at: number } | undefined;
  for (const line of candidates) {
    for (const at of wanted) {
      const by = at - line;
      if (Math.abs(by) <= within && (!best || Math.abs(by) < Math.abs(best.by))) best = { by, at };
    }
  }
  return best;
}

/** A frame moved to the nearest lines within reach, and those lines. */
export function snapped(
  frame: Frame,
  others: readonly Frame[],
  page: { width: number; height: number },
  within: number,
): { frame: Frame; guides: Guide[] } {
  const guides: Guide[] = [];
  const moved = { ...frame };
  for (const axis of ["x", "y"] as const) {
    const found = nearest(lines(frame, axis), targets(others, page, axis), within);
    if (!found) continue;
    moved[axis] = round(frame[axis] + found.by);
    guides.push({ axis, at: found.at });
  }
  return { frame: moved, guides };
}

/** A frame whose right and lower edge go to the nearest lines within reach, and those lines. */
export function snappedSize(
  frame: Frame,
  others: readonly Frame[],
  page: { width: number; height: number },
  within: number,
): { frame: Frame; guides: Guide[] } {
  const guides: Guide[] = [];
  const sized = { ...frame };
  for (const axis of ["x", "y"] as const) {
    const found = nearest([lines(frame, axis)[2]], targets(others, page, axis), within);
    if (!found) continue;
    sized[LENGTH[axis]] = Math.max(0, round(frame[LENGTH[axis]] + found.by));
    guides.push({ axis, at: found.at });
  }
  return { frame: sized, guides };
}

/** Frames aligned with the box around them; one alone with the page. */
export function aligned(frames: readonly Frame[], how: Alignment, page: { width: number; height: number }): Frame[] {
  const axis: Axis = how === "left" || how === "centre" || how === "right" ? "x" : "y";
  const length = LENGTH[axis];
  const from = frames.length > 1 ? Math.min(...frames.map((frame) => frame[axis])) : 0;
  const to = frames.length > 1 ? Math.max(...frames.map((frame) => frame[axis] + frame[length])) : page[length];
  return frames.map((frame) => {
    const free = to - from - frame[length];
    const share = how === "left" || how === "top" ? 0 : how === "right" || how === "bottom" ? 1 : 0.5;
    return { ...frame, [axis]: round(from + free * share) };
  });
}

/** Three or more frames with the same room between neighbours; the first and the last stay. */
export function distributed(frames: readonly Frame[], axis: Axis): Frame[] {
  if (frames.length < 3) return [...frames];
  const length = LENGTH[axis];
  const order = frames.map((_, index) => index).toSorted((a, b) => (frames[a]?.[axis] ?? 0) - (frames[b]?.[axis] ?? 0));
  const first = frames[order[0] ?? 0];
  const last = frames[order.at(-1) ?? 0];
  if (!first || !last) return [...frames];
  const taken = frames.reduce((sum, frame) => sum + frame[length], 0);
  const gap = (last[axis] + last[length] - first[axis] - taken) / (frames.length - 1);
  const result = [...frames];
  let at = first[axis];
  for (const index of order) {
    const frame = frames[index];
    if (!frame) continue;
    result[index] = { ...frame, [axis]: round(at) };
    at += frame[length] + gap;
  }
  return result;
}
