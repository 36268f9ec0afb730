// What the engine makes of a template while somebody changes it.
import { asFailure, call, type Failure, type SampleName, type Template, type Tried } from "@/api";
import { openPdf, type Pdf } from "@/components/preview/pdf";

/** What is to be drawn. */
export interface Asked {
  template: Template;
  /** With whose name. */
  sample: SampleName;
  /** The sheet with a card in each place, instead of one card. */
  sheet: boolean;
}

/** A picture that is whole. */
export interface Picture {
  pdf: Pdf;
  /** What it shows, mm: it stays while the next one is drawn, which may be of another size. */
  size: { width: number; height: number };
  /** Whether it shows the sheet. */
  sheet: boolean;
}

/** The last picture, what was found when it was drawn, and what went wrong since. */
export interface Live {
  readonly picture: Picture | undefined;
  /** Whether another picture is on its way. */
  readonly busy: boolean;
  readonly tried: Tried | undefined;
  readonly failure: Failure | undefined;
}

/** Milliseconds of rest before the engine draws again. */
const REST = 180;

/**
 * Draws what is asked for as soon as the hand rests; answers that come late are dropped. One thing at a time: what is asked
 * while the engine draws waits until it is done, and only the newest of that is drawn. For the life of a component.
 */
export function live(asked: () => Asked): Live {
  let picture: Picture | undefined = $state.raw();
  let busy = $state(true);
  let tried: Tried | undefined = $state.raw();
  let failure: Failure | undefined = $state.raw();
  /** What is to be drawn next; none while nothing new was asked. */
  let wanted: Asked | undefined;
  let drawing = false;

  async function work() {
    drawing = true;
    while (wanted) {
      const now = wanted;
      await draw(now).catch((thrown: unknown) => {
        if (wanted === now) failure = asFailure(thrown);
      });
      if (wanted !== now) continue;
      wanted = undefined;
      busy = false;
    }
    drawing = false;
  }

  async function draw(now: Asked) {
    const { sheet, ...trial } = now;
    const [bytes, next] = await Promise.all([
      sheet ? call("templates.draw_sheet", trial) : call("templates.draw", trial),
      call("templates.trial", trial),
    ]);
    const pdf = await openPdf(bytes);
    if (wanted !== now) return pdf.close();
    picture?.pdf.close();
    const { template } = trial;
    picture = { pdf, size: (sheet && template.sheet) || template.page, sheet };
    tried = next;
    failure = undefined;
  }

  $effect(() => {
    const next = asked();
    // What is on its way is of before.
    wanted = undefined;
    busy = true;
    const timer = setTimeout(() => {
      wanted = next;
      if (!drawing) void work();
    }, REST);
    return () => clearTimeout(timer);
  });
  $effect(() => () => {
    wanted = undefined;
  });
  $effect(() => () => picture?.pdf.close());

  return {
    get picture() {
      return picture;
    },
    get busy() {
      return busy;
    },
    get tried() {
      return tried;
    },
    get failure() {
      return failure;
    },
  };
}
