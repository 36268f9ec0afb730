import type { TemplateFrame as Frame, Template, TemplateElement, TemplateShows } from "@/api";
import { aligned, distributed, round, type Alignment } from "./geometry";

/** What can be put on a card. */
export type Kind = TemplateShows["kind"];

/** How a picture can fill its frame. */
export const FITS = ["contain", "cover", "stretch"] as const;

const MOST_STEPS = 200;

/** What stood on the board: the selection goes with its template, whose elements it knows by their numbers. */
interface Stand {
  template: Template;
  selected: readonly number[];
}

/** A template on the drawing board: what is selected, and every step taken, to be taken back. */
export class Drawing {
  #template: Template = $state.raw() as Template;
  #saved = $state.raw("");
  #past: readonly Stand[] = $state.raw([]);
  #future: readonly Stand[] = $state.raw([]);
  #selected: readonly number[] = $state.raw([]);
  #step = "";

  constructor(template: Template) {
    this.#template = template;
    this.#saved = JSON.stringify(template);
  }

  /** The template as it stands. It is never changed in place: each step makes another. */
  get template(): Template {
    return this.#template;
  }

  /** The numbers of the selected elements. */
  get selected(): readonly number[] {
    return this.#selected;
  }

  /** The element that is selected, if it is one alone. */
  get one(): { index: number; element: TemplateElement } | undefined {
    const [index] = this.#selected;
    const element = index === undefined ? undefined : this.#template.elements[index];
    return this.#selected.length === 1 && index !== undefined && element ? { index, element } : undefined;
  }

  /** Whether something was changed since it was kept last. */
  get dirty(): boolean {
    return JSON.stringify(this.#template) !== this.#saved;
  }

  /** Whether there is a step to take back. */
  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Whether there is a step to take again. */
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** It is kept in the programme as it stands now. */
  kept(template: Template): void {
    this.#saved = JSON.stringify(template);
  }

  /** Selects elements; `more` adds one to those selected, or takes it out. */
  select(index: number | undefined, more = false): void {
    this.#step = "";
    if (index === undefined) this.#selected = [];
    else if (!more) this.#selected = [index];
    else if (this.#selected.includes(index)) this.#selected = this.#selected.filter((each) => each !== index);
    else this.#selected = [...this.#selected, index];
  }

  /** Takes a step. Steps of one name in a row count as one: a held arrow key is taken back at once. */
  change(step: string, next: Partial<Template>): void {
    const template = { ...this.#template, ...next };
    if (JSON.stringify(template) === JSON.stringify(this.#template)) return;
    if (step === "" || step !== this.#step) this.#past = [...this.#past, this.#stand].slice(-MOST_STEPS);
    this.#step = step;
    this.#future = [];
    this.#template = template;
  }

  /** The next step is another one, whatever its name. */
  rest(): void {
    this.#step = "";
  }

  /** Takes the last step back; what was selected before it is selected again. */
  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#future = [this.#stand, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#show(before);
  }

  /** Takes the step again that was taken back last. */
  redo(): void {
    const [next, ...rest] = this.#future;
    if (!next) return;
    this.#past = [...this.#past, this.#stand];
    this.#future = rest;
    this.#show(next);
  }

  get #stand(): Stand {
    return { template: this.#template, selected: this.#selected };
  }

  #show({ template, selected }: Stand): void {
    this.#step = "";
    this.#template = template;
    this.#selected = selected;
  }

  /** Changes elements by their numbers. */
  edit(
    step: string,
    indices: readonly number[],
    change: (element: TemplateElement, place: number) => TemplateElement,
  ): void {
    const elements = this.#template.elements.map((element, index) => {
      const place = indices.indexOf(index);
      return place < 0 ? element : change(element, place);
    });
    this.change(step, { elements });
  }

  /** The selected elements that may be moved. */
  get movable(): number[] {
    return this.#selected.filter((index) => !this.#template.elements[index]?.locked);
  }

  /** Moves what is selected, mm. */
  move(x: number, y: number): void {
    this.edit("move", this.movable, ({ frame, ...element }) => ({
      ...element,
      frame: { ...frame, x: round(frame.x + x), y: round(frame.y + y) },
    }));
  }

  /** Makes what is selected wider and higher, mm. */
  resize(width: number, height: number): void {
    this.edit("resize", this.movable, ({ frame, ...element }) => ({
      ...element,
      frame: {
        ...frame,
        width: Math.max(0, round(frame.width + width)),
        height: Math.max(0, round(frame.height + height)),
      },
    }));
  }

  /** Places elements. */
  place(step: string, frames: ReadonlyMap<number, Frame>): void {
    this.edit(step, [...frames.keys()], (element, place) => ({
      ...element,
      frame: [...frames.values()][place] ?? element.frame,
    }));
  }

  /** Aligns what is selected with each other; one alone with the page. */
  align(how: Alignment): void {
    this.#arrange((frames) => aligned(frames, how, this.#template.page));
  }

  /** Gives what is selected the same room between neighbours. */
  distribute(axis: "x" | "y"): void {
    this.#arrange((frames) => distributed(frames, axis));
  }

  #arrange(by: (frames: Frame[]) => Frame[]): void {
    const indices = this.movable;
    const frames = by(
      indices.map((index) => this.#template.elements[index]?.frame ?? { x: 0, y: 0, width: 0, height: 0 }),
    );
    this.edit("", indices, (element, place) => ({ ...element, frame: frames[place] ?? element.frame }));
  }

  /** Puts a new element on top, in the middle of the card, and selects it. */
  add(name: string, shows: TemplateShows): void {
    const { width, height } = this.#template.page;
    const size = SIZES[shows.kind];
    const wide = Math.min(size.width, width);
    const high = Math.min(size.height, height);
    const frame = { x: round((width - wide) / 2), y: round((height - high) / 2), width: wide, height: high };
    const elements = [...this.#template.elements, { name, frame, when: null, locked: false, shows }];
    this.change("", { elements });
    this.select(elements.length - 1);
  }

  /** Makes what is selected a second time, a little lower, and selects that. */
  duplicate(): void {
    const copies = this.#selected.flatMap((index) => this.#template.elements[index] ?? []);
    if (copies.length === 0) return;
    const moved = copies.map((element) => ({
      ...element,
      frame: { ...element.frame, x: round(element.frame.x + 5), y: round(element.frame.y + 5) },
    }));
    const first = this.#template.elements.length;
    this.change("", { elements: [...this.#template.elements, ...moved] });
    this.#selected = moved.map((_, place) => first + place);
  }

  /** Takes what is selected away. */
  remove(): void {
    const gone = this.movable;
    if (gone.length === 0) return;
    this.change("", { elements: this.#template.elements.filter((_, index) => !gone.includes(index)) });
    this.#selected = [];
  }

  /** Moves the selected element one layer up (1) or down (-1). */
  raise(by: 1 | -1): void {
    const index = this.one?.index;
    const elements = [...this.#template.elements];
    if (index === undefined) return;
    const to = index + by;
    const [element, other] = [elements[index], elements[to]];
    if (!element || !other) return;
    elements[to] = element;
    elements[index] = other;
    this.change("", { elements });
    this.#selected = [to];
  }
}

const SIZES: Record<Kind, { width: number; height: number }> = {
  text: { width: 120, height: 12 },
  image: { width: 40, height: 40 },
  line: { width: 80, height: 0 },
  box: { width: 60, height: 30 },
  code: { width: 25, height: 25 },
  table: { width: 180, height: 80 },
  signatures: { width: 150, height: 25 },
  body: { width: 170, height: 230 },
};

/** What a new element shows; a table knows what its rows bring (`freshTable`). */
export function fresh(kind: Exclude<Kind, "table">, text: string): TemplateShows {
  const ink = "#1B3254";
  switch (kind) {
    case "text":
      return {
        kind,
        text,
        family: "serif",
        bold: false,
        italic: false,
        size: 16,
        leastSize: 10,
        colour: ink,
        align: "centre",
        vertical: "middle",
        lines: 1,
        leading: 1.25,
        tracking: 0,
        uppercase: false,
      };
    case "image":
      return { kind, picture: "", fit: "contain" };
    case "line":
      return { kind, colour: ink, width: 0.5, rising: false };
    case "box":
      return { kind, fill: null, stroke: ink, line: 0.5, radius: 0 };
    case "code":
      return { kind, text: "{code}", symbology: "qr", colour: ink, quiet: true };
    case "body":
      return { kind, family: "serif", size: 11, colour: ink, heading: true, furtherTop: -1 };
    case "signatures":
      return {
        kind,
        signers: [{ post: "{signer1_post}", name: "{signer1_name}", facsimile: "{signer1_facsimile}", seal: "{seal}" }],
        arrangement: "across",
        family: "serif",
        size: 10.5,
        colour: ink,
        line: "#4A5361",
        gap: 12,
        sealSize: 32,
      };
  }
}
