import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { fakeProgramme, type Answers } from "./transport";

/** A programme for tests whose `command` takes long: it goes on until it is stopped, and then ends as the programme ends it. */
export function longWork(command: string, answers: Answers = {}) {
  let job: string | undefined;
  let end: ((error: unknown) => void) | undefined;
  const programme = fakeProgramme({
    ...answers,
    [command]: (_request, named) => {
      job = named;
      return new Promise((_done, failed) => (end = failed));
    },
    jobs_cancel: (request) => {
      if (request === job) end?.({ code: "cancelled", facts: {}, issues: [] });
      return null;
    },
  });
  return {
    ...programme,
    /** Says how far the work is, and waits until a person sees it. */
    async goesOn(stage: string, done: number, total: number): Promise<HTMLElement> {
      await waitFor(() => {
        if (!job) throw new Error(`nobody has asked for ${command}`);
      });
      programme.tell("progress", { job, stage, done, total });
      return screen.findByRole("progressbar");
    },
    /** Presses the button beside the bar, and waits until both are gone. */
    async stop(): Promise<void> {
      const panel = (await screen.findByRole("progressbar")).parentElement as HTMLElement;
      await userEvent.click(within(panel).getByText("Отмена"));
      await waitFor(() => {
        if (screen.queryByRole("progressbar")) throw new Error("the bar still stands");
      });
    },
  };
}
