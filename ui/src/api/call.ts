import { changes } from "./changes.svelte";
import { asFailure } from "./failure";
import type { Commands, Noun, Progress, UndoState } from "./generated/commands";
import { transport } from "./transport";

/** The name of a command. */
export type Command = keyof Commands;

/** What a command is asked with. */
export type Request<C extends Command> = Commands[C]["request"];

/** What a command answers. */
export type Answer<C extends Command> = Commands[C]["answer"];

/** How a command is run. */
export interface CallOptions {
  /** Hears how far long work has come, at most ten times a second. */
  onProgress?: (progress: Progress) => void;
  /** Asks the work to stop when the signal does; the call then fails with `cancelled`. */
  signal?: AbortSignal;
}

type Rest<C extends Command> =
  Request<C> extends null ? [request?: null, options?: CallOptions] : [request: Request<C>, options?: CallOptions];

/** What comes back from a change. */
interface Envelope {
  value: unknown;
  changed: Noun[];
  undo: UndoState;
}

function isEnvelope(answer: unknown): answer is Envelope {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "value" in answer &&
    "undo" in answer &&
    "changed" in answer &&
    Array.isArray(answer.changed)
  );
}

let jobs = 0;

/**
 * Runs a command of the programme. Fails with a `Failure` only. When it was a change, the pages that show what it
 * touched have been told by the time it returns.
 */
export async function call<C extends Command>(command: C, ...[request, options]: Rest<C>): Promise<Answer<C>> {
  const wire = command.replace(".", "_");
  const job = options?.onProgress || options?.signal ? `job-${(jobs += 1)}` : undefined;
  const stop = job && options?.onProgress ? hearProgress(job, options.onProgress) : undefined;
  const cancel = () =>
    void transport()
      .invoke("jobs_cancel", { request: job })
      .catch(() => undefined);
  if (options?.signal?.aborted) throw asFailure({ code: "cancelled" });
  options?.signal?.addEventListener("abort", cancel);
  const payload = { request: request ?? null, ...(job ? { job } : {}) };
  try {
    const answer = await transport().invoke(wire, payload);
    // No answer of a read looks like the envelope of a change.
    if (!isEnvelope(answer)) return answer as Answer<C>;
    changes.apply(answer.changed, answer.undo);
    // What the exchange brings, which goes on by itself, is nobody's to take back here.
    if (command !== "laptops.synchronise") changes.did(answer.changed);
    return answer.value as Answer<C>;
  } catch (thrown) {
    throw asFailure(thrown);
  } finally {
    stop?.();
    options?.signal?.removeEventListener("abort", cancel);
  }
}

function hearProgress(job: string, hear: (progress: Progress) => void): () => void {
  return transport().listen("progress", (payload) => {
    const progress = payload as Progress;
    if (progress.job === job) hear(progress);
  });
}
