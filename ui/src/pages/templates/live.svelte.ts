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

/** The last picture that is whole, what was found when it was drawn, and what went wrong since. */
export interface Live {
  readonly pdf: Pdf | undefined;
  readonly tried: Tried | undefined;
  readonly failure: Failure | undefined;
}

/** Milliseconds of rest before the engine draws again. */
const REST = 180;

/** Draws what is asked for as soon as the hand rests; answers that come late are dropped. For the life of a component. */
export function live(asked: () => Asked): Live {
  let pdf: Pdf | undefined = $state.raw();
  let tried: Tried | undefined = $state.raw();
  let failure: Failure | undefined = $state.raw();

  $effect(() => {
    const { sheet, ...trial } = asked();
    let late = false;
    const timer = setTimeout(() => {
      void (async () => {
        const [bytes, next] = await Promise.all([
          sheet ? call("templates.draw_sheet", trial) : call("templates.draw", trial),
          call("templates.trial", trial),
        ]);
        const opened = await openPdf(bytes);
        if (late) return opened.close();
        pdf?.close();
        pdf = opened;
        tried = next;
        failure = undefined;
      })().catch((thrown: unknown) => {
        if (!late) failure = asFailure(thrown);
      });
    }, REST);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  });
  $effect(() => () => pdf?.close());

  return {
    get pdf() {
      return pdf;
    },
    get tried() {
      return tried;
    },
    get failure() {
      return failure;
    },
  };
}
