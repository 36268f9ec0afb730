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
 * Draws what is asked for as soon as the hand rests; answers that come late are dropped, and what nobody waits for any more when the
 * engine is free again is not drawn at all. For the life of a component.
 */
export function live(asked: () => Asked): Live {
  let picture: Picture | undefined = $state.raw();
  let busy = $state(true);
  let tried: Tried | undefined = $state.raw();
  let failure: Failure | undefined = $state.raw();
  let before: Promise<void> = Promise.resolve();

  $effect(() => {
    const { sheet, ...trial } = asked();
    let late = false;
    busy = true;
    const timer = setTimeout(() => {
      const drawn = async () => {
        if (late) return;
        const [bytes, next] = await Promise.all([
          sheet ? call("templates.draw_sheet", trial) : call("templates.draw", trial),
          call("templates.trial", trial),
        ]);
        const pdf = await openPdf(bytes);
        if (late) return pdf.close();
        picture?.pdf.close();
        const { template } = trial;
        picture = { pdf, size: (sheet && template.sheet) || template.page, sheet };
        tried = next;
        failure = undefined;
        busy = false;
      };
      before = before.then(drawn).catch((thrown: unknown) => {
        if (late) return;
        failure = asFailure(thrown);
        busy = false;
      });
    }, REST);
    return () => {
      late = true;
      clearTimeout(timer);
    };
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
